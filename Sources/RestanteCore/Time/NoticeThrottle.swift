/// Decides when something that keeps happening is worth a line in the log: the first time, then
/// once an interval with how often it happened since.
public struct NoticeThrottle: Sendable {
  /// How long nothing is said after something was.
  public let interval: Duration
  private var last: ContinuousClock.Instant?
  private var unsaid = 0

  /// Creates a throttle that lets the first occurrence through; by default one a minute.
  public init(interval: Duration = .seconds(60)) { self.interval = interval }

  /// Notes an occurrence.
  ///
  /// - Returns: How many occurrences to report now, this one counted; `nil` for none.
  public mutating func note(at now: ContinuousClock.Instant) -> Int? {
    unsaid += 1
    if let last, now - last < interval { return nil }
    last = now
    defer { unsaid = 0 }
    return unsaid
  }
}
