public import RestanteCore
public import RestantePostgres
// Anyone who has the tests' stores has their cluster.
@_exported public import RestantePostgresCluster
public import RestanteTesting
import Synchronization

/// A store on a database of its own in the shared cluster. Its time stands still until it is moved.
public final class PostgresUnderTest: StoreUnderTest {
  /// The cluster.
  public let cluster: PostgresCluster
  /// The name of the database.
  public let database: String
  private let permit: Permit
  private let current: Mutex<PostgresStore>

  /// The store; another object after ``reopen()``.
  public var postgres: PostgresStore { current.withLock { $0 } }
  /// The store; another object after ``reopen()``.
  public var store: any Store { postgres }

  /// Few, for many tests run at once.
  private static let connections = PostgresStore.Connections(queues: 2, readers: 2)

  private init(
    cluster: PostgresCluster, database: String, permit: Permit, store: PostgresStore
  ) {
    self.cluster = cluster
    self.permit = permit
    self.database = database
    self.current = Mutex(store)
  }

  /// Makes a database and opens a store on it.
  ///
  /// - Parameter start: The time at which it stands still; `nil` lets it go on as the server's.
  public static func make(
    start: Timestamp? = ManualClock.defaultStart
  ) async throws -> PostgresUnderTest {
    let permit = await Permits.shared.take()
    let cluster = try PostgresCluster.shared.get()
    let database = try await makeDatabase(in: cluster)
    let settings = try cluster.settings(database: database)
    if let start {
      try await DatabaseScript.run(
        "UPDATE store_clock SET fixed = \(start.milliseconds)", on: settings)
    }
    let store = try await PostgresStore.open(
      settings.recorded(by: OneNodeCheck.shared.recorder), connections: connections, talks: false)
    return PostgresUnderTest(
      cluster: cluster, database: database, permit: permit, store: store)
  }

  /// Makes a database with all tables; returns its name.
  public static func makeDatabase(in cluster: PostgresCluster) async throws -> String {
    try await cluster.makeDatabase(from: TemplateDatabase.shared.name(in: cluster))
  }

  /// Opens one more store on the same database, as another node does.
  ///
  /// - Parameter talks: Whether it talks to other nodes by itself.
  public func openAnother(talks: Bool = false) async throws -> PostgresStore {
    try await PostgresStore.open(
      cluster.settings(database: database).recorded(by: OneNodeCheck.shared.recorder),
      connections: Self.connections, talks: talks)
  }

  /// Moves the database's time forward.
  public func advance(milliseconds: Int64) async throws {
    try await DatabaseScript.run(
      "UPDATE store_clock SET shift = shift + \(milliseconds)",
      on: cluster.settings(database: database))
    // The store knows the time as it last saw it.
    _ = try? await store.portals()
  }

  /// What a check of the database finds.
  public func findings() throws -> [String] {
    try PostgresIntegrity.findings(of: cluster.settings(database: database))
  }

  /// Closes the store and opens it again on the same data.
  public func reopen() async throws {
    await postgres.close()
    let reopened = try await openAnother()
    current.withLock { $0 = reopened }
  }

  /// Closes the store, removes the database and makes sure that all statements so far stay on one
  /// node where the tables are spread over several.
  public func end() async throws {
    await postgres.close()
    try await cluster.removeDatabase(database)
    try await OneNodeCheck.shared.run(in: cluster)
  }
}

/// A database with all tables, which others are copied from.
private actor TemplateDatabase {
  static let shared = TemplateDatabase()
  private var making: Task<String, any Error>?

  func name(in cluster: PostgresCluster) async throws -> String {
    if let making { return try await making.value }
    let task = Task {
      let name = try await cluster.makeDatabase()
      await (try PostgresStore.open(cluster.settings(database: name))).close()
      return name
    }
    making = task
    return try await task.value
  }
}
