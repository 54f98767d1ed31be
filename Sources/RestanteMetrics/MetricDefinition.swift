/// A metric: its name, what kind it is, which labels it has and what it means.
public struct MetricDefinition: Sendable, Hashable {
  /// How values of a metric behave.
  public enum Kind: Sendable, Hashable {
    /// Only ever grows; begins at zero with the process.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts observations by size. The numbers are the upper bounds of the buckets, ascending, in
    /// the metric's unit.
    case histogram([Double])
  }

  /// What values are measured in.
  public enum Unit: String, Sendable, Hashable {
    /// A number of things.
    case none = ""
    /// Seconds; timers record nanoseconds and are converted.
    case seconds
    /// Bytes.
    case bytes
  }

  /// The name, such as `restante_http_requests_total`.
  public let name: String
  /// How its values behave.
  public let kind: Kind
  /// What its values are measured in.
  public let unit: Unit
  /// The names of its labels, in the order in which values are given.
  public let labels: [String]
  /// What it means: one line.
  public let help: String
  /// The maximum number of series. What goes beyond is not recorded, and counted.
  public let maxSeries: Int

  /// Defines a metric.
  public init(
    _ name: String, _ kind: Kind, unit: Unit = .none, labels: [String] = [],
    maxSeries: Int = 1_000, _ help: String
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.labels = labels
    self.help = help
    self.maxSeries = maxSeries
  }

  /// The word that the text format has for the kind.
  public var kindName: String {
    switch kind {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }
}
