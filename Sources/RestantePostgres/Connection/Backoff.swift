import Foundation
import RestanteCore

/// Waits between attempts to reach a server that is away: ever longer, never in step with others,
/// and not at all once it has been away for so long that callers are better told.
struct Backoff {
  private let monotonic = MonotonicClock()
  private var awaySince: Timestamp?
  private var delay = shortest

  private static let shortest = 0.05
  private static let longest = 1.0
  /// For how many milliseconds callers wait for a server that went away.
  private static let patience: Int64 = 5_000

  /// Waits on this thread; `false` when there is no point in another attempt for the same callers.
  mutating func wait() -> Bool {
    let now = monotonic.now()
    let since = awaySince ?? now
    awaySince = since
    guard now.milliseconds - since.milliseconds < Self.patience else { return false }
    Thread.sleep(forTimeInterval: delay * Double.random(in: 0.5...1))
    delay = min(delay * 2, Self.longest)
    return true
  }

  /// Notes that the server is there.
  mutating func reset() {
    awaySince = nil
    delay = Self.shortest
  }
}
