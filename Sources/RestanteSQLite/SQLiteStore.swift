import Dispatch
import GRDB
public import RestanteCore
import Synchronization

/// The embedded store: one SQLite file, one writer that commits many callers' operations
/// together, readers beside it.
///
/// A success is on the disk before it is answered (write-ahead log, `synchronous=FULL`). One
/// process at a time may use a file: what the store remembers between transactions would
/// otherwise be wrong.
///
/// A program that embeds it makes what a queue belongs to, then publishes and claims
/// (``RestanteCore/PublishEvents``, ``RestanteCore/ClaimEvents``):
///
/// ```swift
/// let store = try SQLiteStore.open(path: path)
/// let portal = try await store.perform(
///   EnsurePortal(domain: "shop.example", memberID: "shop"))
/// let secret = Credential.secret(using: SystemRandomSource())
/// let outcome = try await store.perform(
///   EnsureApplication(
///     portal: portal.id, clientID: "warehouse", name: "Warehouse", scopes: [],
///     isInstalled: true, secret: SecretHash(of: secret)))
/// ```
public final class SQLiteStore: SnapshotStore {
  let pool: DatabasePool
  /// The store's time.
  public let time: any TimeSource
  /// What is counted in this process, the only one that uses the file.
  public let limits: any LimitLedger = MemoryLimitLedger()
  /// Where to be told about changes to queues.
  public let activityFeed: QueueActivityFeed
  /// Where to be told that handlers may have a turn.
  public let deliveryFeed = DeliveryFeed()
  /// What could not be done.
  public let failures = StoreFailures()
  /// Where somebody can have the store observed.
  public let meter = StoreMeter()
  /// How many reads are under way.
  private let reads = Atomic(0)
  let identities: IdentityCache
  private let counters = QueueCounters()
  let freeSpace: FreeSpaceGuard
  /// Tells the operator what he should know.
  let warn: @Sendable (String) -> Void
  let writer: GroupCommitWriter
  /// The searches that are done for the writer.
  private let searches = SearchGate(places: SQLiteStore.maxSearches)
  private let bounds: StoreBounds

  /// The leases that are being ended.
  private let leaseEnds = LeaseEnds()

  /// How many readers there are.
  static let readers = 6
  /// How many of them may search at the same time, so that others find a free one.
  private static let maxSearches = 2

  init(
    pool: DatabasePool, clock: any TimeSource, minimum: MinimumFreeSpace,
    bounds: StoreBounds = .standard,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    let freeSpace = FreeSpaceGuard(path: pool.path, minimum: minimum) {
      // Where it cannot be read nothing can be written either.
      (try? pool.read { try FileSpace.reusableBytes(in: $0) }) ?? 0
    }
    self.warn = warn
    self.bounds = bounds
    self.freeSpace = freeSpace
    let identities = IdentityCache()
    let activityFeed = QueueActivityFeed()
    let meter = meter
    self.pool = pool
    self.time = clock
    self.identities = identities
    self.activityFeed = activityFeed
    self.writer = GroupCommitWriter(
      pool: pool,
      committer: BatchCommitter(
        clock: clock, counters: counters, activityFeed: activityFeed,
        deliveryFeed: deliveryFeed, freeSpace: freeSpace, meter: meter, bounds: bounds,
        identityChanged: { identities.forget() }))
  }

