import GRDB
public import RestanteCore

/// The embedded store: one SQLite file, one writer that commits many callers' operations
/// together, readers beside it.
///
/// A success is on the disk before it is answered (write-ahead log, `synchronous=FULL`). One
/// process at a time may use a file: what the store remembers between transactions would
/// otherwise be wrong.
public final class SQLiteStore: SnapshotStore {
  let pool: DatabasePool
  /// The store's time.
  public let time: any TimeSource
  /// What is counted in this process, the only one that uses the file.
  public let limits: any LimitLedger = MemoryLimitLedger()
  /// Where to hear of changes to queues.
  public let watchers: QueueWatchers
  /// What could not be done.
  public let failures = StoreFailures()
  let identities: IdentityCache
  private let counters = QueueCounters()
  let freeSpace: FreeSpaceGuard
  /// Tells the operator what he should know.
  let warn: @Sendable (String) -> Void
  private let writer: GroupCommitWriter

  init(
    pool: DatabasePool, clock: any TimeSource, floor: FreeSpaceFloor,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    let freeSpace = FreeSpaceGuard(path: pool.path, floor: floor) {
      // Where it cannot be read nothing can be written either.
      (try? pool.read { try FileSpace.reusableBytes(in: $0) }) ?? 0
    }
    self.warn = warn
    self.freeSpace = freeSpace
    let identities = IdentityCache()
    let watchers = QueueWatchers()
    self.pool = pool
    self.time = clock
    self.identities = identities
    self.watchers = watchers
    self.writer = GroupCommitWriter(
      pool: pool,
      committer: BatchCommitter(
        clock: clock, counters: counters, watchers: watchers,
        freeSpace: freeSpace,
        identityChanged: { identities.forget() }))
  }

  /// Runs an operation in one transaction and returns once it is on the disk.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    do {
      return try await write { (transaction) throws(StoreError) in
        try operation.run(in: transaction)
      }
    } catch {
      if error.code == .queueFull { counters.count(.refused) }
      failures.note(error)
      throw error
    }
  }

  /// What happened in the store's queues since it was opened.
  public var queueCounts: QueueCounts { counters.current }

  /// Runs a write in a transaction that it may share and answers after the commit.
  func write<Outcome: Sendable>(
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) async throws(StoreError) -> Outcome {
    try await writer.perform(body)
  }

  /// Writes one row and commits it.
  public func checkWritable() async throws(StoreError) {
    try failures.checkForDamage()
    try await write { (transaction) throws(StoreError) in
      let statement = try transaction.sql(
        """
        INSERT INTO write_check (only, checked_at) VALUES (1, ?)
        ON CONFLICT (only) DO UPDATE SET checked_at = excluded.checked_at
        """)
      try statement.bind(transaction.now.milliseconds).run()
    }
  }

  /// Makes sure that there is as much free space on the volume as is to be left.
  public func checkSpace() async throws(StoreError) {
    try freeSpace.check(at: time.now())
  }

  /// Finishes what was accepted, moves what the write-ahead log holds into the file and closes it,
  /// so that the file alone is the whole database.
  public func close() async {
    watchers.close()
    await writer.close()
    do {
      try pool.close()
      try WriteAheadLog.settle(path: pool.path)
    } catch {
      warn("\(pool.path) was closed, but part of it is still in the -wal file: \(error)")
    }
  }

  /// Runs a read on a snapshot of the last commit; it is told the store's time.
  public func look<Value: Sendable>(
    _ body: @escaping @Sendable (any StoreSnapshot, Timestamp) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let now = time.now()
    return try await read { (snapshot) throws(StoreError) in try body(snapshot, now) }
  }

  /// Ends the claims of queues whose lease is over.
  public func endClaims(in scope: QueueScope) async throws(StoreError) {
    try await write { (transaction) throws(StoreError) in
      switch scope {
      case .queue(let queue): _ = try transaction.own(queue)
      case .portal(let portal): try transaction.endClaims(on: portal)
      }
    }
  }

  /// Runs a read on a snapshot of the last commit.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (SQLiteSnapshot) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await pool.read { database in
        try body(
          SQLiteSnapshot(statements: StatementCache(connection: database.sqliteConnection)))
      }
    } catch {
      let failure = SQLiteFailure.error(for: error)
      failures.note(failure)
      throw failure
    }
  }
}
