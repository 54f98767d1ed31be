import RestanteCore
import Synchronization

/// The database's time as it was last seen, advanced by this machine's monotonic clock. What
/// the machine's wall clock says does not matter.
final class DatabaseClock: TimeSource {
  private struct Sight {
    var time: Timestamp
    var tick: Timestamp
    var standsStill: Bool
  }

  private let monotonic: any TimeSource
  private let sight: Mutex<Sight>

  /// The statement whose answer ``note(_:)`` takes: what `store_now()` answers, without the cost of
  /// a function's call.
  static let reading = Command(
    """
    SELECT coalesce(fixed, floor(extract(epoch FROM now()) * 1000)::bigint) + shift,
      fixed IS NOT NULL FROM store_clock
    """)

  init(monotonic: any TimeSource = MonotonicClock()) {
    self.monotonic = monotonic
    self.sight = Mutex(
      Sight(time: Timestamp(milliseconds: 0), tick: monotonic.now(), standsStill: true))
  }

  /// Takes the time that the database answered; returns it.
  @discardableResult
  func note(_ rows: Rows) -> Timestamp {
    let time = Timestamp(milliseconds: rows.integer(0, 0))
    let standsStill = rows.flag(0, 1)
    let tick = monotonic.now()
    sight.withLock { $0 = Sight(time: time, tick: tick, standsStill: standsStill) }
    return time
  }

  func now() -> Timestamp {
    let tick = monotonic.now()
    return sight.withLock { sight in
      guard !sight.standsStill else { return sight.time }
      let elapsed = max(0, tick.milliseconds - sight.tick.milliseconds)
      return Timestamp(milliseconds: sight.time.milliseconds + elapsed)
    }
  }
}
