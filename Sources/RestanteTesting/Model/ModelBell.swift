import RestanteCore

/// When handlers hear of queues, by rules that are written independently of ``OfflineBell``.
struct ModelBell: Sendable {
  /// When notifications were made.
  private var rung: [Timestamp] = []
  /// Whether the last one is still to be delivered.
  private var isOpen = false
  /// Whether something came since it was last tried.
  private var isStale = false
  /// Whether one is owed for what came too soon after the last one.
  private var isOwed = false

  /// What tells whether something is to be announced that was not before.
  var announces: [Bool] { [isOpen, isStale, isOwed] }

  private func mayRing(at now: Timestamp, interval: Int64?) -> Bool {
    guard let last = rung.last else { return true }
    return now.milliseconds - last.milliseconds >= max(0, interval ?? 1) * 1000
  }

  mutating func hear(at now: Timestamp, interval: Int64?, mode: Mode) -> Bool {
    if mode == .safe, isOpen {
      isStale = true
      return false
    }
    if mayRing(at: now, interval: interval) { return ring(at: now, mode: mode) }
    isOwed = mode == .safe
    return false
  }

  mutating func payDue(at now: Timestamp, interval: Int64?) -> Bool {
    isOwed && mayRing(at: now, interval: interval) ? ring(at: now, mode: .safe) : false
  }

  mutating func tried() { isStale = false }

  mutating func taken(at now: Timestamp, interval: Int64?) -> Bool {
    let wasStale = isOpen && isStale
    lost()
    guard wasStale else { return false }
    isOwed = true
    return payDue(at: now, interval: interval)
  }

  mutating func lost() {
    isOpen = false
    isStale = false
  }

  mutating func end() { isOwed = false }

  private mutating func ring(at now: Timestamp, mode: Mode) -> Bool {
    rung.append(now)
    isOwed = false
    isStale = false
    isOpen = mode == .safe
    return true
  }
}
