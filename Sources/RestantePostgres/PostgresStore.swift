public import RestanteCore
import Synchronization

/// The store for many nodes: one PostgreSQL database, few connections that commit many callers'
/// operations together, readers beside them.
///
/// Nothing is remembered that another node may change. A success is durable as the server
/// understands it (`synchronous_commit=on`) before it is answered. A server that goes away is
/// waited for a few seconds; then callers get errors until it is back.
public final class PostgresStore: SnapshotStore {
  /// How many connections a store opens.
  public struct Connections: Sendable {
    /// For claiming, acknowledging and the like; publishing has one more.
    public var queues: Int
    /// For reading.
    public var readers: Int

    /// Creates numbers of connections; each at least 1.
    public init(queues: Int = 3, readers: Int = 4) {
      self.queues = max(1, queues)
      self.readers = max(1, readers)
    }
  }

  let clock: DatabaseClock
  let readers: ReadPool
  let credentials: CredentialLookups
  /// Publishes, numbers and changes settings.
  private let main: WriteLane
  private let queues: [WriteLane]
  private let turn = Atomic(0)
  private let counters: QueueCounters
  let poller: QueuePoller
  /// Counts how often writers went to the database.
  let journeys: JourneyCounter
  /// Where somebody can have the store observed.
  public let meter: StoreMeter

  /// Counts requests for the limits; a second later the other nodes know.
  public var limits: any LimitLedger { ledger }
  private let ledger: MemoryLimitLedger
  let exchange: LimitExchange
  /// Talks to other nodes until the store is closed.
  private let background = Mutex<[Task<Void, Never>]>([])

  /// Where to be told about changes to queues, no matter which node made them: at once, or where
  /// that fails within seconds.
  public var activityFeed: QueueActivityFeed { poller.activityFeed }

  /// Where to be told that handlers may have a turn, by what this node committed.
  public var deliveryFeed: DeliveryFeed { poller.deliveryFeed }

  /// What could not be done.
  public var failures: StoreFailures { readers.failures }

  /// The database's time.
  public var time: any TimeSource { clock }

  private init(
    clock: DatabaseClock, readers: ReadPool, main: WriteLane, queues: [WriteLane],
    counters: QueueCounters, poller: QueuePoller,
    journeys: JourneyCounter, meter: StoreMeter
  ) {
    self.meter = meter
    let ledger = MemoryLimitLedger(recordsChanges: true)
    self.ledger = ledger
    self.exchange = LimitExchange(ledger)
    self.counters = counters
    self.poller = poller
    self.journeys = journeys
    self.clock = clock
    self.readers = readers
    self.credentials = CredentialLookups(readers)
    self.main = main
    self.queues = queues
  }

  /// Opens a store, making its tables if there are none and bringing an older schema up to date.
  /// Nodes that start together do that once.
  ///
  /// - Parameters:
  ///   - settings: Where the database is.
  ///   - connections: How many connections to open.
  ///   - talks: Whether the store by itself tells other nodes what it counted for the limits, and
  ///     hears at once what they did to queues that somebody watches.
  ///   - pollerClock: Says when to look for what other nodes did to queues that somebody watches.
  /// - Throws: ``RestanteCore/StoreError``: `schema` when the database was written by a newer
  ///   version, `unavailable` when it cannot be reached.
  public static func open(
    _ settings: ConnectionSettings, connections: Connections = Connections(), talks: Bool = true,
    pollerClock: any Clock<Duration> = ContinuousClock()
  ) async throws(StoreError) -> PostgresStore {
    let clock = DatabaseClock()
    let readers = (1...connections.readers).map { number in
      ReadConnection(settings: settings, clock: clock, name: "pg-read-\(number)")
    }
    try await readers[0].prepare { (session) throws(StoreError) in
      do throws(StoreError) {
        try Schema.migrate(session)
        clock.note(try session.run([DatabaseClock.reading])[0])
      } catch {
        session.close()
        throw error
      }
    }
    let counters = QueueCounters()
    let journeys = JourneyCounter()
    let meter = StoreMeter()
    let readPool = ReadPool(readers)
    let poller = QueuePoller(
      readers: readPool, clock: pollerClock, listensOn: talks ? settings : nil)
    let main = WriteLane(
      connection: WriteConnection(
        settings: settings, clock: clock, counters: counters, poller: poller,
        journeys: journeys, meter: meter, blockSize: 1_024, name: "pg-write"),
      largestBatch: 512)
    let queues = (1...connections.queues).map { number in
      WriteLane(
        connection: WriteConnection(
          settings: settings, clock: clock, counters: counters, poller: poller,
          journeys: journeys, meter: meter, blockSize: 1, name: "pg-queue-\(number)"),
        largestBatch: 16)
    }
    let store = PostgresStore(
      clock: clock, readers: readPool, main: main, queues: queues, counters: counters,
      poller: poller, journeys: journeys, meter: meter)
    if talks {
      let talking = exchange(for: store, every: LimitExchange.interval)
      store.background.withLock { $0.append(talking) }
    }
    return store
  }

