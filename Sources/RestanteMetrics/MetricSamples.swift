/// Values that are read when somebody asks for metrics, instead of being recorded as they change.
public struct MetricSamples: Sendable {
  var values: [String: [(labels: [String], value: Double)]] = [:]

  /// Creates no samples.
  public init() {}

  /// Adds the value of a counter or gauge.
  ///
  /// - Parameter labels: The values of the metric's labels, in their order.
  public mutating func add(
    _ metric: MetricDefinition, _ labels: [String] = [], _ value: Double
  ) {
    guard labels.count == metric.labels.count else { return }
    var known = values[metric.name] ?? []
    guard known.count < metric.maxSeries else { return }
    known.append((labels, value))
    values[metric.name] = known
  }

  /// Adds the value of a counter or gauge that has whole numbers.
  public mutating func add(
    _ metric: MetricDefinition, _ labels: [String] = [], _ value: some BinaryInteger
  ) {
    add(metric, labels, Double(value))
  }
}
