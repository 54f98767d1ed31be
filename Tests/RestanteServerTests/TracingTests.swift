import NIOHTTP1
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Traces, exported to a collector")
struct TracingTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private static let parent = "00-\(trace)-00f067aa0ba902b7-01"

  /// The spans that a collector got, by name.
  private static func spans(_ posts: [RecordingHandler.Post]) throws -> [String: JSONValue] {
    var spans: [String: JSONValue] = [:]
    for post in posts {
      #expect(post.path == "/v1/traces")
      let document = try JSONParser().parse(post.body)
      for resource in document["resourceSpans"]?.arrayValue ?? [] {
        for scope in resource["scopeSpans"]?.arrayValue ?? [] {
          for span in scope["spans"]?.arrayValue ?? [] {
            spans[span["name"]?.stringValue ?? ""] = span
          }
        }
      }
    }
    return spans
  }

  @Test("A publication, its delivery and its claim are spans of the publisher's trace, or linked")
  func journey() async throws {
    try await RecordingHandler.run { collector in
      try await RecordingHandler.run { handler in
        let handlerURL = handler.url
        try await LiveServer.run(
          adjust: { $0.traceCollector = PublicURL(collector.url) }
        ) { server in
          try await server.bind("ONCRMDEALUPDATE")
          let bound = try await server.client.post(
            "/rest/event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(handlerURL)"}"#,
            key: server.demo.accessToken)
          #expect(bound.json["result"] == true)
          let published = try await server.client.send(
            "POST", "/v1/events", type: "application/json",
            body: Array(#"{"event":"ONCRMDEALUPDATE","data":1}"#.utf8),
            headers: [
              "Authorization": "Bearer \(server.demo.publishKey)", "traceparent": Self.parent,
            ])
          #expect(published.status == 200)
          let claimed = try await server.client.post(
            "/rest/event.offline.get", #"{"clear":0}"#, key: server.demo.accessToken)
          #expect(claimed.json["result"]?["events"]?.arrayValue?.count == 1)
          #expect(try await server.client.get("/healthz").status == 200)
          _ = try await handler.posts(1)
        }
        let posted = try #require(try await handler.posts(1).first)
        let spans = try Self.spans(try await collector.posts(1))
        let publication = try #require(spans["POST /v1/events"])
        #expect(publication["traceId"] == .string(Self.trace))
        #expect(publication["parentSpanId"] == "00f067aa0ba902b7")
        let delivery = try #require(spans["deliver"])
        #expect(delivery["traceId"] == .string(Self.trace))
        #expect(delivery["parentSpanId"] == publication["spanId"])
        let told = try #require(posted.headers.first(name: "traceparent"))
        #expect(told == "00-\(Self.trace)-\(delivery["spanId"]?.stringValue ?? "")-01")
        let claim = try #require(spans["event.offline.get"])
        #expect(claim["traceId"] != .string(Self.trace))
        #expect(
          claim["links"]?.arrayValue?.first?["spanId"] == publication["spanId"])
        #expect(spans["GET /healthz"] == nil)
      }
    }
  }

  /// Runs a server whose spans are collected, and looks at them by name.
  private static func collect(
    _ work: @escaping @Sendable (LiveServer) async throws -> Void,
    check: @escaping @Sendable ([String: JSONValue]) throws -> Void
  ) async throws {
    try await RecordingHandler.run { collector in
      try await LiveServer.run(
        adjust: { $0.traceCollector = PublicURL(collector.url) }
      ) { server in
        try await server.bind("ONCRMDEALUPDATE")
        let published = try await server.client.send(
          "POST", "/v1/events", type: "application/json",
          body: Array(#"{"event":"ONCRMDEALUPDATE","data":1}"#.utf8),
          headers: [
            "Authorization": "Bearer \(server.demo.publishKey)", "traceparent": Self.parent,
          ])
        #expect(published.status == 200)
        try await work(server)
      }
      try check(try spans(try await collector.posts(1)))
    }
  }

  private static func claim(_ server: LiveServer) async throws -> String {
    let claimed = try await server.client.post(
      "/rest/event.offline.get", #"{"clear":0}"#, key: server.demo.accessToken)
    return try #require(claimed.json["result"]?["process_id"]?.stringValue)
  }

  @Test(
    "Acknowledgements and failures are linked to the publications",
    arguments: [("clear", ""), ("error", #","message_id":["0"]"#)])
  func decisions(_ verb: String, _ parameters: String) async throws {
    try await Self.collect { server in
      let processID = try await Self.claim(server)
      let decided = try await server.client.post(
        "/rest/event.offline.\(verb)", #"{"process_id":"\#(processID)"\#(parameters)}"#,
        key: server.demo.accessToken)
      #expect(decided.json["result"] == true)
    } check: { spans in
      let publication = try #require(spans["POST /v1/events"])
      let links = try #require(spans["event.offline.\(verb)"]?["links"]?.arrayValue)
      #expect(links.map { $0["spanId"] } == [publication["spanId"]])
    }
  }

  @Test("The commands of a batch are spans within the batch's")
  func batch() async throws {
    try await Self.collect { server in
      _ = try await server.client.post(
        "/rest/batch",
        #"{"cmd":["event.offline.get?clear=0","event.offline.clear","batch","no.such.method"]}"#,
        key: server.demo.accessToken)
    } check: { spans in
      let batch = try #require(spans["batch"])
      let claim = try #require(spans["event.offline.get"])
      #expect(claim["parentSpanId"] == batch["spanId"])
      #expect(claim["traceId"] == batch["traceId"])
      let refused = try #require(spans["event.offline.clear"])
      let attributes = try #require(refused["attributes"]?.arrayValue)
      #expect(
        attributes.contains {
          $0["key"] == "error.type" && $0["value"]?["stringValue"] == "ERROR_ARGUMENT"
        }, "\(attributes)")
      #expect(spans["no.such.method"] == nil)
    }
  }

  @Test("A collector that is away or refuses costs spans and a line in the log, nothing else")
  func away() async throws {
    try await RecordingHandler.run([500]) { collector in
      let log = LogRecorder()
      try await LiveServer.run(
        log: log, adjust: { $0.traceCollector = PublicURL(collector.url) }
      ) { server in
        try await server.bind("E")
        _ = try await server.publish(#"{"event":"E","data":1}"#)
      }
      #expect(log.count(of: "spans were not exported") == 1)
    }
  }
}
