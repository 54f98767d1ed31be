/// How many events may be pending in a queue, and what happens to one more. It counts in safe mode.
///
/// The limit is looked at where a publication would make one more event pending; one that only
/// refreshes a pending event is always taken in. What returns to the queue (a lease that is over, a
/// release, a redrive, a retry, a restore) returns beyond the limit too.
public struct DepthLimit: Sendable, Hashable {
  /// What happens at the limit.
  public enum Overflow: String, Sendable, Hashable, CaseIterable {
    /// The whole publication is refused and nothing is written.
    case refuse
    /// The oldest pending events become dead letters.
    case deadLetter = "dead_letter"
  }

  /// The largest limit that can be asked for.
  public static let maxEvents: Int64 = 1_000_000_000
  /// How many events one new event pushes out at most. It is more than one, so that a limit that
  /// was lowered is reached step by step.
  public static let maxPushedOut = 2

  /// The maximum number of pending events, from 1 to ``maxEvents``.
  public var events: Int64
  /// What happens at the limit.
  public var overflow: Overflow

  /// Creates a limit.
  public init(events: Int64, overflow: Overflow) {
    self.events = events
    self.overflow = overflow
  }
}
