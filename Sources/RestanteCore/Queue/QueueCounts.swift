import Synchronization

/// Something that happens to events of queues and is counted. The raw value is its name in metrics.
public enum QueueCount: String, Sendable, Hashable, CaseIterable {
  /// A publication made a new pending event.
  case published
  /// A publication refreshed an event that was there: pending, or failed in strict mode.
  case refreshed
  /// A publication made a failed event pending again.
  case revived
  /// A publication (all of one operation counts once) was refused because a queue was full.
  case refused
  /// A claim began to hold an event.
  case claimed
  /// An event left: it was claimed and removed at once.
  case taken
  /// An event left: its claim was acknowledged, or read again with removal.
  case acknowledged
  /// A consumer marked an event as failed.
  case failed
  /// A lease was over: an event went back.
  case expired
  /// An event went back before its lease was over.
  case released
  /// An event became a dead letter because it had had all its attempts.
  case exhausted = "dead_lettered_attempts"
  /// An event became a dead letter because its queue was full.
  case pushedOut = "dead_lettered_depth"
  /// An event left: it became one with another copy of its key.
  case merged
  /// An operator made a dead letter pending.
  case redriven
  /// A dead letter became pending by itself.
  case retried
  /// An event left: an operator dropped the dead letter.
  case dropped
  /// An event left: an operator purged it.
  case purgedByOperator = "purged_by_operator"
  /// An event left: strict mode deleted it because another copy of its key failed.
  case replaced
  /// An event left: strict mode deleted it because its claim was too old.
  case purged
  /// An event left: its application or portal was removed.
  case removed
  /// An event came back from the history.
  case restored
  /// A past event was forgotten because the history's period was over.
  case forgotten
}

extension PastEvent.Departure {
  /// How it is counted.
  public var count: QueueCount {
    switch self {
    case .acknowledged: .acknowledged
    case .taken: .taken
    case .purged: .purgedByOperator
    }
  }
}

/// How often things happened to events of queues.
public struct QueueCounts: Sendable, Hashable {
  private var counts: [QueueCount: Int64] = [:]

  /// Creates counts that are all zero.
  public init() {}

  /// How often something happened.
  public subscript(_ count: QueueCount) -> Int64 {
    get { counts[count, default: 0] }
    set { counts[count] = newValue == 0 ? nil : newValue }
  }

  /// Whether nothing happened.
  public var isEmpty: Bool { counts.isEmpty }

  /// The sum of all counts, each times its weight.
  func sum(_ weight: (QueueCount) -> Int64) -> Int64 {
    counts.reduce(0) { $0 + weight($1.key) * $1.value }
  }

  /// Adds other counts.
  public mutating func add(_ other: QueueCounts) {
    for (count, value) in other.counts { self[count] += value }
  }
}

/// The counts of a store since it was opened. Transactions that were rolled back do not count.
public final class QueueCounters: Sendable {
  private let counts = Mutex(QueueCounts())

  /// Creates counters that are all zero.
  public init() {}

  /// Adds what a transaction counted.
  public func add(_ counted: QueueCounts) {
    guard !counted.isEmpty else { return }
    counts.withLock { $0.add(counted) }
  }

  /// Counts one more of something.
  public func count(_ count: QueueCount) {
    counts.withLock { $0[count] += 1 }
  }

  /// The counts of this moment.
  public var current: QueueCounts { counts.withLock { $0 } }
}
