import Synchronization

/// Counts who waits, up to a bound.
final class WaitingCount: Sendable {
  private let count = Mutex(0)

  /// Counts one more; `false` when there are as many as there may be.
  func enter(most: Int) -> Bool {
    count.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
  }

  /// Counts one less.
  func leave() {
    count.withLock { $0 -= 1 }
  }
}