  /// Runs an operation in one transaction and returns once it is durable.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    var queue: QueueKey?
    if case .queue(let key) = operation.scope { queue = key }
    do {
      return try await meter.measuring(Operation.self) { () async throws(StoreError) in
        try await write(in: queue, publishing: operation.publication) {
          (transaction) throws(StoreError) in
          try operation.run(in: transaction)
        }
      }
    } catch {
      if error.code == .queueFull { counters.count(.refused) }
      failures.note(error)
      throw error
    }
  }

  /// How busy the store is at this moment.
  public var load: StoreLoad {
    let queues = queues.enumerated().map { number, lane in
      StoreLoad.Writer(name: "queue-\(number + 1)", waiting: lane.waiting)
    }
    let reads = readers.load
    return StoreLoad(
      writers: [StoreLoad.Writer(name: "main", waiting: main.waiting)] + queues,
      readers: reads.connections, busyReaders: reads.busy, waitingReads: reads.waiting)
  }

  /// Runs a read on a snapshot of the last commit; it is told the database's time.
  public func look<Value: Sendable>(
    _ body: @escaping @Sendable (any StoreSnapshot, Timestamp) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await readers.read { (snapshot, now) throws(StoreError) in try body(snapshot, now) }
  }

  /// Ends the claims of queues whose lease is over.
  public func endClaims(in scope: QueueScope) async throws(StoreError) {
    switch scope {
    case .queue(let queue):
      try await write(in: queue) { (transaction) throws(StoreError) in
        _ = try transaction.own(queue)
      }
    case .portal(let portal):
      try await write { (transaction) throws(StoreError) in
        try transaction.endClaims(on: portal)
      }
    }
  }

  /// What this node did to the queues since the store was opened.
  public var queueCounts: QueueCounts { counters.current }

  /// Runs a write in a transaction that it may share and answers after the commit.
  ///
  /// - Parameters:
  ///   - queue: The queue that it is about, if it neither publishes nor numbers anything.
  ///   - besidePublishing: Whether it goes where such writes go without being about a queue.
  ///   - publishing: What it publishes if that is all it does.
  func write<Outcome: Sendable>(
    in queue: QueueKey? = nil, besidePublishing: Bool = false,
    publishing: SolePublication<Outcome>? = nil,
    _ body: @escaping @Sendable (PostgresTransaction) throws(StoreError) -> Outcome
  ) async throws(StoreError) -> Outcome {
    let lane = queue == nil && !besidePublishing ? main : leastBusyLane()
    let result: Result<Outcome, StoreError> = await withCheckedContinuation { continuation in
      lane.submit(
        WriteJob(continuation: continuation, queue: queue, publishing: publishing, body))
    }
    return try result.get()
  }

  private func leastBusyLane() -> WriteLane {
    let first = turn.wrappingAdd(1, ordering: .relaxed).newValue
    var chosen = queues[Int(UInt(bitPattern: first) % UInt(queues.count))]
    var least = chosen.load
    for lane in queues where least > 0 {
      let load = lane.load
      if load < least { (chosen, least) = (lane, load) }
    }
    return chosen
  }

  /// Writes one row and commits it.
  public func checkWritable() async throws(StoreError) {
    try failures.checkForDamage()
    try await write { (transaction) throws(StoreError) -> Void in
      try transaction.sql(
        """
        INSERT INTO write_check (single, checked_at) VALUES (true, $1)
        ON CONFLICT (single) DO UPDATE SET checked_at = excluded.checked_at
        """, .int(transaction.now.milliseconds))
    }
  }

  /// The space is the database server's, which nobody but its operator can measure.
  public func checkSpace() async throws(StoreError) {}

  /// Finishes what was accepted and closes the connections.
  public func close() async {
    await poller.close()
    let background = background.withLock { tasks in
      defer { tasks = [] }
      return tasks
    }
    for task in background { task.cancel() }
    for task in background { await task.value }
    await main.close()
    for lane in queues { await lane.close() }
    await readers.close()
  }
}
