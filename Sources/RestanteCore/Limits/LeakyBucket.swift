/// Requests that leak out of a bucket steadily.
struct LeakyBucket: Sendable {
  /// What one request adds, so that what leaks out in a millisecond is a whole number.
  private static let drop: Int64 = 1_000

  /// What is in the bucket as of `updatedAt`, in thousandths of a request.
  private var level: Int64 = 0
  private var updatedAt: Timestamp
  /// How many requests leak out each second, as of the last request.
  private var perSecond: Int64 = 1

  init(at now: Timestamp) {
    updatedAt = now
  }

  /// Adds a request unless it does not fit any more.
  mutating func admit(capacity: Int, perSecond: Int, at now: Timestamp) -> RequestAllowance {
    leak(until: now)
    self.perSecond = Int64(perSecond)
    let full = Int64(capacity) * Self.drop
    let isAdmitted = level + Self.drop <= full
    if isAdmitted { level += Self.drop }
    return RequestAllowance(
      isAdmitted: isAdmitted, remaining: Int(max(0, full - level) / Self.drop),
      secondsUntilEmpty: (level + rate - 1) / rate)
  }

  /// Takes a request out again that was added before.
  mutating func giveBack(at now: Timestamp) {
    leak(until: now)
    level = max(0, level - Self.drop)
  }

  /// Adds requests that other nodes let through, without asking whether they fit.
  mutating func add(_ requests: Int64, at now: Timestamp) {
    leak(until: now)
    let (sum, overflow) = level.addingReportingOverflow(
      max(0, min(requests, Int64.max / Self.drop)) * Self.drop)
    level = overflow ? Int64.max / 2 : sum
  }

  /// Whether everything has leaked out by then.
  func isEmpty(at now: Timestamp) -> Bool {
    now.milliseconds - updatedAt.milliseconds >= (level + perSecond - 1) / perSecond
  }

  /// What leaks out each second.
  private var rate: Int64 { perSecond * Self.drop }

  private mutating func leak(until now: Timestamp) {
    let elapsed = now.milliseconds - updatedAt.milliseconds
    // A clock that was set back takes nothing away and adds nothing.
    guard elapsed > 0 else { return }
    let (leaked, overflow) = elapsed.multipliedReportingOverflow(by: perSecond)
    level = overflow ? 0 : max(0, level - leaked)
    updatedAt = now
  }
}
