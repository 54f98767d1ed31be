import CoreMetrics
import RestanteMetrics
import Testing

@Suite("The registry of metrics")
struct MetricRegistryTests {
  private static let requests = MetricDefinition(
    "test_requests_total", .counter, labels: ["route", "status"], maxSeries: 3, "Requests.")
  private static let depth = MetricDefinition("test_depth", .gauge, "Depth.")
  private static let time = MetricDefinition(
    "test_time_seconds", .histogram([0.001, 0.5, 2]), unit: .seconds, labels: ["method"],
    "Time taken.")
  private static let size = MetricDefinition(
    "test_size_bytes", .histogram([100, 1_000]), unit: .bytes, "Sizes.")

  private let registry = MetricRegistry([requests, depth, time, size])

  private func text(_ samples: MetricSamples = MetricSamples()) -> String {
    String(decoding: registry.exposition(samples), as: UTF8.self)
  }

  @Test("Counters are written by their labels, in order, and only grow")
  func counters() {
    registry.counter(Self.requests, ["/b", "2xx"]).increment()
    registry.counter(Self.requests, ["/a", "2xx"]).increment(by: 41)
    let counter = registry.counter(Self.requests, ["/a", "2xx"])
    counter.increment()
    counter.reset()
    #expect(
      text() == """
        # HELP test_requests_total Requests.
        # TYPE test_requests_total counter
        test_requests_total{route="/a",status="2xx"} 42
        test_requests_total{route="/b",status="2xx"} 1

        """)
  }

  @Test("Values of labels and help are escaped")
  func escaping() {
    registry.counter(Self.requests, ["a\"b\\c\nd", "€"]).increment()
    #expect(text().contains(#"{route="a\"b\\c\nd",status="€"} 1"#))
    let odd = MetricRegistry([MetricDefinition("odd", .gauge, "One\n\"line\" \\ long")])
    var samples = MetricSamples()
    samples.add(MetricDefinition("odd", .gauge, ""), [], 1)
    #expect(
      String(decoding: odd.exposition(samples), as: UTF8.self).hasPrefix(
        #"# HELP odd One\n"line" \\ long"# + "\n"))
  }

  @Test("Durations are counted up to each bound, in seconds")
  func histograms() {
    let timer = registry.timer(Self.time, ["get"])
    for nanoseconds: Int64 in [0, 1_000_000, 1_000_001, 500_000_000, 3_000_000_000] {
      timer.recordNanoseconds(nanoseconds)
    }
    #expect(
      text() == """
        # HELP test_time_seconds Time taken.
        # TYPE test_time_seconds histogram
        test_time_seconds_bucket{method="get",le="0.001"} 2
        test_time_seconds_bucket{method="get",le="0.5"} 4
        test_time_seconds_bucket{method="get",le="2"} 4
        test_time_seconds_bucket{method="get",le="+Inf"} 5
        test_time_seconds_sum{method="get"} 3.502000001
        test_time_seconds_count{method="get"} 5

        """)
  }

  @Test("Sizes are counted in their own unit")
  func sizes() {
    let recorder = registry.recorder(Self.size)
    recorder.record(100)
    recorder.record(1_001.0)
    #expect(text().contains("test_size_bytes_bucket{le=\"100\"} 1\n"))
    #expect(text().contains("test_size_bytes_sum 1101\n"))
  }

  @Test("Gauges go up and down, and values can be read when somebody asks")
  func gauges() {
    let meter = Meter(label: "test_depth", factory: registry)
    meter.set(7)
    meter.increment(by: 0.5)
    meter.decrement(by: 2)
    #expect(text().contains("test_depth 5.5\n"))
    var samples = MetricSamples()
    samples.add(Self.requests, ["/x", "5xx"], 3)
    samples.add(Self.requests, ["wrong number of labels"], 3)
    #expect(text(samples).contains("test_requests_total{route=\"/x\",status=\"5xx\"} 3\n"))
    #expect(!text(samples).contains("wrong"))
  }

  @Test("The number of series is bounded; what goes beyond is counted and does nothing")
  func bounded() {
    for number in 1...10 {
      registry.counter(Self.requests, ["/\(number)", "2xx"]).increment()
    }
    #expect(text().split(separator: "\n").count == 2 + 3)
    #expect(registry.dropped == 7)
    // Those that are there are found again.
    registry.counter(Self.requests, ["/1", "2xx"]).increment()
    #expect(text().contains("{route=\"/1\",status=\"2xx\"} 2\n"))
    var samples = MetricSamples()
    for number in 1...10 { samples.add(Self.requests, ["/s\(number)", "2xx"], 1) }
    #expect(text(samples).split(separator: "\n").count == 2 + 3 + 3)
  }

  @Test("What was not defined, or not like that, is not recorded")
  func undefined() {
    Counter(label: "unknown", factory: registry).increment()
    Counter(label: "test_requests_total", dimensions: [("route", "/")], factory: registry)
      .increment()
    Counter(
      label: "test_requests_total", dimensions: [("route", "/"), ("user", "x")],
      factory: registry
    ).increment()
    Counter(label: "test_depth", factory: registry).increment()
    Recorder(label: "test_size_bytes", dimensions: [], aggregate: false, factory: registry)
      .record(1)
    #expect(registry.dropped == 5)
    #expect(text().isEmpty)
  }

  @Test("Nothing is lost that many record at once")
  func parallel() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 1...8 {
        group.addTask {
          for _ in 1...10_000 {
            registry.counter(Self.requests, ["/", "2xx"]).increment()
            registry.timer(Self.time, ["get"]).recordNanoseconds(1)
            Meter(label: "test_depth", factory: registry).increment()
          }
        }
      }
    }
    #expect(text().contains("} 80000\n"))
    #expect(text().contains("test_time_seconds_count{method=\"get\"} 80000\n"))
    #expect(text().contains("test_depth 80000\n"))
  }
}
