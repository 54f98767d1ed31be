import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("CloudEvents on POST /v1/events")
struct CloudEventTests {
  private static let structured = "application/cloudevents+json"
  private static let batch = "application/cloudevents-batch+json; charset=utf-8"

  /// The attributes that every event has, as members of an object.
  private static func event(_ id: String, _ more: String = "") -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"/s","type":"E"\#(more)}"#
  }

  @Test("An event in structured mode is published", arguments: StoreKind.allCases)
  func structuredMode(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("ORDER.PAID")
      let answer = try await world.cloudEvent(
        Self.structured,
        #"""
        {"specversion":"1.0","id":"1","source":"/s","type":"order.paid","subject":"x",
        "time":"2021-03-04T05:06:07.25Z","datacontenttype":"application/json",
        "data":{"ID":1.50},"userid":7,"myextension":true}
        """#)
      #expect(answer.status == 200)
      #expect(answer.text == #"{"accepted":1,"queued":1,"deliveries":0,"suppressed":0}"#)
      let event = try #require(try await world.queue().first)
      #expect(event.name.text == "ORDER.PAID")
      #expect(String(decoding: event.data, as: UTF8.self) == #"{"ID":1.50}"#)
      #expect(event.user == .user(UserID(rawValue: 7)))
      #expect(event.occurredAt == 1_614_834_367)
    }
  }

  @Test("Data in base64 are JSON, and no data are none")
  func base64() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      // {"a":1}
      for (id, data) in [("1", #","data_base64":"eyJhIjoxfQ==""#), ("2", "")] {
        #expect(try await world.cloudEvent(Self.structured, Self.event(id, data)).status == 200)
      }
      let data = try await world.queue().map { String(decoding: $0.data, as: UTF8.self) }
      #expect(data == [#"{"a":1}"#, "false"])
    }
  }

  @Test("Deliveries belong to the trace of an event or, without one, of the request")
  func traces() async throws {
    try await NativeWorld.run { world in
      let outcome = try await world.store.perform(
        BindEvent(
          portal: world.portal.id, application: world.application.id,
          event: EventName(stored: "E"), target: .online(handler: "https://h.test/", user: nil)))
      guard case .bound(let handler) = outcome else { throw NativeWorld.Failure.setUp }
      let own = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      let shared = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"
      let body = "[\(Self.event("1", #","data":1,"traceparent":"\#(own)""#)),\(Self.event("2"))]"
      _ = try await world.cloudEvent(Self.batch, body, traceParent: shared)
      _ = try await world.cloudEvent(Self.structured, Self.event("3"), traceParent: "nonsense")
      var traces: [String?] = []
      for number in 1...3 {
        let key = DeliveryKey(handler: handler, id: DeliveryID(rawValue: Int64(number)))
        traces.append(
          try await world.store.delivery(key, on: world.portal.id)?.content.trace?.text)
      }
      #expect(traces == [own, shared, nil])
    }
  }

  @Test("The application and connector that caused an event do not receive it")
  func origin() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E", connector: "erp")
      let more = #","originclientid":"\#(NativeWorld.clientID)","authconnector":"erp""#
      let answer = try await world.cloudEvent(Self.structured, Self.event("1", more))
      #expect(answer.json["suppressed"] == 1)
    }
  }

  @Test(
    "Users are numbers, or false",
    arguments: [
      ("7", .user(UserID(rawValue: 7))), (#""7""#, .user(UserID(rawValue: 7))), ("0", .nobody),
      ("null", .nobody), ("false", .undisclosed), (#""false""#, .undisclosed),
    ] as [(String, ActingUser)])
  func users(json: String, user: ActingUser) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.cloudEvent(Self.structured, Self.event("1", #","userid":\#(json)"#))
      #expect(try await world.queue().map(\.user) == [user])
    }
  }

  @Test("An event in binary mode is published: headers are decoded, the body is the data")
  func binaryMode() async throws {
    try await NativeWorld.run { world in
      try await world.bind("ÄB C")
      let answer = try await world.cloudEvent(
        "application/vnd.example+json; charset=utf-8", #"{"ID":1}"#,
        headers: [
          ("ce-specversion", "1.0"), ("ce-id", #""a\"b""#), ("ce-source", "/s"),
          ("ce-type", "%C3%84b%20c"), ("ce-time", "2021-03-04T05:06:07Z"), ("ce-userid", "7"),
          ("ce-comexampleother", "%zz"),
        ])
      #expect(answer.status == 200)
      let event = try #require(try await world.queue().first)
      #expect(event.name.text == "ÄB C")
      #expect(String(decoding: event.data, as: UTF8.self) == #"{"ID":1}"#)
      #expect(event.user == .user(UserID(rawValue: 7)))
      #expect(event.occurredAt == 1_614_834_367)
    }
  }

  @Test("A batch is published, all or nothing")
  func batchMode() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let good = #"[\#(Self.event("1", #","data":1"#)),\#(Self.event("2", #","data":2"#))]"#
      let answer = try await world.cloudEvent(Self.batch, good)
      #expect(answer.json["accepted"] == 2 && answer.json["queued"] == 2)
      #expect(try await world.cloudEvent(Self.batch, "[]").json["accepted"] == 0)
      let bad = #"[\#(Self.event("3", #","data":3"#)),{"specversion":"1.0","id":"4"}]"#
      let refused = try await world.cloudEvent(Self.batch, bad)
      expectProblem(refused, 400, "invalid-argument")
      #expect(refused.json["argument"] == "source" && refused.json["index"] == 1)
      #expect(try await world.queue().count == 2)
    }
  }

  @Test("A batch of more than a thousand is refused")
  func largeBatch() async throws {
    try await NativeWorld.run { world in
      let events = (0...1_000).map { Self.event("\($0)") }.joined(separator: ",")
      expectProblem(try await world.cloudEvent(Self.batch, "[\(events)]"), 413, "too-large")
    }
  }

  @Test(
    "What is missing or wrong is named, and nothing is written",
    arguments: [
      (#"{"id":"1","source":"/s","type":"E"}"#, "specversion"),
      (#"{"specversion":"0.3","id":"1","source":"/s","type":"E"}"#, "specversion"),
      (#"{"specversion":1.0,"id":"1","source":"/s","type":"E"}"#, "specversion"),
      (#"{"specversion":"1.0","source":"/s","type":"E"}"#, "id"),
      (#"{"specversion":"1.0","id":"","source":"/s","type":"E"}"#, "id"),
      (#"{"specversion":"1.0","id":"1","type":"E"}"#, "source"),
      (#"{"specversion":"1.0","id":"1","source":"/s"}"#, "type"),
      (#"{"specversion":"1.0","id":"1","source":"/s","type":"a\u0001"}"#, "type"),
      (event("1", #","time":"yesterday""#), "time"),
      (event("1", #","time":1614834367"#), "time"),
      (event("1", #","time":"1969-12-31T23:59:59Z""#), "time"),
      (event("1", #","data_base64":"***""#), "data_base64"),
      (event("1", #","data_base64":"bm90IGpzb24=""#), "data_base64"),
      (event("1", #","data_base64":"","data":1"#), "data_base64"),
      (event("1", #","data_base64":1"#), "data_base64"),
      (event("1", #","userid":"ada""#), "userid"),
      (event("1", #","originclientid":"""#), "originclientid"),
      (event("1", #","authconnector":"erp""#), "originclientid"),
    ] as [(String, String)])
  func wrongAttributes(body: String, attribute: String) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.cloudEvent(Self.structured, body)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(attribute))
      #expect(try await world.queue().isEmpty)
    }
  }

  @Test(
    "What is wrong in binary mode is named, too",
    arguments: [
      (
        [("ce-id", "1"), ("ce-source", "/s"), ("ce-type", "E")], "application/json", "1",
        "specversion"
      ),
      (
        [("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-type", "E")], "application/json", "1",
        "source"
      ),
      (complete + [("ce-id", "2")], "application/json", "1", "id"),
      (complete + [("ce-subject", "%FF")], "application/json", "1", "subject"),
      (complete, "text/plain", "1", "datacontenttype"),
      (complete, "application/json", "{", "data"),
    ] as [([(String, String)], String, String, String)])
  func wrongHeaders(
    headers: [(String, String)], type: String, body: String, attribute: String
  ) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.cloudEvent(type, body, headers: headers)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(attribute))
      #expect(try await world.queue().isEmpty)
    }
  }

  private static let complete = [
    ("ce-specversion", "1.0"), ("ce-id", "1"), ("ce-source", "/s"), ("ce-type", "E"),
  ]

  @Test("Other formats of CloudEvents are refused as such")
  func otherFormats() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.cloudEvent("application/cloudevents+xml", "<event/>")
      expectProblem(answer, 415, "unsupported-media-type")
    }
  }

  @Test("An event with the same source and id has no second effect", arguments: StoreKind.allCases)
  func repeated(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E")
      let event = Self.event("1", #","data":1"#)
      let first = try await world.cloudEvent(Self.structured, event)
      try await world.claim("p")
      let again = try await world.cloudEvent(
        "application/json", "1", headers: Self.complete)
      #expect(again.text == first.text)
      #expect(again.header("Idempotent-Replayed") == "true")
      #expect(try await world.queue().count == 1)
      let other = try await world.cloudEvent(Self.structured, Self.event("1", #","data":2"#))
      expectProblem(other, 422, "idempotency-key-reused")
      #expect(try await world.queue().count == 1)
    }
  }

  @Test("A batch is sent again as a whole, and the header counts before source and id")
  func repeatedBatch() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let batch = "[\(Self.event("1", #","data":1"#)),\(Self.event("2", #","data":2"#))]"
      _ = try await world.cloudEvent(Self.batch, batch)
      try await world.claim("p")
      _ = try await world.cloudEvent(Self.batch, batch)
      #expect(try await world.queue().count == 2)
      _ = try await world.cloudEvent(Self.batch, batch, attempt: "another")
      #expect(try await world.queue().count == 4)
    }
  }

  @Test("Where replies no longer fit, an event without the header is published all the same")
  func noRoom() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let filler = IdempotencyKey(
        portal: world.portal.id, owner: .apiKey(SecretHash(of: world.keys.publish)),
        method: "events", value: "filler")
      let reply = [UInt8](repeating: 0, count: IdempotencyRecord.maxBytes)
      try await world.store.perform(Keep(key: filler, reply: reply))
      let event = Self.event("1", #","data":1"#)
      #expect(try await world.cloudEvent(Self.structured, event, attempt: "k").status == 503)
      #expect(try await world.cloudEvent(Self.structured, event).status == 200)
      #expect(try await world.queue().count == 1)
    }
  }
}

/// Keeps a reply for an attempt.
private struct Keep: StoreOperation {
  var key: IdempotencyKey
  var reply: [UInt8]

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.keep(IdempotencyRecord(fingerprint: [], reply: reply), for: key)
  }
}

extension NativeWorld {
  /// Publishes a CloudEvent with the key for that.
  fileprivate func cloudEvent(
    _ type: String, _ body: String, headers: [(String, String)] = [], attempt: String? = nil,
    traceParent: String? = nil
  ) async throws -> Answer {
    var request = NativeRequest(
      verb: "POST", segments: ["events"], contentType: type,
      authorization: "Bearer \(keys.publish)", idempotencyKey: attempt, body: Array(body.utf8))
    request.traceParent = traceParent
    request.cloudEventHeaders = headers.compactMap { CloudEventHeader(name: $0, value: $1) }
    return Answer(try await api.respond(to: request))
  }
}
