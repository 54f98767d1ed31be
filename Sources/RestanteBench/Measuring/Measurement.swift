import Foundation

/// How often something was done, and how long one took.
struct Measurement: Sendable {
  /// Units done in all.
  var units = 0
  /// From the first start to the last end, in seconds.
  var seconds = 0.0
  /// How long each call took, in microseconds, unsorted.
  var latencies: [Double] = []
  /// Processor time of this process meanwhile, in seconds.
  var processorSeconds = 0.0

  var perSecond: Double { seconds > 0 ? Double(units) / seconds : 0 }

  /// The share of the machine's processors that this process had, from 0 to 1.
  var processorShare: Double {
    seconds > 0 ? processorSeconds / seconds / Double(ProcessInfo.processInfo.processorCount) : 0
  }

  func percentile(_ share: Double) -> Double {
    guard !latencies.isEmpty else { return 0 }
    let sorted = latencies.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// Does something once and notes how long it took.
  mutating func time<Result>(_ units: Int, _ work: () throws -> Result) rethrows -> Result {
    let before = ContinuousClock.now
    let result = try work()
    latencies.append((ContinuousClock.now - before) / .microseconds(1))
    self.units += units
    return result
  }

  /// Both one after the other.
  static func + (first: Measurement, second: Measurement) -> Measurement {
    Measurement(
      units: first.units + second.units, seconds: first.seconds + second.seconds,
      latencies: first.latencies + second.latencies,
      processorSeconds: first.processorSeconds + second.processorSeconds)
  }
}

/// Runs `call` from many callers at once until the time, which may be infinite, is over; each call
/// returns how many units it did, 0 meaning that there is nothing more to do.
func measure(
  callers: Int, seconds: Double,
  _ call: @escaping @Sendable (_ caller: Int, _ round: Int) async throws -> Int
) async throws -> Measurement {
  let stopwatch = Stopwatch()
  let end: ContinuousClock.Instant? = seconds.isFinite ? stopwatch.start + .seconds(seconds) : nil
  let parts = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
    for caller in 0..<callers {
      group.addTask {
        var units = 0
        var latencies: [Double] = []
        var round = 0
        // The first caller calls once at least, on a busy machine too.
        while caller == 0 && round == 0 || end.map({ ContinuousClock.now < $0 }) ?? true {
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
  return stopwatch.measurement(units: parts.0, latencies: parts.1)
}

/// One printed line of figures.
func report(_ name: String, _ measurement: Measurement) {
  let line = [
    name.padding(toLength: 52, withPad: " ", startingAt: 0),
    String(format: "%9.0f events/s", measurement.perSecond),
    String(format: "p50 %7.0f µs", measurement.percentile(0.5)),
    String(format: "p99 %7.0f µs", measurement.percentile(0.99)),
  ].joined(separator: "  ")
  showLine(line)
}

/// Prints a line.
func showLine(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
