public import RestanteCore
import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualClock: TimeSource {
  /// Where fixtures start: 2024-07-18T10:32:31Z.
  public static let defaultStart = Timestamp(seconds: 1_721_298_751)

  private let current: Mutex<Timestamp>

  /// Creates a clock that shows `start`.
  public init(_ start: Timestamp = ManualClock.defaultStart) {
    self.current = Mutex(start)
  }

  /// The time that the clock was last set to.
  public func now() -> Timestamp {
    current.withLock { $0 }
  }

  /// Moves the clock by whole seconds, back when negative.
  public func advance(seconds: Int64) {
    advance(milliseconds: seconds * 1000)
  }

  /// Moves the clock by milliseconds, back when negative.
  public func advance(milliseconds: Int64) {
    current.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + milliseconds) }
  }

  /// Sets the clock.
  public func set(_ time: Timestamp) {
    current.withLock { $0 = time }
  }
}
