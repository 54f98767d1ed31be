import CoreMetrics
import Synchronization

/// Counts observations by size, without locks.
///
/// Observations are whole numbers: nanoseconds where the unit is seconds.
final class HistogramSeries: TimerHandler, RecorderHandler {
  /// How many observations each bucket has, the last one those beyond all bounds.
  private let counts: [CounterSeries]
  private let sum = Atomic<Int64>(0)
  private let bounds: [Int64]
  private let perUnit: Double

  /// What a series holds at a moment.
  struct Reading {
    /// How many observations there were up to each bound, and in all.
    var cumulative: [Int64]
    /// The sum of all observations, in the metric's unit.
    var sum: Double
  }

  /// - Parameters:
  ///   - bounds: The upper bounds of the buckets, in the metric's unit.
  ///   - perUnit: How many of what is recorded make one of the unit.
  init(bounds: [Double], perUnit: Double) {
    self.perUnit = perUnit
    self.bounds = bounds.map { Self.whole($0 * perUnit) }
    counts = (0...bounds.count).map { _ in CounterSeries() }
  }

  private static func whole(_ value: Double) -> Int64 {
    Int64(exactly: value.rounded()) ?? .max
  }

  func recordNanoseconds(_ duration: Int64) { record(duration) }

  func record(_ value: Double) { record(Self.whole(value * perUnit)) }

  func record(_ value: Int64) {
    let value = max(0, value)
    var place = 0
    while place < bounds.count, bounds[place] < value { place += 1 }
    counts[place].increment(by: 1)
    sum.wrappingAdd(value, ordering: .relaxed)
  }

  var reading: Reading {
    var total: Int64 = 0
    let cumulative = counts.map { count in
      total += count.value
      return total
    }
    return Reading(
      cumulative: cumulative, sum: Double(sum.load(ordering: .relaxed)) / perUnit)
  }
}
