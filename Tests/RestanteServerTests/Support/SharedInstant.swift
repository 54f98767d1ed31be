import Synchronization

/// A time that a test moves on.
final class SharedInstant: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var value: ContinuousClock.Instant { instant.withLock { $0 } }

  func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}
