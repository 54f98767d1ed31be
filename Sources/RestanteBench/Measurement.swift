import Foundation

/// How often something was done, and how long one took.
struct Measurement: Sendable {
  /// Units done in all.
  var units: Int
  /// From the first start to the last end, in seconds.
  var seconds: Double
  /// How long each call took, in microseconds, unsorted.
  var latencies: [Double]

  var perSecond: Double { Double(units) / seconds }

  func percentile(_ share: Double) -> Double {
    guard !latencies.isEmpty else { return 0 }
    let sorted = latencies.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}

/// Runs `call` from many callers at once until the time, which may be infinite, is over; each call
/// answers how many units it did, 0 meaning that there is nothing more to do.
func measure(
  callers: Int, seconds: Double,
  _ call: @escaping @Sendable (_ caller: Int, _ round: Int) async throws -> Int
) async throws -> Measurement {
  let start = ContinuousClock.now
  let end: ContinuousClock.Instant? = seconds.isFinite ? start + .seconds(seconds) : nil
  let parts = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
    for caller in 0..<callers {
      group.addTask {
        var units = 0
        var latencies: [Double] = []
        var round = 0
        while end.map({ ContinuousClock.now < $0 }) ?? true {
          let before = ContinuousClock.now
          let done = try await call(caller, round)
          if done == 0 { break }
          latencies.append((ContinuousClock.now - before) / .microseconds(1))
          units += done
          round += 1
        }
        return (units, latencies)
      }
    }
    return try await group.reduce(into: (0, [Double]())) { sum, part in
      sum.0 += part.0
      sum.1 += part.1
    }
  }
  let elapsed = (ContinuousClock.now - start) / .seconds(1)
  return Measurement(units: parts.0, seconds: elapsed, latencies: parts.1)
}

/// One printed line of figures.
func report(_ name: String, _ measurement: Measurement) {
  let line = [
    name.padding(toLength: 52, withPad: " ", startingAt: 0),
    String(format: "%9.0f events/s", measurement.perSecond),
    String(format: "p50 %7.0f µs", measurement.percentile(0.5)),
    String(format: "p99 %7.0f µs", measurement.percentile(0.99)),
  ].joined(separator: "  ")
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
