import CoreMetrics
import RestanteCore
import RestanteMetrics

/// Counts attempts to deliver events.
struct DeliveryMeters: Sendable {
  private let registry: MetricRegistry
  private let duration: CoreMetrics.Timer

  init(registry: MetricRegistry) {
    self.registry = registry
    duration = registry.timer(ServerMetrics.attemptDuration)
  }

  /// Counts an attempt.
  func record(_ attempt: DeliveryAttempt) {
    let outcome =
      switch attempt.outcome {
      case .replied(let status): "\(min(max(status / 100, 1), 5))xx"
      case .failed(let failure): failure.rawValue
      }
    registry.counter(ServerMetrics.attempts, [outcome]).increment()
    duration.recordMilliseconds(attempt.milliseconds)
  }
}
