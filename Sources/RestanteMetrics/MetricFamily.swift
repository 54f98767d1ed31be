import Synchronization

/// The series of one metric, one for each combination of label values.
final class MetricFamily: Sendable {
  enum Series: Sendable {
    case counter(CounterSeries)
    case gauge(GaugeSeries)
    case histogram(HistogramSeries)
  }

  let definition: MetricDefinition
  private let series = Mutex<[[String]: Series]>([:])

  init(_ definition: MetricDefinition) { self.definition = definition }

  /// The series with these label values, made if there is none; `nil` when the labels are not the
  /// metric's or there are as many series as there may be.
  func series(_ dimensions: [(String, String)]) -> Series? {
    guard let values = values(of: dimensions) else { return nil }
    return series.withLock { series in
      if let known = series[values] { return known }
      guard series.count < definition.maxSeries else { return nil }
      let new = make()
      series[values] = new
      return new
    }
  }

  private func values(of dimensions: [(String, String)]) -> [String]? {
    guard dimensions.count == definition.labels.count else { return nil }
    var values: [String] = []
    for label in definition.labels {
      guard let value = dimensions.first(where: { $0.0 == label })?.1 else { return nil }
      values.append(value)
    }
    return values
  }

  private func make() -> Series {
    switch definition.kind {
    case .counter: .counter(CounterSeries())
    case .gauge: .gauge(GaugeSeries())
    case .histogram(let bounds):
      .histogram(
        HistogramSeries(
          bounds: bounds, perUnit: definition.unit == .seconds ? 1_000_000_000 : 1))
    }
  }

  /// All series, in the order of their label values.
  var all: [(values: [String], series: Series)] {
    series.withLock { Array($0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (values: $0.key, series: $0.value) }
  }
}
