import RestanteCore

/// A lab's time as something to sleep on.
struct LabTimer: Clock {
  /// A point in the lab's time. It can lie before an earlier one: the time can be set back.
  struct Instant: InstantProtocol {
    /// The time since 1970.
    var offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.offset < rhs.offset }
  }

  let clock: LabClock

  var now: Instant { Instant(offset: .milliseconds(clock.now().milliseconds)) }
  var minimumResolution: Duration { .milliseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let (seconds, attoseconds) = deadline.offset.components
    // Rounded up: nobody wakes too early.
    let rest = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    try await clock.sleep(until: Timestamp(milliseconds: seconds * 1_000 + rest))
  }
}
