public import RestanteCore
import Synchronization

/// The store for many nodes: one PostgreSQL database, few connections that commit many callers'
/// operations together, readers beside them.
///
/// Nothing is remembered that another node may change. A success is durable as the server
/// understands it (`synchronous_commit=on`) before it is answered. A server that goes away is
/// waited for a few seconds; then callers get errors until it is back.
public final class PostgresStore: Store {
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
  /// Publishes, numbers and changes settings.
  private let main: WriteLane
  private let queues: [WriteLane]
  private let turn = Atomic(0)
  private let counters: QueueCounters

  /// Counts requests for the limits.
  public let limits: any LimitLedger = MemoryLimitLedger()

  /// The database's time.
  public var time: any TimeSource { clock }

  private init(
    clock: DatabaseClock, readers: ReadPool, main: WriteLane, queues: [WriteLane],
    counters: QueueCounters
  ) {
    self.counters = counters
    self.clock = clock
    self.readers = readers
    self.main = main
    self.queues = queues
  }

  /// Opens a store, making its tables if there are none and bringing an older schema up to date.
  /// Nodes that start together do that once.
  ///
  /// - Throws: ``StoreError``: `schema` when the database was written by a newer version,
  ///   `unavailable` when it cannot be reached.
  public static func open(
    _ settings: ConnectionSettings, connections: Connections = Connections()
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
    let main = WriteLane(
      connection: WriteConnection(
        settings: settings, clock: clock, counters: counters, blockSize: 1_024, name: "pg-write"),
      largestBatch: 512)
    let queues = (1...connections.queues).map { number in
      WriteLane(
        connection: WriteConnection(
          settings: settings, clock: clock, counters: counters, blockSize: 1,
          name: "pg-queue-\(number)"),
        largestBatch: 16)
    }
    return PostgresStore(
      clock: clock, readers: ReadPool(readers), main: main, queues: queues, counters: counters)
  }

  /// Runs an operation in one transaction and returns once it is durable.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    let queue = (operation as? any QueueOperation)?.queue
    do {
      return try await write(in: queue, publishing: operation as? PublishEvents) {
        (transaction) throws(StoreError) in
        try operation.run(in: transaction)
      }
    } catch {
      if error.code == .queueFull { counters.count(.refused) }
      throw error
    }
  }

  /// What this node did to the queues since the store was opened.
  public var queueCounts: QueueCounts { counters.current }

  /// Runs a write in a transaction that it may share and answers after the commit.
  func write<Outcome: Sendable>(
    in queue: QueueKey? = nil, publishing: PublishEvents? = nil,
    _ body: @escaping @Sendable (PostgresTransaction) throws(StoreError) -> Outcome
  ) async throws(StoreError) -> Outcome {
    let lane = queue == nil ? main : leastBusyLane()
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
    await main.close()
    for lane in queues { await lane.close() }
    await readers.close()
  }
}