  /// Runs an operation in one transaction and returns once it is on the disk.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    do {
      return try await meter.measuring(Operation.self) { () async throws(StoreError) in
        try await write(for: operation.scope.portal) { (transaction) throws(StoreError) in
          try operation.run(in: transaction)
        }
      }
    } catch {
      if error.code == .queueFull { counters.count(.refused) }
      failures.note(error)
      throw error
    }
  }

  /// What happened in the store's queues since it was opened.
  public var queueCounts: QueueCounts { counters.current }

  /// Runs a write in a transaction that it may share and answers after the commit. What takes long
  /// to find is found by readers first, in what is committed after the call began.
  ///
  /// - Parameter portal: The portal that it is about; `nil` for none or many.
  func write<Outcome: Sendable>(
    for portal: PortalID? = nil,
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) async throws(StoreError) -> Outcome {
    var findings = Findings()
    while true {
      switch await writer.perform(for: portal, with: findings, body) {
      case .done(let outcome): return outcome
      case .failed(let error): throw error
      case .postponed(.search(let search, let limit)):
        findings.note(try await find(search, limit: limit), of: search)
      case .postponed(.settling(let scope)):
        try await endClaims(in: scope)
        findings.noteSettling()
      }
    }
  }

  /// Finds the first events that are looked for. A lease that is over is over for readers too.
  private func find(_ search: Search, limit: Int) async throws(StoreError) -> Found {
    try await searches.search(for: search.scope.portal) { () async throws(StoreError) in
      while true {
        let now = time.now()
        let found = try await readToEnd { (snapshot) throws(StoreError) -> Found? in
          try snapshot.hasExpiredClaim(in: search.scope, at: now)
            ? nil : try snapshot.find(search, limit: limit)
        }
        if let found { return found }
        try await endClaims(in: search.scope)
      }
    }
  }

  /// Runs a read on a snapshot of the last commit, also for a caller that is cancelled: a change
  /// that was asked for is carried out.
  private func readToEnd<Value: Sendable>(
    _ body: @escaping @Sendable (SQLiteSnapshot) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let time = bounds.readTime
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      pool.asyncRead { database in
        continuation.resume(
          returning: Result {
            let connection = try database.get().sqliteConnection
            let snapshot = SQLiteSnapshot(statements: StatementCache(connection: connection))
            return try ReadLimit.run(for: time, on: connection) { () throws(StoreError) in
              try body(snapshot)
            }
          })
      }
    }
    do {
      return try result.get()
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// How busy the store is at this moment.
  public var load: StoreLoad {
    let reads = reads.load(ordering: .relaxed)
    return StoreLoad(
      writers: [StoreLoad.Writer(name: "main", waiting: writer.waiting)], readers: Self.readers,
      busyReaders: min(reads, Self.readers), waitingReads: max(0, reads - Self.readers))
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
    let now = time.now()
    // It may wait for a reader, which an event loop must not.
    let result: Result<Void, StoreError> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [freeSpace] in
        continuation.resume(
          returning: Result { () throws(StoreError) in try freeSpace.check(at: now) })
      }
    }
    try result.get()
  }

  /// Finishes what was accepted, moves what the write-ahead log holds into the file and closes it,
  /// so that the file alone is the whole database.
  public func close() async {
    activityFeed.close()
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
    return try await read(within: bounds.readTime) { (snapshot) throws(StoreError) in
      try body(snapshot, now)
    }
  }

  /// Ends the claims of queues whose lease is over, in steps between which others commit.
  public func endClaims(in scope: QueueScope) async throws(StoreError) {
    try await leaseEnds.wait(for: scope) { () async throws(StoreError) in
      var isMore = true
      while isMore {
        isMore = try await write(for: scope.portal) { (transaction) throws(StoreError) in
          try transaction.settleStep(in: scope)
        }
      }
    }
  }

  /// Runs a read on a snapshot of the last commit.
  ///
  /// - Parameter time: How long it may take; by default as long as it takes.
  func read<Value: Sendable>(
    within time: Duration? = nil,
    _ body: @escaping @Sendable (SQLiteSnapshot) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    reads.wrappingAdd(1, ordering: .relaxed)
    defer { reads.wrappingSubtract(1, ordering: .relaxed) }
    do {
      return try await pool.read { database in
        let connection = database.sqliteConnection
        let snapshot = SQLiteSnapshot(statements: StatementCache(connection: connection))
        guard let time else { return try body(snapshot) }
        return try ReadLimit.run(for: time, on: connection) { () throws(StoreError) in
          try body(snapshot)
        }
      }
    } catch {
      let failure = SQLiteFailure.error(for: error)
      failures.note(failure)
      throw failure
    }
  }
}
