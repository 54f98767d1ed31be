public import RestanteCore
import Synchronization

/// The reference store: what every other store must behave like, in plain arrays and linear
/// searches.
///
/// It keeps everything in memory and serves as the specification in code, not for speed. The
/// rules of the queues are in `ModelQueue`, those of filters in `ModelFilter`, those of
/// credentials in `ModelTransaction+Identity`.
public final class ModelStore: Store {
  private struct Contents {
    var state: ModelState
    var isClosed = false
  }

  /// The store's time.
  public let time: any TimeSource
  /// What is counted in this process.
  public let limits: any LimitLedger = MemoryLimitLedger()
  /// Where to be told about changes to queues.
  public let activityFeed = QueueActivityFeed()
  /// Where to be told that handlers may have a turn.
  public let deliveryFeed = DeliveryFeed()
  /// What could not be done.
  public let failures = StoreFailures()
  /// Where somebody can have the store observed.
  public let meter = StoreMeter()
  private let contents: Mutex<Contents>

  /// Creates an empty store.
  ///
  /// - Parameter time: The store's time, read once for each operation.
  public init(time: any TimeSource) {
    self.time = time
    self.contents = Mutex(Contents(state: ModelState()))
  }

  /// Creates a store that goes on with what another one held, as opening a database again does.
  public init(reopening other: ModelStore) {
    self.time = other.time
    var state = other.contents.withLock { $0.state.settled(at: other.time.now()) }
    state.counts = QueueCounts()
    self.contents = Mutex(Contents(state: state))
  }

  /// Runs an operation on a copy of the state that replaces the state unless the operation throws.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    try await meter.measuring(Operation.self) { () async throws(StoreError) in
      let start = ContinuousClock.now
      let (before, after, outcome) = try commit(operation)
      report(from: before, to: after, since: start)
      return outcome
    }
  }

  private func report(
    from before: ModelState, to after: ModelState, since start: ContinuousClock.Instant
  ) {
    meter.observer?.committed(
      operations: 1, waited: .zero, in: ContinuousClock.now - start)
    for queue in activityFeed.observedQueues {
      let activity = QueueActivity(from: before.queues[queue], to: after.queues[queue])
      if activity != .nothing { activityFeed.post(activity, to: queue) }
    }
    if let observer = meter.observer {
      for queue in after.queues.keys {
        let activity = QueueActivity(from: before.queues[queue], to: after.queues[queue])
        if activity != .nothing { observer.moved(activity, in: queue) }
      }
    }
    deliveryFeed.post(Set(after.handlers.keys.map(\.portal)))
  }

  private func commit<Operation: StoreOperation>(
    _ operation: Operation
  ) throws(StoreError) -> (before: ModelState, after: ModelState, outcome: Operation.Outcome) {
    try contents.withLock { contents throws(StoreError) in
      guard !contents.isClosed else { throw Self.closed }
      let before = contents.state
      let now = time.now()
      let transaction = ModelTransaction(state: contents.state.settled(at: now), now: now)
      let result = Result { () throws(StoreError) in try operation.run(in: transaction) }
      switch result {
      case .success:
        transaction.state.collectCounts()
        contents.state = transaction.state
      case .failure(let error):
        // Of a refusal nothing stays but that it is counted.
        if error.code == .queueFull { contents.state.counts[.refused] += 1 }
      }
      return (before, transaction.state, try result.get())
    }
  }

  /// Fails only once the store is closed, or when a test says that it is damaged.
  public func checkWritable() async throws(StoreError) {
    try failures.checkForDamage()
    _ = try snapshot()
  }

  /// There is always space in memory.
  public func checkSpace() async throws(StoreError) {}

  /// Closes the store; what it held can be had again with ``init(reopening:)``.
  public func close() async {
    contents.withLock { $0.isClosed = true }
    activityFeed.close()
  }

  /// The state at this moment: a lease that is over is over, whether or not anything was written.
  func snapshot() throws(StoreError) -> ModelState {
    try contents.withLock { contents throws(StoreError) -> ModelState in
      guard !contents.isClosed else { throw Self.closed }
      return contents.state.settled(at: time.now())
    }
  }

  private static let closed = StoreError(.closed, "The store was closed.")
}
