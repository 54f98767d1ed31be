/// When a handler of `ONOFFLINEEVENT` is told that something came into its application's queues.
///
/// In safe mode there is at most one notification that the handler has not taken yet; what comes
/// within the interval after one is announced by a single one at the interval's end. In strict mode
/// it is not announced.
public struct OfflineBell: Sendable, Hashable {
  /// The interval of bindings that name none, in seconds.
  public static let standardInterval: Int64 = 1

  /// When the last notification was made.
  public var lastRing: Timestamp?
  /// When a notification is to be made of what came within the interval; `nil` where nothing did.
  public var nextRing: Timestamp?
  /// Whether the handler has yet to take the last notification.
  public var isUnderWay: Bool
  /// Whether something came since that notification was last tried.
  public var hasNews: Bool

  /// Creates a bell; by default one that never rang.
  public init(
    lastRing: Timestamp? = nil, nextRing: Timestamp? = nil, isUnderWay: Bool = false,
    hasNews: Bool = false
  ) {
    self.lastRing = lastRing
    self.nextRing = nextRing
    self.isUnderWay = isUnderWay
    self.hasNews = hasNews
  }

  /// Something came into a queue; call it once for all that one call publishes.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - minimumInterval: What the binding asked for, in seconds.
  ///   - mode: The portal's mode.
  /// - Returns: Whether a notification is to be made.
  public mutating func eventsCame(
    at now: Timestamp, minimumInterval: Int64?, mode: Mode
  ) -> Bool {
    if mode == .safe, isUnderWay {
      hasNews = true
      return false
    }
    let earliest = earliestRing(minimumInterval) ?? now
    guard now < earliest else { return ring(at: now, mode: mode) }
    if mode == .safe { nextRing = earliest }
    return false
  }

  /// An attempt to deliver the notification begins: its receiver will find all that came before.
  public mutating func attemptBegan() { hasNews = false }

  /// The handler took the notification; whether another one is to be made at once.
  public mutating func delivered(at now: Timestamp, minimumInterval: Int64?) -> Bool {
    guard isUnderWay else { return false }
    isUnderWay = false
    guard hasNews else { return false }
    hasNews = false
    let earliest = earliestRing(minimumInterval) ?? now
    guard now < earliest else { return ring(at: now, mode: .safe) }
    nextRing = earliest
    return false
  }

  /// The notification is not tried any more; the next event makes another one.
  ///
  /// One that a suspension parks stays under way: it is taken up again with the handler.
  public mutating func gaveUp() {
    isUnderWay = false
    hasNews = false
  }

  /// Whether a notification is to be made of what came within the interval.
  public mutating func isDue(at now: Timestamp) -> Bool {
    guard let nextRing, nextRing <= now else { return false }
    return ring(at: now, mode: .safe)
  }

  private func earliestRing(_ minimumInterval: Int64?) -> Timestamp? {
    lastRing?.adding(seconds: max(0, minimumInterval ?? Self.standardInterval))
  }

  private mutating func ring(at now: Timestamp, mode: Mode) -> Bool {
    lastRing = now
    nextRing = nil
    isUnderWay = mode == .safe
    hasNews = false
    return true
  }
}
