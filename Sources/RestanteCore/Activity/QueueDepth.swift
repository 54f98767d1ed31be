/// How many events a queue holds.
public struct QueueDepth: Sendable, Hashable {
  /// Events that a claim would return.
  public var pending: Int64
  /// Events that a claim holds, failed ones among them.
  public var claimed: Int64
  /// Failed events that no claim holds.
  public var failed: Int64

  /// Creates a depth.
  public init(pending: Int64 = 0, claimed: Int64 = 0, failed: Int64 = 0) {
    self.pending = pending
    self.claimed = claimed
    self.failed = failed
  }

  /// All events.
  public var total: Int64 { pending + claimed + failed }

  /// Adds what another queue holds.
  public static func += (left: inout QueueDepth, right: QueueDepth) {
    left.pending += right.pending
    left.claimed += right.claimed
    left.failed += right.failed
  }

  /// Subtracts what is counted elsewhere.
  public static func -= (left: inout QueueDepth, right: QueueDepth) {
    left.pending -= right.pending
    left.claimed -= right.claimed
    left.failed -= right.failed
  }
}
