import RestanteCore

/// A connection for reading, on a thread of its own.
actor ReadConnection {
  private nonisolated let thread: DedicatedThread
  private let session: Session
  private let clock: DatabaseClock
  private var backoff = Backoff()

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(settings: ConnectionSettings, clock: DatabaseClock, name: String) {
    thread = DedicatedThread(name: name)
    session = Session(settings: settings)
    self.clock = clock
  }

  /// Runs a read on a snapshot of the last commit. A read that lost its connection is run again.
  func read<Value: Sendable>(
    _ body: @Sendable (PostgresSnapshot, Timestamp) throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    repeating { () throws(StoreError) in try attempt(body) }
  }

  /// Runs statements that each see the last commit, in one journey, and hands their rows to
  /// `body`. It is run again if the connection is lost.
  func rows<Value: Sendable>(
    of commands: [Command], _ body: @Sendable ([Rows]) throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    repeating { () throws(StoreError) in
      try session.refreshPlans()
      var rows = try session.run([DatabaseClock.reading] + commands)
      clock.note(rows.removeFirst())
      return try body(rows)
    }
  }

  private func repeating<Value>(
    _ attempt: () throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    while true {
      do {
        let value = try attempt()
        backoff.reset()
        return .success(value)
      } catch {
        let failure = session.failure
        if session.isConnected, (try? session.run([.plain("ROLLBACK")])) == nil { session.close() }
        guard let failure, failure.isConnectionLost || failure.isServerLeaving, backoff.wait()
        else { return .failure(error) }
      }
    }
  }

  private func attempt<Value>(
    _ body: (PostgresSnapshot, Timestamp) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try session.refreshPlans()
    let rows = try session.run([
      .plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), DatabaseClock.reading,
    ])
    let value = try body(PostgresSnapshot(session: session), clock.note(rows[1]))
    try session.run([.plain("COMMIT")])
    return value
  }

  /// Runs `body` on the connection, outside any transaction.
  func prepare(_ body: @Sendable (Session) throws(StoreError) -> Void) throws(StoreError) {
    try body(session)
  }

  func close() {
    session.close()
  }
}
