import CoreMetrics
import Synchronization

/// A number that grows.
final class CounterSeries: CounterHandler {
  private let total = Atomic<Int64>(0)

  var value: Int64 { total.load(ordering: .relaxed) }

  func increment(by amount: Int64) {
    // A counter that goes down looks like a restart.
    guard amount > 0 else { return }
    total.wrappingAdd(amount, ordering: .relaxed)
  }

  /// Does nothing, since a counter never goes back.
  func reset() {}
}
