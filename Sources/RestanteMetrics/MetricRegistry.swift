public import CoreMetrics
import Synchronization

/// Keeps the metrics of a server: those that were defined, each with a bounded number of series.
///
/// What is asked for under another name, with other labels or beyond the bound gets a handler that
/// does nothing; ``dropped`` counts these.
public final class MetricRegistry: MetricsFactory {
  let families: [MetricFamily]
  private let byName: [String: MetricFamily]
  private let refused = Atomic<Int64>(0)

  /// Creates a registry without series.
  public init(_ definitions: [MetricDefinition]) {
    families = definitions.map(MetricFamily.init)
    byName = Dictionary(
      families.map { ($0.definition.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How often a series was asked for that there may not be.
  public var dropped: Int64 { refused.load(ordering: .relaxed) }

  /// The series of a metric of this kind; `nil` where there may be none.
  private func series(
    _ label: String, _ dimensions: [(String, String)], _ kind: String
  ) -> MetricFamily.Series? {
    guard let family = byName[label], family.definition.kindName == kind else { return nil }
    return family.series(dimensions)
  }

  private func drop() -> NOOPMetricsHandler {
    refused.wrappingAdd(1, ordering: .relaxed)
    return NOOPMetricsHandler.instance
  }

  /// The counter with this name and these labels.
  public func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    if case .counter(let series)? = series(label, dimensions, "counter") { series } else { drop() }
  }

  /// The gauge with this name and these labels.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    if case .gauge(let series)? = series(label, dimensions, "gauge") { series } else { drop() }
  }

  /// The histogram with this name and these labels, or the gauge if nothing is to be aggregated.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    switch series(label, dimensions, aggregate ? "histogram" : "gauge") {
    case .histogram(let series): series
    case .gauge(let series): series
    case .counter, nil: drop()
    }
  }

  /// The histogram of durations with this name and these labels.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    if case .histogram(let series)? = series(label, dimensions, "histogram") {
      series
    } else {
      drop()
    }
  }

  /// Does nothing: series live as long as the registry.
  public func destroyCounter(_ handler: any CounterHandler) {}
  /// Does nothing.
  public func destroyMeter(_ handler: any MeterHandler) {}
  /// Does nothing.
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  /// Does nothing.
  public func destroyTimer(_ handler: any TimerHandler) {}
}

extension MetricRegistry {
  /// The counter of a metric for these label values.
  public func counter(_ metric: MetricDefinition, _ values: [String] = []) -> Counter {
    Counter(label: metric.name, dimensions: Self.dimensions(metric, values), factory: self)
  }

  /// The histogram of a metric for these label values.
  public func recorder(_ metric: MetricDefinition, _ values: [String] = []) -> Recorder {
    Recorder(
      label: metric.name, dimensions: Self.dimensions(metric, values), aggregate: true,
      factory: self)
  }

  /// The histogram of durations of a metric for these label values.
  public func timer(_ metric: MetricDefinition, _ values: [String] = []) -> CoreMetrics.Timer {
    CoreMetrics.Timer(
      label: metric.name, dimensions: Self.dimensions(metric, values), factory: self)
  }

  private static func dimensions(
    _ metric: MetricDefinition, _ values: [String]
  ) -> [(String, String)] {
    zip(metric.labels, values).map { ($0, $1) }
  }
}
