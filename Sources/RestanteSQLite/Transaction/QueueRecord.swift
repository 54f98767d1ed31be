import RestanteCore

/// A queue's row in memory, changed during a transaction and stored before its commit.
final class QueueRecord {
  let key: QueueKey
  let number: Int64
  /// The keys of its newest pending events.
  let recentKeys: RecentKeys
  var pending: Int64
  var claimed: Int64
  var failed: Int64
  /// Entries in the coalescing map, dead ones included.
  var keys: Int64
  /// In milliseconds.
  var lastPublishedAt: Int64
  /// The number of the last occurrence of an event of the queue.
  private(set) var lastOccurrence: Int64
  /// In milliseconds: no lease of the queue is over before this time; `nil` when none ends.
  var earliestDeadline: Int64?
  /// What the open transaction did.
  var movements = QueueMovements()
  /// Whether the open transaction did something that watchers are to be told about.
  var isActive = false
  /// Whether the row in memory says more than the stored one.
  var isChanged = false
  /// The number of the last operation that moved an event of the queue.
  var changedBy = 0
  /// What the open transaction changed in the blocks of numbers.
  var blockChanges = BlockChanges()
  /// Where the sweep of the coalescing map goes on.
  var sweepCursor: [UInt8] = []

  init(
    key: QueueKey, number: Int64, recentKeys: RecentKeys, pending: Int64 = 0,
    claimed: Int64 = 0, failed: Int64 = 0, keys: Int64 = 0, lastPublishedAt: Int64 = 0,
    lastOccurrence: Int64 = 0, earliestDeadline: Int64? = nil
  ) {
    self.key = key
    self.number = number
    self.recentKeys = recentKeys
    self.pending = pending
    self.claimed = claimed
    self.failed = failed
    self.keys = keys
    self.lastPublishedAt = lastPublishedAt
    self.lastOccurrence = lastOccurrence
    self.earliestDeadline = earliestDeadline
  }

  /// The number of one more occurrence. It is stored with the time of the publication.
  func nextOccurrence() -> Int64 {
    lastOccurrence += 1
    return lastOccurrence
  }
}
