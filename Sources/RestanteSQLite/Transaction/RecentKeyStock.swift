import RestanteCore

/// The recent keys of all queues. It belongs to the writer's thread.
final class RecentKeyStock {
  private struct Entry {
    let keys: RecentKeys
    /// How many keys there were after the last commit.
    var committedCount = 0
    /// Whether the open transaction changed them.
    var isChanged = false
    /// Whether the open transaction found them.
    var isNew = true
  }

  private var entries: [QueueKey: Entry] = [:]
  private var changed: [QueueKey] = []
  /// The queue whose keys are being written to the coalescing map.
  private var current: QueueKey?
  /// How many keys there were after the last commit.
  private(set) var count = 0

  /// Of how many queues something is remembered.
  var queueCount: Int { entries.count }

  /// The recent keys of a queue, as far as they are known.
  subscript(queue: QueueKey) -> RecentKeys? { entries[queue]?.keys }

  /// Remembers the recent keys of a queue.
  func remember(_ keys: RecentKeys, of queue: QueueKey) {
    entries[queue] = Entry(keys: keys)
    noteChange(of: queue)
  }

  /// Notes that the open transaction changes the recent keys of a queue.
  func noteChange(of queue: QueueKey) {
    guard entries[queue]?.isChanged == false else { return }
    entries[queue]?.isChanged = true
    changed.append(queue)
  }

  /// The queue whose keys are to be written to the map next; `nil` if there are none. One that was
  /// begun with is finished first.
  func next() -> QueueKey? {
    if let current, let keys = entries[current]?.keys, keys.isBeingStored { return current }
    current = entries.max { $0.value.keys.count < $1.value.keys.count }
      .flatMap { $0.value.keys.count > 0 ? $0.key : nil }
    return current
  }

  /// Forgets queues whose rows go.
  func forget(_ isMeant: (QueueKey) -> Bool) {
    for queue in entries.keys where isMeant(queue) { forget(queue) }
  }

  /// Forgets queues until there are at most so many. Their keys are found again from their events.
  /// Called between transactions.
  func trim(to maxQueues: Int) {
    for (queue, entry) in entries where entry.keys.count == 0 { forget(queue) }
    guard entries.count > maxQueues else { return }
    for queue in entries.keys { forget(queue) }
  }

  private func forget(_ queue: QueueKey) {
    count -= entries.removeValue(forKey: queue)?.committedCount ?? 0
  }

  /// Keeps what the transaction changed.
  func commit() {
    for queue in changed {
      guard var entry = entries[queue] else { continue }
      entry.keys.commit()
      count += entry.keys.count - entry.committedCount
      entry.committedCount = entry.keys.count
      (entry.isChanged, entry.isNew) = (false, false)
      entries[queue] = entry
    }
    changed.removeAll(keepingCapacity: true)
  }

  /// Undoes what the transaction changed.
  func rollBack() {
    for queue in changed {
      guard let entry = entries[queue] else { continue }
      entry.keys.rollBack()
      entries[queue]?.isChanged = false
      // What was found in a transaction may not be true outside it.
      if entry.isNew { forget(queue) }
    }
    changed.removeAll(keepingCapacity: true)
  }
}
