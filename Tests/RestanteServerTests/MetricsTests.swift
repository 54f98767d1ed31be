import Foundation
import HTTPTypes
import RestanteCore
import RestanteJSON
import RestanteMetrics
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Metrics")
struct MetricsTests {
  private static let key = "metrics-key-0123456789"

  /// The lines of the metrics without help and types.
  private func lines(_ server: LiveServer) async throws -> Set<String> {
    let reply = try await server.client.get("/metrics")
    #expect(reply.status == 200)
    #expect(reply.contentType == "text/plain; version=0.0.4; charset=utf-8")
    let lines = reply.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(Set(lines.map { $0.split(separator: " ").dropLast().joined() }).count == lines.count)
    return Set(lines)
  }

  @Test("Requests are counted by the template of their path, whatever clients write")
  func requests() async throws {
    try await LiveServer.run { server in
      _ = try await server.client.get("/v1/queues/local.nobody", key: server.demo.adminKey)
      _ = try await server.client.get("/v1/queues/other", key: server.demo.adminKey)
      _ = try await server.client.get("/v1/invented/\(UUID())")
      _ = try await server.client.get("/invented/\(UUID())")
      _ = try await server.client.get("/rest/1/guess/profile")
      _ = try await server.client.send("PROPFIND", "/healthz")
      let lines = try await lines(server)
      for line in [
        #"{route="/v1/queues/{client_id}",method="GET",status="4xx"} 2"#,
        #"{route="unmatched",method="GET",status="4xx"} 2"#,
        #"{route="/rest/{user}/{code}/{method}",method="GET",status="4xx"} 1"#,
        #"{route="/healthz",method="other",status="4xx"} 1"#,
      ] { #expect(lines.contains("restante_http_requests_total\(line)"), "\(line)") }
      #expect(lines.contains(#"restante_http_request_duration_seconds_count{route="unmatched"} 2"#))
      #expect(!lines.contains { $0.contains("invented") || $0.contains("guess") })
    }
  }

  @Test("The commands of a batch are counted, too")
  func commands() async throws {
    try await LiveServer.run { server in
      let reply = try await server.client.post(
        "/rest/batch", #"{"cmd":["profile","profile","event.offline.clear","invented"]}"#,
        key: server.demo.accessToken)
      #expect(reply.status == 200)
      let lines = try await lines(server)
      for line in [
        #"{method="batch",error="none"} 1"#, #"{method="profile",error="none"} 2"#,
        #"{method="event.offline.clear",error="ERROR_ARGUMENT"} 1"#,
      ] { #expect(lines.contains("restante_rest_calls_total\(line)"), "\(line)") }
      #expect(lines.contains(#"restante_rest_call_duration_seconds_count{method="profile"} 2"#))
      #expect(!lines.contains { $0.contains("invented") })
    }
  }

  @Test("Calls are counted by method and error code")
  func calls() async throws {
    try await LiveServer.run { server in
      let token = server.demo.accessToken
      for _ in 1...3 { _ = try await server.client.get("/rest/Profile?auth=\(token)") }
      _ = try await server.client.get("/rest/profile?auth=wrong")
      _ = try await server.client.get("/rest/invented.method?auth=\(token)")
      let lines = try await lines(server)
      #expect(lines.contains(#"restante_rest_calls_total{method="profile",error="none"} 3"#))
      #expect(
        lines.contains(#"restante_rest_calls_total{method="profile",error="invalid_token"} 1"#))
      #expect(lines.contains(#"restante_rest_call_duration_seconds_count{method="profile"} 4"#))
      #expect(!lines.contains { $0.contains("invented") })
      #expect(lines.contains(#"restante_refusals_total{reason="credential.refused"} 1"#))
    }
  }

  @Test("Queues, events and the store show", arguments: StoreKind.allCases)
  func queues(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let demo = server.demo
      for number in 1...3 {
        _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#)
      }
      _ = try await server.client.get(
        "/rest/event.offline.get?auth=\(demo.accessToken)&clear=0&limit=1")
      let lines = try await lines(server)
      let queue = #"{portal="\#(DemoPortal.domain)",application="\#(demo.clientID)",connector=""}"#
      for line in [
        "restante_queues 1", "restante_queue_pending_events\(queue) 2",
        "restante_queue_claimed_events\(queue) 1", "restante_queue_failed_events\(queue) 0",
        "restante_queue_oldest_pending_age_seconds\(queue) 0",
        #"restante_events_total{change="published"} 3"#,
        "restante_queue_events_total\(queue.dropLast()),change=\"arrived\"} 3",
        #"restante_events_total{change="claimed"} 1"#,
        #"restante_deliveries{phase="parked"} 0"#, "restante_store_damaged 0",
        "restante_waiting_clients 0", "restante_metrics_dropped_total 0",
      ] { #expect(lines.contains(line), "\(line)") }
      #expect(lines.contains { $0.hasPrefix("restante_build_info{") })
      #expect(lines.contains { $0.hasPrefix("restante_store_commit_duration_seconds_count") })
    }
  }

  @Test("Attempts to deliver are counted by their outcome")
  func deliveries() async throws {
    let registry = MetricRegistry(ServerMetrics.all)
    let meters = DeliveryMeters(registry: registry)
    let now = Timestamp(seconds: 0)
    for outcome: DeliveryAttempt.Outcome in [
      .replied(204), .replied(200), .replied(503), .failed(.timeout),
    ] { meters.record(DeliveryAttempt(outcome: outcome, start: now, milliseconds: 30)) }
    let text = String(decoding: registry.exposition(), as: UTF8.self)
    #expect(text.contains(#"restante_delivery_attempts_total{outcome="2xx"} 2"#))
    #expect(text.contains(#"restante_delivery_attempts_total{outcome="5xx"} 1"#))
    #expect(text.contains(#"restante_delivery_attempts_total{outcome="timeout"} 1"#))
    #expect(text.contains("restante_delivery_attempt_duration_seconds_sum 0.12\n"))
  }

  @Test("This machine may read them; a request that came through a proxy needs the key")
  func access() async throws {
    try await LiveServer.run(adjust: { $0.metricsKey = Secret(Self.key) }) { server in
      func status(_ headers: [String: String], key: String? = nil) async throws -> Int {
        try await server.client.get("/metrics", key: key, headers: headers).status
      }
      try await #expect(status([:]) == 200)
      try await #expect(server.client.post("/metrics", "").status == 405)
      for header in ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "x-forwarded-proto"] {
        try await #expect(status([header: "127.0.0.1"]) == 401, "\(header)")
        try await #expect(status([header: "127.0.0.1"], key: Self.key) == 200, "\(header)")
      }
      try await #expect(status([:], key: "wrong") == 401)
      try await #expect(status([:], key: server.demo.publishKey) == 401)
    }
  }

  @Test("Behind a trusted proxy on this machine everybody needs the key")
  func proxy() async throws {
    let loopback = try #require(AddressBlock("127.0.0.0/8"))
    try await LiveServer.run(
      trustedProxies: [loopback], adjust: { $0.metricsKey = Secret(Self.key) }
    ) { server in
      try await #expect(server.client.get("/metrics").status == 401)
      try await #expect(server.client.get("/metrics", key: Self.key).status == 200)
    }
  }

  @Test("Only the key counts if the operator says so, and an address that guesses has to wait")
  func keyOnly() async throws {
    try await LiveServer.run(adjust: {
      $0.metrics = .key
      $0.metricsKey = Secret(Self.key)
      $0.failureLimit = .bucket(capacity: 2, perSecond: 1)
    }) { server in
      try await #expect(server.client.get("/metrics").status == 401)
      for guess in ["a", "b"] {
        try await #expect(server.client.get("/metrics", key: guess).status == 401)
      }
      try await #expect(server.client.get("/metrics", key: "c").status == 429)
    }
    try await LiveServer.run(adjust: { $0.metrics = .off }) { server in
      try await #expect(server.client.get("/metrics").status == 404)
    }
  }

  @Test("Who is at the other end counts, not what is said of it")
  func peers() throws {
    let gate = MetricsGate(access: .local, key: nil, proxies: [])
    func decision(_ peer: String?) -> MetricsGate.Decision {
      gate.decision(peer: peer.flatMap { NetworkAddress($0) }, headers: [:])
    }
    #expect(decision("127.0.0.1") == .admitted)
    #expect(decision("::1") == .admitted)
    #expect(decision("192.0.2.1") == .keyNeeded)
    #expect(decision(nil) == .keyNeeded)
    // Where no key is set none opens.
    let bearer = gate.decision(
      peer: NetworkAddress("127.0.0.1"), headers: [.authorization: "Bearer x"])
    #expect(bearer == .wrongKey)
  }

  @Test("A setting that lets nobody in is refused")
  func settings() {
    #expect(throws: SettingError.self) {
      try ServerConfiguration(from: [.flags(["metrics": ["key"]])])
    }
    #expect(throws: SettingError.self) {
      try ServerConfiguration(
        from: [.environment { $0 == "RESTANTE_METRICS_KEY" ? "short" : nil }])
    }
  }
}

