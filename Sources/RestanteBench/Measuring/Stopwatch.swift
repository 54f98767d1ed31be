import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Time and processor time since its start.
struct Stopwatch: Sendable {
  let start = ContinuousClock.now
  private let used = Stopwatch.processorSeconds()

  /// What was done since the start.
  ///
  /// - Parameter end: When the last of it was done; now by default.
  func measurement(
    units: Int, latencies: [Double], until end: ContinuousClock.Instant = .now
  ) -> Measurement {
    Measurement(
      units: units, seconds: (end - start) / .seconds(1), latencies: latencies,
      processorSeconds: Self.processorSeconds() - used)
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return [usage.ru_utime, usage.ru_stime].reduce(0) { sum, time in
      sum + Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
  }
}
