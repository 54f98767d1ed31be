/// What happened in a queue lately: a hint where to look, never the truth itself.
///
/// Activities add up: one may stand for many commits. Stores that learn of changes from others may
/// count less or more than happened, and an activity without any count only says "look".
public struct QueueActivity: Sendable, Hashable {
  /// Events that became pending or were refreshed while they were: published, given back, redriven,
  /// restored.
  public var arrived: Int64
  /// Events that a claim began to hold.
  public var claimed: Int64
  /// Events that failed and nobody holds.
  public var failed: Int64
  /// Events that left the queue.
  public var left: Int64

  /// Counts what happened; by default nothing.
  public init(arrived: Int64 = 0, claimed: Int64 = 0, failed: Int64 = 0, left: Int64 = 0) {
    self.arrived = arrived
    self.claimed = claimed
    self.failed = failed
    self.left = left
  }

  /// Adds what happened besides.
  public mutating func add(_ other: QueueActivity) {
    arrived += other.arrived
    claimed += other.claimed
    failed += other.failed
    left += other.left
  }

  /// Whether nothing is counted.
  public var isEmpty: Bool { self == QueueActivity() }
}