@Suite("What metrics are called")
struct MetricNamesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func file(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  @Test("Names say kind and unit, and stand once")
  func names() {
    #expect(Set(ServerMetrics.all.map(\.name)).count == ServerMetrics.all.count)
    for metric in ServerMetrics.all {
      #expect(metric.name.wholeMatch(of: /(restante|process)(_[a-z]+)+/) != nil, "\(metric.name)")
      #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"), "\(metric.name)")
      let name = metric.name.hasSuffix("_total") ? metric.name.dropLast(6) : metric.name[...]
      for unit in [MetricDefinition.Unit.seconds, .bytes] {
        #expect((metric.unit == unit) == name.hasSuffix("_\(unit.rawValue)"), "\(metric.name)")
      }
      #expect(metric.help.hasSuffix("."), "\(metric.name)")
      #expect(!metric.labels.contains("le"), "\(metric.name)")
      if case .histogram(let bounds) = metric.kind { #expect(bounds == bounds.sorted()) }
    }
  }

  @Test("docs/metrics.md is what `restante docs metrics` writes")
  func page() throws {
    #expect(try file("docs/metrics.md") == MetricsPage.text, "run `make reference`")
  }

  @Test(
    "Alert rules, their tests and the dashboard only name metrics that exist",
    arguments: [
      "deploy/prometheus/alerts.yml", "deploy/prometheus/alerts.test.yml",
      "deploy/grafana/restante.json",
    ])
  func used(path: String) throws {
    var known: Set<String> = []
    for metric in ServerMetrics.all {
      known.insert(metric.name)
      guard case .histogram = metric.kind else { continue }
      known.formUnion(["_bucket", "_sum", "_count"].map { metric.name + $0 })
    }
    let names = try file(path).matches(of: /\b(restante|process)_[a-z_]+/).map { String($0.0) }
    #expect(names.count > 5)
    for name in Set(names) { #expect(known.contains(name), "\(name)") }
  }

  @Test("The dashboard shows every metric but those that say little over time")
  func dashboard() throws {
    let text = try file("deploy/grafana/restante.json")
    let silent: Set = [
      "restante_queues", "restante_metrics_gathering_seconds", "restante_metrics_dropped_total",
      "process_start_time_seconds",
    ]
    for metric in ServerMetrics.all where !silent.contains(metric.name) {
      #expect(text.contains(metric.name), "\(metric.name)")
    }
  }
}

@Suite("Which queues have metrics of their own")
struct QueueEventCountsTests {
  private func queue(_ number: Int64) -> QueueKey {
    QueueKey(
      portal: PortalID(rawValue: 1), application: ApplicationID(rawValue: number), connector: "")
  }

  private func arrive(_ count: Int64, _ number: Int64, _ counts: QueueEventCounts) {
    counts.add(QueueActivity(arrived: count), to: queue(number))
  }

  @Test("The busiest get the places; nothing is counted twice")
  func places() {
    let counts = QueueEventCounts(places: 2)
    for number: Int64 in 1...4 { arrive(number, number, counts) }
    counts.givePlaces()
    // The first two had a place at once; of these one was much idler than the fourth.
    #expect(Set(counts.current.queues.keys) == [queue(2), queue(4)])
    #expect(counts.current.queues[queue(2)]?.arrived == 2)
    #expect(counts.current.queues[queue(4)]?.arrived == 0)
    #expect(counts.current.others.arrived == 7)
    for number: Int64 in 1...4 { arrive(number, number, counts) }
    #expect(counts.current.queues[queue(2)]?.arrived == 4)
    #expect(counts.current.queues[queue(4)]?.arrived == 4)
    #expect(counts.current.others.arrived == 11)
  }

  @Test("A place is kept until another queue is much busier")
  func steady() {
    let counts = QueueEventCounts(places: 1)
    arrive(5, 1, counts)
    counts.givePlaces()
    arrive(5, 1, counts)
    arrive(10, 2, counts)
    counts.givePlaces()
    #expect(Set(counts.current.queues.keys) == [queue(1)])
    arrive(1, 1, counts)
    arrive(3, 2, counts)
    counts.givePlaces()
    #expect(Set(counts.current.queues.keys) == [queue(2)])
    #expect(counts.current.queues[queue(2)]?.arrived == 0)
    // A queue that is idle keeps its place as long as nobody wants it.
    counts.givePlaces()
    #expect(Set(counts.current.queues.keys) == [queue(2)])
    counts.forget(queue(2))
    #expect(counts.current.queues.isEmpty)
  }

  @Test("Memory is bounded however many queues there are")
  func bounded() {
    let counts = QueueEventCounts(places: 3)
    for number: Int64 in 1...12_000 { arrive(1, number, counts) }
    counts.givePlaces()
    #expect(counts.current.queues.count == 3)
    #expect(counts.current.others.arrived == 11_997)
  }
}

@Suite("Figures for metrics")
struct StoreFiguresTests {
  @Test("are read once for everybody, and again when they are old")
  func cached() async throws {
    let store = ModelStore(time: ManualClock())
    _ = try await PortalFixture(in: store, mode: .safe)
    let now = SharedInstant()
    let figures = StoreFigures(
      store: store, counts: QueueEventCounts(places: 5), places: 5,
      logger: LiveServer.quietLogger, clock: { now.value })
    #expect(try #require(await figures.current()).overview.queueCount == 0)
    let fixture = try await PortalFixture(in: store, domain: "b.example", clientID: "local.b")
    let deal = EventName(stored: "ONCRMDEALUPDATE")
    try await fixture.application.bindOffline(deal, in: store)
    _ = try await store.perform(
      PublishEvents(
        portal: fixture.portal.id, mode: .safe,
        publications: [Publication(name: deal, data: .int(1), user: .nobody)]))
    now.advance(by: .seconds(4))
    #expect(try #require(await figures.current()).overview.queueCount == 0)
    now.advance(by: .seconds(2))
    let overview = try #require(await figures.current()).overview
    #expect(overview.queueCount == 1)
    #expect(overview.queues.first?.domain == "b.example")
  }

  @Test("are absent while the store fails, rather than old")
  func failing() async throws {
    let store = ModelStore(time: ManualClock())
    let now = SharedInstant()
    let figures = StoreFigures(
      store: store, counts: QueueEventCounts(places: 5), places: 5,
      logger: LiveServer.quietLogger, clock: { now.value })
    #expect(await figures.current() != nil)
    await store.close()
    now.advance(by: .seconds(6))
    #expect(await figures.current() == nil)
  }
}
