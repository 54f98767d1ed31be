package import RestanteCore
import Synchronization

/// Notes each different statement that connections run, so that tests can say something about all
/// of them.
package final class StatementRecorder: Sendable {
  /// How a server would run a statement.
  package struct Plan: Sendable {
    /// The text of the statement.
    package var statement: String
    /// What `EXPLAIN` says of it, as JSON.
    package var json: String
  }

  private struct State {
    var known: Set<String> = []
    var fresh: [Command] = []
  }

  private let state = Mutex(State())

  /// Creates a recorder that knows no statement.
  package init() {}

  func note(_ commands: [Command]) {
    state.withLock { state in
      for command in commands where command.isPrepared && Self.isPlanned(command.sql) {
        if state.known.insert(command.sql).inserted { state.fresh.append(command) }
      }
    }
  }

  /// The server plans nothing else.
  private static func isPlanned(_ sql: String) -> Bool {
    ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
  }

  /// How the server of a database would run the statements that were noted since the last call,
  /// each with the parameters that it first had.
  package func takePlans(
    of settings: ConnectionSettings
  ) async throws(StoreError) -> [Plan] {
    let fresh = state.withLock { state in
      defer { state.fresh = [] }
      return state.fresh
    }
    guard !fresh.isEmpty else { return [] }
    return try await PlanningConnection(settings: settings).plans(of: fresh)
  }
}

/// A connection on which statements are planned and not run.
private actor PlanningConnection {
  private nonisolated let thread = DedicatedThread(name: "pg-plan")
  private let session: Session

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(settings: ConnectionSettings) {
    session = Session(settings: settings)
  }

  func plans(of commands: [Command]) throws(StoreError) -> [StatementRecorder.Plan] {
    defer { session.close() }
    return try commands.map { (command) throws(StoreError) in
      let rows = try session.run(
        "EXPLAIN (FORMAT JSON, VERBOSE, COSTS OFF) \(command.sql)", command.parameters)
      return StatementRecorder.Plan(statement: command.sql, json: rows.text(0, 0))
    }
  }
}
