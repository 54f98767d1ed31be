import Synchronization

/// From when on something is slow. It may change meanwhile.
final class SlowThreshold: Sendable {
  private let nanoseconds: Atomic<Int64>

  /// - Parameter milliseconds: `nil` where nothing is slow.
  init(milliseconds: Int64?) {
    nanoseconds = Atomic(Self.nanoseconds(milliseconds))
  }

  /// Changes it from now on.
  func set(milliseconds: Int64?) {
    nanoseconds.store(Self.nanoseconds(milliseconds), ordering: .relaxed)
  }

  /// Whether something that took so many nanoseconds was slow.
  func isReached(by nanoseconds: Int64) -> Bool {
    nanoseconds >= self.nanoseconds.load(ordering: .relaxed)
  }

  private static func nanoseconds(_ milliseconds: Int64?) -> Int64 {
    milliseconds.map { $0 * 1_000_000 } ?? .max
  }
}
