/// What happened to the events of a portal, or of all, in a span of time, and how many there were
/// at its end: what charts are drawn from.
///
/// Samples are figures for people: a server that is killed loses what happened in its last half
/// minute.
public struct ActivitySample: Sendable, Hashable {
  /// When the span began.
  public var start: Timestamp
  /// What happened in it.
  public var counts: ActivityCounts
  /// How many events there were when somebody last looked.
  public var depth: QueueDepth

  /// Describes a span.
  public init(start: Timestamp, counts: ActivityCounts, depth: QueueDepth) {
    self.start = start
    self.counts = counts
    self.depth = depth
  }
}

/// How often something happened to events.
public struct ActivityCounts: Sendable, Hashable {
  /// Events that became pending or were refreshed while they were.
  public var arrived: Int64
  /// Events that a claim began to hold.
  public var claimed: Int64
  /// Events that failed and nobody holds.
  public var failed: Int64
  /// Events that left a queue.
  public var left: Int64

  /// Creates counts; by default of nothing.
  public init(arrived: Int64 = 0, claimed: Int64 = 0, failed: Int64 = 0, left: Int64 = 0) {
    self.arrived = arrived
    self.claimed = claimed
    self.failed = failed
    self.left = left
  }

  /// Whether nothing happened.
  public var isEmpty: Bool { arrived == 0 && claimed == 0 && failed == 0 && left == 0 }

  /// Adds what else happened.
  public static func += (left: inout ActivityCounts, right: ActivityCounts) {
    left.arrived += right.arrived
    left.claimed += right.claimed
    left.failed += right.failed
    left.left += right.left
  }

  /// Adds the activity of a queue. An activity that counts too little may hold negative numbers,
  /// which add nothing.
  public mutating func add(_ activity: QueueActivity) {
    self += ActivityCounts(
      arrived: max(0, activity.arrived), claimed: max(0, activity.claimed),
      failed: max(0, activity.failed), left: max(0, activity.left))
  }
}

/// How long a span of samples is. The raw value is its length in seconds.
public enum SampleSpan: Int64, Sendable, Hashable, CaseIterable {
  /// One minute; kept for an hour.
  case minute = 60
  /// A quarter of an hour; kept for a day.
  case quarter = 900

  /// How many spans are kept, the one that has only begun included.
  public var count: Int64 {
    switch self {
    case .minute: 61
    case .quarter: 97
    }
  }

  /// When the span began in which a time lies.
  public func start(of time: Timestamp) -> Timestamp {
    Timestamp(seconds: time.seconds - time.seconds % rawValue)
  }

  /// When the oldest span begins that is kept at a time.
  public func oldest(at time: Timestamp) -> Timestamp {
    start(of: time).adding(seconds: -(count - 1) * rawValue)
  }
}
