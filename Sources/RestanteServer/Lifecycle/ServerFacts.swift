import RestanteConsole
import RestanteCore
import RestantePostgres
import RestanteSQLite

/// Tells the console of the server.
struct ServerFacts: ServerReporting {
  let settings: LiveSettings
  let directory: DataDirectory
  let store: any Store
  let startedAt: Timestamp

  func report() async -> ServerReport {
    let configuration = settings.current
    let isEmbedded = configuration.database == nil
    return ServerReport(
      version: ServerVersion.text, startedAt: startedAt, database: await database(configuration),
      databaseBytes: isEmbedded ? SQLiteStore.bytes(ofDatabase: directory.database) : nil,
      freeBytes: MinimumFreeSpace.freeBytes(at: configuration.dataDirectory),
      settings: configuration.reported, nodes: await nodes())
  }

  private func nodes() async -> [ServerReport.Node]? {
    guard let store = store as? PostgresStore else { return nil }
    return try? await store.connectedNodes().map { node in
      ServerReport.Node(
        place: node.name.place, version: node.name.version, connections: node.connections,
        since: node.since)
    }
  }

  /// The kind of the database, with its version where it is known.
  private func database(_ configuration: ServerConfiguration) async -> String {
    switch store {
    case is SQLiteStore: "SQLite \(SQLiteStore.engineVersion)"
    case let store as PostgresStore:
      await store.engineVersion().map { "PostgreSQL \($0)" } ?? "PostgreSQL"
    default: configuration.database == nil ? "embedded" : "PostgreSQL"
    }
  }
}
