import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("POST /v1/events")
struct PublishTests {
  @Test("One object or an array of them is published", arguments: StoreKind.allCases)
  func published(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let one = try await server.publish(
        #"{"event":" onCrmDealUpdate ","data":{"FIELDS":{"ID":1.50}},"user_id":7,"later":1}"#)
      #expect(one.status == 200)
      #expect(one.text == #"{"accepted":1,"queued":1,"deliveries":0,"suppressed":0}"#)
      let many = try await server.publish(
        #"""
        [{"event":"ONCRMDEALUPDATE","data":{"FIELDS":{"ID":1.50}}},
        {"event":"ONCRMDEALUPDATE","data":2,"user_id":false},{"event":"ONNOBODYWANTSIT"}]
        """#)
      #expect(many.json["accepted"] == 3)
      #expect(many.json["queued"] == 2)
      let events = try await server.queue()
      #expect(events.count == 2)
      #expect(events.map(\.name.text) == ["ONCRMDEALUPDATE", "ONCRMDEALUPDATE"])
      #expect(String(decoding: events[0].data, as: UTF8.self) == #"{"FIELDS":{"ID":1.50}}"#)
      #expect(events.map(\.user) == [.nobody, .undisclosed])
    }
  }

  @Test("An empty array is published without effect")
  func empty() async throws {
    try await LiveServer.run { server in
      let answer = try await server.publish("[]")
      #expect(answer.status == 200)
      #expect(answer.text == #"{"accepted":0,"queued":0,"deliveries":0,"suppressed":0}"#)
    }
  }

  @Test("The application's own changes are suppressed, those of another connector are not")
  func origin() async throws {
    try await LiveServer.run { server in
      try await server.bind("ONCRMDEALUPDATE", connector: "erp")
      for (connector, queued, suppressed) in [("erp", 0, 1), ("other", 1, 0)] {
        let answer = try await server.publish(
          #"""
          {"event":"ONCRMDEALUPDATE","data":1,
          "origin":{"client_id":"\#(server.demo.clientID)","auth_connector":"\#(connector)"}}
          """#)
        #expect(answer.json["queued"] == .int(queued), "\(connector)")
        #expect(answer.json["suppressed"] == .int(suppressed), "\(connector)")
      }
    }
  }

  @Test("A message id of one's own is the key under which repeats coalesce")
  func messageID() async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      let id = "00112233445566778899AABBCCDDEEFF"
      for data in 1...2 {
        _ = try await server.publish(#"{"event":"e","data":\#(data),"message_id":"\#(id)"}"#)
      }
      let events = try await server.queue()
      #expect(events.map(\.messageID.text) == [id.lowercased()])
      #expect(events.map { String(decoding: $0.data, as: UTF8.self) } == ["2"])
    }
  }

  @Test(
    "Users are integers, their digits, or false",
    arguments: [
      ("0", .nobody), (#""0""#, .nobody), ("7", .user(UserID(rawValue: 7))),
      (#""7""#, .user(UserID(rawValue: 7))), ("false", .undisclosed),
    ] as [(String, ActingUser)])
  func users(json: String, user: ActingUser) async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      _ = try await server.publish(#"{"event":"E","user_id":\#(json)}"#)
      try await #expect(server.queue().map(\.user) == [user])
    }
  }

  @Test(
    "A wrong argument is named, with the element it is in, and nothing is written",
    arguments: [
      (#"{"event":1}"#, "event"), (#"{}"#, "event"), (#"{"event":""}"#, "event"),
      (#"{"event":" "}"#, "event"), (#"{"event":"a\u0000b"}"#, "event"),
      (#"{"event":"E","message_id":"12"}"#, "message_id"),
      (#"{"event":"E","message_id":1}"#, "message_id"),
      (#"{"event":"E","user_id":-1}"#, "user_id"), (#"{"event":"E","user_id":1.5}"#, "user_id"),
      (#"{"event":"E","user_id":true}"#, "user_id"), (#"{"event":"E","user_id":""}"#, "user_id"),
      (#"{"event":"E","user_id":"7a"}"#, "user_id"), (#"{"event":"E","user_id":[]}"#, "user_id"),
      (#"{"event":null}"#, "event"),
      (#"{"event":"E","origin":"x"}"#, "origin"),
      (#"{"event":"E","origin":{}}"#, "origin.client_id"),
      (
        #"{"event":"E","origin":{"client_id":"x","auth_connector":1}}"#,
        "origin.auth_connector"
      ),
      ("7", nil),
    ] as [(String, String?)])
  func badArguments(element: String, argument: String?) async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      let answer = try await server.publish(#"[{"event":"E"},\#(element)]"#)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["index"] == 1)
      #expect(answer.json["argument"] == argument.map { .string($0) })
      try await #expect(server.queue().isEmpty)
      let alone = try await server.publish(element)
      expectProblem(alone, 400, "invalid-argument")
      #expect(alone.json["index"] == nil)
    }
  }

  @Test("null counts as missing, but as data it stays what it is")
  func nullArguments() async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      let answer = try await server.publish(
        #"{"event":"E","data":null,"user_id":null,"message_id":null,"origin":null}"#)
      #expect(answer.status == 200)
      let event = try #require(try await server.queue().first)
      #expect(event.user == .nobody)
      #expect(event.data == Array("null".utf8))
    }
  }

  @Test(
    "What is no JSON, or has a member twice, is refused",
    arguments: [
      "", "{", "nope", #"{"event":"E","event":"F"}"#, #"[{"event":"E","data":{"a":1,"a":2}}]"#,
    ])
  func badJSON(body: String) async throws {
    try await LiveServer.run { server in
      expectProblem(try await server.publish(body), 400, "invalid-json")
    }
  }

  @Test("More than 1,000 events or 8 MiB are too much; exactly as much is not")
  func limits() async throws {
    try await LiveServer.run { server in
      let element = #"{"event":"E"}"#
      let most = "[" + Array(repeating: element, count: 1_000).joined(separator: ",") + "]"
      try await #expect(server.publish(most).json["accepted"] == 1_000)
      let more = "[" + Array(repeating: element, count: 1_001).joined(separator: ",") + "]"
      expectProblem(try await server.publish(more), 413, "too-large")
      let largest = element + String(repeating: " ", count: (8 << 20) - element.utf8.count)
      try await #expect(server.publish(largest).status == 200)
      expectProblem(try await server.publish(largest + " "), 413, "too-large")
    }
  }

  @Test("Only JSON is taken")
  func contentTypes() async throws {
    try await LiveServer.run { server in
      let key = server.demo.publishKey
      for (type, status) in [
        ("application/json", 200), ("application/JSON; charset=utf-8", 200), (nil, 200),
        ("text/plain", 415), ("application/x-www-form-urlencoded", 415),
        ("application/cloudevents+json", 415), ("", 415),
      ] as [(String?, Int)] {
        let answer = try await server.client.post(
          "/v1/events", #"{"event":"E"}"#, key: key, type: type)
        #expect(answer.status == status, "\(type ?? "none")")
      }
    }
  }

  @Test("A store that fails is answered with what the publisher must know")
  func storeFailures() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      for (code, status, kind) in [
        (.full, 503, "unavailable"), (.lowSpace, 503, "low-space"),
        (.unavailable, 503, "unavailable"),
        (.closed, 503, "unavailable"), (.unknownOutcome, 500, "unknown-outcome"),
        (.corrupt, 500, "internal-error"),
      ] as [(StoreError.Code, Int, String)] {
        store.fail(with: StoreError(code, "a secret detail"))
        let answer = try await server.publish(#"{"event":"E"}"#)
        expectProblem(answer, status, kind)
        #expect(!answer.text.contains("a secret detail"))
      }
    }
  }

  @Test("A portal's mode follows the server's")
  func strict() async throws {
    for (mode, pending) in [(Mode.safe, 1), (.strict, 0)] {
      try await LiveServer.run(mode: mode) { server in
        try await server.bind("E")
        _ = try await server.publish(#"{"event":"E"}"#)
        let client = try await server.demoClient()
        let queue = QueueKey(portal: client.portal.id, application: client.application.id)
        let processID = ProcessID("p")
        _ = try await server.store.perform(
          ClaimEvents(
            queue: queue, processID: processID,
            disposition: .reserve(lease: mode == .safe ? 60 : nil)))
        let ids = try await server.queue().map(\.messageID)
        _ = try await server.store.perform(
          FailEvents(queue: queue, mode: mode, processID: processID, messageIDs: ids))
        // Only safe mode gives a failed event another chance when it occurs again.
        _ = try await server.publish(#"{"event":"E"}"#)
        let figures = try await server.store.queueFigures(on: client.portal.id)
        #expect(figures.first?.pending == Int64(pending), "\(mode)")
      }
    }
  }
}

/// Expects an error of the native API in the form of RFC 9457.
func expectProblem(
  _ answer: Answer, _ status: Int, _ kind: String, at location: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, sourceLocation: location)
  #expect(answer.contentType == "application/problem+json", sourceLocation: location)
  #expect(answer.json["type"] == .string("/problems/\(kind)"), sourceLocation: location)
  #expect(answer.json["status"] == .int(status), sourceLocation: location)
  #expect(answer.json["title"]?.stringValue?.isEmpty == false, sourceLocation: location)
  #expect(answer.json["detail"]?.stringValue?.isEmpty == false, sourceLocation: location)
}
