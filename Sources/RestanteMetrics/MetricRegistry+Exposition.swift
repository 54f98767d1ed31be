extension MetricRegistry {
  /// The media type of ``exposition(_:)``.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// All metrics in the text format of Prometheus. Metrics without any series are left out.
  ///
  /// - Parameter samples: Values besides those that were recorded.
  public func exposition(_ samples: MetricSamples = MetricSamples()) -> [UInt8] {
    var text = ExpositionText()
    for family in families {
      let definition = family.definition
      let series = family.all
      let read = samples.values[definition.name] ?? []
      guard !series.isEmpty || !read.isEmpty else { continue }
      text.begin(definition)
      for (values, series) in series {
        switch series {
        case .counter(let counter): text.add(definition, values, Double(counter.value))
        case .gauge(let gauge): text.add(definition, values, gauge.value)
        case .histogram(let histogram): text.add(definition, values, histogram.reading)
        }
      }
      for (values, value) in read { text.add(definition, values, value) }
    }
    return text.bytes
  }
}

/// Text in the format of Prometheus, version 0.0.4.
private struct ExpositionText {
  private(set) var bytes: [UInt8] = []

  /// Writes what a metric begins with.
  mutating func begin(_ metric: MetricDefinition) {
    append("# HELP \(metric.name) ")
    append(escaping: metric.help, quotes: false)
    append("\n# TYPE \(metric.name) \(metric.kindName)\n")
  }

  /// Writes the value of one series.
  mutating func add(_ metric: MetricDefinition, _ values: [String], _ value: Double) {
    line(metric.name, metric.labels, values, value)
  }

  /// Writes the buckets of one series, its sum and its count.
  mutating func add(
    _ metric: MetricDefinition, _ values: [String], _ reading: HistogramSeries.Reading
  ) {
    guard case .histogram(let bounds) = metric.kind else { return }
    let bounded = bounds.map(Self.number) + ["+Inf"]
    for (bound, count) in zip(bounded, reading.cumulative) {
      line(
        metric.name + "_bucket", metric.labels + ["le"], values + [bound], Double(count))
    }
    line(metric.name + "_sum", metric.labels, values, reading.sum)
    line(metric.name + "_count", metric.labels, values, Double(reading.cumulative.last ?? 0))
  }

  private mutating func line(
    _ name: String, _ labels: [String], _ values: [String], _ value: Double
  ) {
    append(name)
    for (place, (label, value)) in zip(labels, values).enumerated() {
      append(place == 0 ? "{" : ",")
      append(label)
      append("=\"")
      append(escaping: value, quotes: true)
      append("\"")
    }
    append(labels.isEmpty ? " " : "} ")
    append(Self.number(value))
    append("\n")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(escaping text: String, quotes: Bool) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append(#"\\"#)
      case UInt8(ascii: "\n"): append(#"\n"#)
      case UInt8(ascii: "\"") where quotes: append(#"\""#)
      default: bytes.append(byte)
      }
    }
  }

  private static func number(_ value: Double) -> String {
    if value == .infinity { return "+Inf" }
    if value == -.infinity { return "-Inf" }
    if value.isNaN { return "NaN" }
    return Int64(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
