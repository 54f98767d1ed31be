import Synchronization

/// Who wants to be told about changes to queues. Each store has one and posts to it after its
/// commits.
///
/// Hearing is lossy: what is posted while a watcher is busy adds up to one activity, an activity
/// may come although nothing is there any more, and stores that learn of changes over a network may
/// lose one. Anyone who must not miss anything looks for themselves after they began to watch, and
/// again at the time when a lease is over, because time passing is not posted. Memory is bounded by
/// the number of watches; a queue that nobody watches costs nothing but a look.
///
/// ```swift
/// let observation = store.activityFeed.observe(queue)
/// // Look once yourself, then whenever something happened.
/// while let activity = await observation.next() {
///   if activity.arrived > 0 || activity.asksToLook { break }
/// }
/// ```
public final class QueueActivityFeed: Sendable {
  private struct Registry {
    var observations: [QueueKey: [Int: QueueObservationState]] = [:]
    var lastID = 0
    var isClosed = false
  }

  private let registry = Mutex(Registry())
  private let onInterest: @Sendable () -> Void

  /// Creates a registry that nobody is in.
  ///
  /// - Parameter onInterest: Called after a queue got its first watcher or lost its last one;
  ///   ``observedQueues`` then says which are left.
  public init(onInterest: @escaping @Sendable () -> Void = {}) {
    self.onInterest = onInterest
  }

  /// Begins to watch a queue. What is committed from now on is heard until the watch is released
  /// or the store closes.
  public func observe(_ queue: QueueKey) -> QueueObservation {
    let state = QueueObservationState()
    let (id, isFirst, isClosed) = registry.withLock { registry in
      registry.lastID += 1
      guard !registry.isClosed else { return (registry.lastID, false, true) }
      let isFirst = registry.observations[queue] == nil
      registry.observations[queue, default: [:]][registry.lastID] = state
      return (registry.lastID, isFirst, false)
    }
    if isClosed { state.end() }
    if isFirst { onInterest() }
    return QueueObservation(state: state) { [weak self] in self?.remove(id, from: queue) }
  }

  private func remove(_ id: Int, from queue: QueueKey) {
    let wasLast = registry.withLock { registry in
      guard registry.observations[queue]?.removeValue(forKey: id) != nil,
        registry.observations[queue]?.isEmpty == true
      else { return false }
      registry.observations[queue] = nil
      return true
    }
    if wasLast { onInterest() }
  }

  /// Whether anybody watches a queue.
  public func isObserved(_ queue: QueueKey) -> Bool {
    registry.withLock { $0.observations[queue] != nil }
  }

  /// The queues that somebody watches.
  public var observedQueues: Set<QueueKey> {
    registry.withLock { Set($0.observations.keys) }
  }

  /// Tells the watchers of a queue what was committed.
  public func post(_ activity: QueueActivity, to queue: QueueKey) {
    let observations = registry.withLock { $0.observations[queue].map { Array($0.values) } ?? [] }
    for observation in observations { observation.post(activity) }
  }

  /// Asks all watchers to look for themselves, as after changes that a store may not have heard of.
  public func postToAll() {
    let observations = registry.withLock { $0.observations.values.flatMap(\.values) }
    for observation in observations { observation.post(QueueActivity()) }
  }

  /// Ends all watches, also those to come.
  public func close() {
    let observations = registry.withLock { registry in
      registry.isClosed = true
      defer { registry.observations = [:] }
      return registry.observations.values.flatMap(\.values)
    }
    for observation in observations { observation.end() }
  }
}
