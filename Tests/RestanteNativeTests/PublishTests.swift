import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("POST /v1/events")
struct PublishTests {
  @Test("One object or an array of them is published", arguments: StoreKind.allCases)
  func published(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("ONCRMDEALUPDATE")
      let one = try await world.publish(
        #"{"event":" onCrmDealUpdate ","data":{"FIELDS":{"ID":1.50}},"user_id":7}"#)
      #expect(one.status == 200)
      #expect(one.text == #"{"accepted":1,"queued":1,"deliveries":0,"suppressed":0}"#)
      let many = try await world.publish(
        #"""
        [{"event":"ONCRMDEALUPDATE","data":{"FIELDS":{"ID":1.50}}},
        {"event":"ONCRMDEALUPDATE","data":2,"user_id":false},{"event":"ONNOBODYWANTSIT"}]
        """#)
      #expect(many.json["accepted"] == 3)
      #expect(many.json["queued"] == 2)
      let events = try await world.queue()
      #expect(events.count == 2)
      #expect(events.map(\.name.text) == ["ONCRMDEALUPDATE", "ONCRMDEALUPDATE"])
      #expect(String(decoding: events[0].data, as: UTF8.self) == #"{"FIELDS":{"ID":1.50}}"#)
      #expect(events.map(\.user) == [.nobody, .undisclosed])
    }
  }

  @Test("An empty array is published without effect")
  func empty() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.publish("[]")
      #expect(answer.status == 200)
      #expect(answer.text == #"{"accepted":0,"queued":0,"deliveries":0,"suppressed":0}"#)
    }
  }

  @Test("The application's own changes are suppressed, those of another connector are not")
  func origin() async throws {
    try await NativeWorld.run { world in
      try await world.bind("ONCRMDEALUPDATE", connector: "erp")
      for (connector, queued, suppressed) in [("erp", 0, 1), ("other", 1, 0)] {
        let answer = try await world.publish(
          #"""
          {"event":"ONCRMDEALUPDATE","data":1,
          "origin":{"client_id":"\#(NativeWorld.clientID)","auth_connector":"\#(connector)"}}
          """#)
        #expect(answer.json["queued"] == .int(queued), "\(connector)")
        #expect(answer.json["suppressed"] == .int(suppressed), "\(connector)")
      }
    }
  }

  @Test("A message id of one's own is the key under which repeats coalesce")
  func messageID() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let id = "00112233445566778899AABBCCDDEEFF"
      for data in 1...2 {
        _ = try await world.publish(#"{"event":"e","data":\#(data),"message_id":"\#(id)"}"#)
      }
      let events = try await world.queue()
      #expect(events.map(\.messageID.text) == [id.lowercased()])
      #expect(events.map { String(decoding: $0.data, as: UTF8.self) } == ["2"])
    }
  }

  @Test(
    "A time is in RFC 3339 or in seconds since 1970",
    arguments: [
      #""2021-03-04T05:06:07Z""#, #""2021-03-04t06:06:07.9999+01:00""#, "1614834367",
    ])
  func time(json: String) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.publish(#"{"event":"e","time":\#(json)}"#)
      #expect(answer.status == 200)
      #expect(try await world.queue().map(\.occurredAt) == [1_614_834_367])
    }
  }

  @Test(
    "A time that is none is refused by name",
    arguments: [
      "-1", "1.5", "253402300800", "true", #""now""#, "\"\"", #""2021-02-29T00:00:00Z""#,
      #""2021-03-04""#, #""2021-03-04T05:06:07""#, #""1969-12-31T23:59:59Z""#, "[]", "{}",
    ])
  func wrongTime(json: String) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.publish(#"[{"event":"e"},{"event":"e","time":\#(json)}]"#)
      #expect(answer.status == 400)
      #expect(answer.json["argument"] == "time")
      #expect(answer.json["index"] == 1)
      #expect(try await world.queue().isEmpty)
    }
  }

  @Test(
    "Users are integers, their digits, or false",
    arguments: [
      ("0", .nobody), (#""0""#, .nobody), ("7", .user(UserID(rawValue: 7))),
      (#""7""#, .user(UserID(rawValue: 7))), ("false", .undisclosed),
    ] as [(String, ActingUser)])
  func users(json: String, user: ActingUser) async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      _ = try await world.publish(#"{"event":"E","user_id":\#(json)}"#)
      try await #expect(world.queue().map(\.user) == [user])
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
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.publish(#"[{"event":"E"},\#(element)]"#)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["index"] == 1)
      #expect(answer.json["argument"] == argument.map { .string($0) })
      try await #expect(world.queue().isEmpty)
      let alone = try await world.publish(element)
      expectProblem(alone, 400, "invalid-argument")
      #expect(alone.json["index"] == nil)
    }
  }

  @Test("null counts as missing, but as data it stays what it is")
  func nullArguments() async throws {
    try await NativeWorld.run { world in
      try await world.bind("E")
      let answer = try await world.publish(
        #"{"event":"E","data":null,"user_id":null,"message_id":null,"origin":null}"#)
      #expect(answer.status == 200)
      let event = try #require(try await world.queue().first)
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
    try await NativeWorld.run { world in
      expectProblem(try await world.publish(body), 400, "invalid-json")
    }
  }

  @Test("A portal's mode follows the server's")
  func strict() async throws {
    for (mode, pending) in [(Mode.safe, 1), (.strict, 0)] {
      try await NativeWorld.run(mode: mode) { world in
        try await world.bind("E")
        _ = try await world.publish(#"{"event":"E"}"#)
        let queue = world.queueKey()
        let processID = ProcessID("p")
        _ = try await world.store.perform(
          ClaimEvents(
            queue: queue, processID: processID,
            disposition: .reserve(lease: mode == .safe ? 60 : nil)))
        let ids = try await world.queue().map(\.messageID)
        _ = try await world.store.perform(
          FailEvents(queue: queue, mode: mode, processID: processID, messageIDs: ids))
        // Only safe mode gives a failed event another chance when it occurs again.
        _ = try await world.publish(#"{"event":"E"}"#)
        let figures = try await world.store.queueFigures(on: world.portal.id)
        #expect(figures.first?.pending == Int64(pending), "\(mode)")
      }
    }
  }
}
