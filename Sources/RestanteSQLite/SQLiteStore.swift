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
  /// What was found wrong with the file.
  public let damage = StoreDamage()
  let identities: IdentityCache
  private let counters = QueueCounters()
  private let freeSpace: FreeSpaceGuard
  private let writer: GroupCommitWriter

  init(pool: DatabasePool, clock: any TimeSource, floor: FreeSpaceFloor) {
    let freeSpace = FreeSpaceGuard(path: pool.path, floor: floor)
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
        clock: clock, counters: counters, watchers: watchers, damage: damage,
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
    try damage.check()
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

  /// Finishes what was accepted and closes the file.
  public func close() async {
    watchers.close()
    await writer.close()
    try? pool.close()
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
      throw SQLiteFailure.error(for: error)
    }
  }
}
