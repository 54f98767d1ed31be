#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where "now" comes from; injected, so that tests drive the clock.
public protocol TimeSource: Sendable {
  /// The current time.
  func now() -> Timestamp
}

/// The machine's wall clock. It may jump when an operator or NTP sets it.
public struct WallClock: TimeSource {
  /// Creates a reader of the machine's wall clock.
  public init() {}

  /// The wall time in milliseconds.
  public func now() -> Timestamp {
    Timestamp(milliseconds: readClock(CLOCK_REALTIME))
  }
}

/// A clock that only ever advances and is unaffected by changes of the wall time.
///
/// Its origin is arbitrary; only differences mean anything.
public struct MonotonicClock: TimeSource {
  /// Creates a reader of the machine's monotonic clock.
  public init() {}

  /// Milliseconds since an arbitrary origin.
  public func now() -> Timestamp {
    Timestamp(milliseconds: readClock(CLOCK_MONOTONIC))
  }
}

private func readClock(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
