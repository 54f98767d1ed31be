import Synchronization

/// Who wants to hear of changes to queues. Each store has one and posts to it after its commits.
///
/// Hearing is lossy: what is posted while a watcher is busy adds up to one activity, an activity
/// may come although nothing is there any more, and stores that learn of changes over a network
/// may lose one. Whoever must not miss anything looks for themselves after they began to watch, and
/// again at the time when a lease is over, because time passing is not posted. Memory is bounded
/// by the number of watches; a queue that nobody watches costs nothing but a look.
public final class QueueWatchers: Sendable {
  private struct Registry {
    var watches: [QueueKey: [Int: QueueWatchState]] = [:]
    var lastID = 0
    var isClosed = false
  }

  private let registry = Mutex(Registry())
  private let onInterest: @Sendable () -> Void

  /// Creates a registry that nobody is in.
  ///
  /// - Parameter onInterest: Called after a queue got its first watcher or lost its last one;
  ///   ``watchedQueues`` then says which are left.
  public init(onInterest: @escaping @Sendable () -> Void = {}) {
    self.onInterest = onInterest
  }

  /// Begins to watch a queue. What is committed from now on is heard until the watch is let go of
  /// or the store closes.
  public func watch(_ queue: QueueKey) -> QueueWatch {
    let state = QueueWatchState()
    let (id, isFirst, isClosed) = registry.withLock { registry in
      registry.lastID += 1
      guard !registry.isClosed else { return (registry.lastID, false, true) }
      let isFirst = registry.watches[queue] == nil
      registry.watches[queue, default: [:]][registry.lastID] = state
      return (registry.lastID, isFirst, false)
    }
    if isClosed { state.end() }
    if isFirst { onInterest() }
    return QueueWatch(state: state) { [weak self] in self?.remove(id, from: queue) }
  }

  private func remove(_ id: Int, from queue: QueueKey) {
    let wasLast = registry.withLock { registry in
      guard registry.watches[queue]?.removeValue(forKey: id) != nil,
        registry.watches[queue]?.isEmpty == true
      else { return false }
      registry.watches[queue] = nil
      return true
    }
    if wasLast { onInterest() }
  }

  /// Whether anybody watches a queue.
  public func isWatched(_ queue: QueueKey) -> Bool {
    registry.withLock { $0.watches[queue] != nil }
  }

  /// The queues that somebody watches.
  public var watchedQueues: Set<QueueKey> {
    registry.withLock { Set($0.watches.keys) }
  }

  /// Tells the watchers of a queue what was committed.
  public func post(_ activity: QueueActivity, to queue: QueueKey) {
    let watches = registry.withLock { $0.watches[queue].map { Array($0.values) } ?? [] }
    for watch in watches { watch.post(activity) }
  }

  /// Asks all watchers to look for themselves, as after changes that a store may not have heard of.
  public func postToAll() {
    let watches = registry.withLock { $0.watches.values.flatMap(\.values) }
    for watch in watches { watch.post(QueueActivity()) }
  }

  /// Ends all watches, also those to come.
  public func close() {
    let watches = registry.withLock { registry in
      registry.isClosed = true
      defer { registry.watches = [:] }
      return registry.watches.values.flatMap(\.values)
    }
    for watch in watches { watch.end() }
  }
}
