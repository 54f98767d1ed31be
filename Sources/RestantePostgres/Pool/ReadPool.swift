import RestanteCore
import Synchronization

/// A bounded number of connections for reading; who finds none free waits in line.
final class ReadPool: Sendable {
  private struct State {
    var idle: [ReadConnection]
    var waiters: [CheckedContinuation<ReadConnection?, Never>] = []
    var isClosed = false
  }

  /// What could not be read, and what the store adds to it.
  let failures = StoreFailures()
  private let connections: [ReadConnection]
  private let state: Mutex<State>

  init(_ connections: [ReadConnection]) {
    self.connections = connections
    self.state = Mutex(State(idle: connections))
  }

  /// Runs a read on a snapshot of the last commit; it is told the store's time.
  func read<Value: Sendable>(
    _ body: @Sendable (PostgresSnapshot, Timestamp) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await use { connection in await connection.read(body) }
  }

  /// Runs statements that each see the last commit, in one journey, and hands their rows to `body`.
  func rows<Value: Sendable>(
    of commands: [Command], _ body: @Sendable ([Rows]) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await use { connection in await connection.rows(of: commands, body) }
  }

  private func use<Value: Sendable>(
    _ body: (ReadConnection) async -> Result<Value, StoreError>
  ) async throws(StoreError) -> Value {
    guard let connection = await take() else { throw StoreError(.closed, "the store is closed") }
    let result = await body(connection)
    giveBack(connection)
    if case .failure(let error) = result { failures.note(error) }
    return try result.get()
  }

  /// How many connections there are, how many are in use and how many reads wait for one.
  var load: (connections: Int, busy: Int, waiting: Int) {
    state.withLock { state in
      (connections.count, connections.count - state.idle.count, state.waiters.count)
    }
  }

  private func take() async -> ReadConnection? {
    await withCheckedContinuation { continuation in
      enum Next { case go(ReadConnection?), wait }
      let next: Next = state.withLock { state in
        if state.isClosed { return .go(nil) }
        if let connection = state.idle.popLast() { return .go(connection) }
        state.waiters.append(continuation)
        return .wait
      }
      if case .go(let connection) = next { continuation.resume(returning: connection) }
    }
  }

  private func giveBack(_ connection: ReadConnection) {
    let waiter: CheckedContinuation<ReadConnection?, Never>? = state.withLock { state in
      guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
      state.idle.append(connection)
      return nil
    }
    waiter?.resume(returning: connection)
  }

  /// Refuses new reads and closes the connections once the reads under way are done.
  func close() async {
    let waiters = state.withLock { state in
      state.isClosed = true
      let waiters = state.waiters
      state.waiters = []
      return waiters
    }
    for waiter in waiters { waiter.resume(returning: nil) }
    for connection in connections { await connection.close() }
  }
}
