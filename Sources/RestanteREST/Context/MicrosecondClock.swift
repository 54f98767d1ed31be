#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the fine-grained times of replies come from; injected, so that tests drive it.
public protocol MicrosecondClock: Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  func microseconds() -> Int64
}

/// The machine's wall clock in microseconds.
public struct WallMicrosecondClock: MicrosecondClock {
  /// Creates a reader of the machine's wall clock.
  public init() {}

  /// The wall time in microseconds.
  public func microseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
