package import RestanteCore

/// SQL of tests and tools, outside any store.
package enum DatabaseScript {
  /// Runs one or more statements without parameters, each committed by itself unless the text says
  /// otherwise.
  package static func run(
    _ sql: String, on settings: ConnectionSettings
  ) async throws(StoreError) {
    try await ScriptConnection(settings: settings).run(sql)
  }

  /// The first column of what one statement returns, as text.
  package static func query(
    _ sql: String, on settings: ConnectionSettings
  ) async throws(StoreError) -> [String] {
    try await ScriptConnection(settings: settings).query(sql)
  }
}

/// A connection for one script.
private actor ScriptConnection {
  private nonisolated let thread = DedicatedThread(name: "pg-script")
  private let session: Session

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(settings: ConnectionSettings) {
    session = Session(settings: settings)
  }

  func run(_ sql: String) throws(StoreError) {
    defer { session.close() }
    try session.runScript(sql)
  }

  func query(_ sql: String) throws(StoreError) -> [String] {
    defer { session.close() }
    let rows = try session.run("SELECT t::text FROM (\(sql)) AS q (t)")
    return (0..<rows.count).map { rows.text($0, 0) }
  }
}
