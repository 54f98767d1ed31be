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
  /// What may be among those that arrived or failed.
  public var names: EventNames
  /// Whether more may have happened than is counted.
  public var asksToLook: Bool

  /// Counts what happened; by default nothing, which asks to look. Without names any event may be
  /// among those that arrived or failed.
  public init(
    arrived: Int64 = 0, claimed: Int64 = 0, failed: Int64 = 0, left: Int64 = 0,
    names: EventNames? = nil
  ) {
    self.arrived = arrived
    self.claimed = claimed
    self.failed = failed
    self.left = left
    asksToLook = arrived == 0 && claimed == 0 && failed == 0 && left == 0
    self.names = names ?? (asksToLook || arrived > 0 || failed > 0 ? .any : EventNames())
  }

  /// Nothing at all; what others are added to.
  public static var nothing: QueueActivity {
    var nothing = QueueActivity(names: EventNames())
    nothing.asksToLook = false
    return nothing
  }

  /// Adds what happened besides.
  public mutating func add(_ other: QueueActivity) {
    arrived += other.arrived
    claimed += other.claimed
    failed += other.failed
    left += other.left
    names.formUnion(other.names)
    asksToLook = asksToLook || other.asksToLook
  }

  /// Whether nothing is counted.
  public var isEmpty: Bool { arrived == 0 && claimed == 0 && failed == 0 && left == 0 }
}
