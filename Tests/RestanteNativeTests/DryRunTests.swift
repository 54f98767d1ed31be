import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("POST /v1/events?dry_run=true")
struct DryRunTests {
  private static func preview(_ world: NativeWorld, _ body: String) async throws -> Answer {
    try await world.post("events?dry_run=true", body, key: world.keys.publish)
  }

  private static func targets(_ answer: Answer) -> [JSONValue] {
    answer.json["targets"]?.arrayValue ?? []
  }

  /// The member of each target.
  private static func words(_ answer: Answer, _ member: String) -> [String?] {
    targets(answer).map { $0[member]?.stringValue }
  }

  @Test("It says what publishing then does, and publishes nothing", arguments: StoreKind.allCases)
  func agrees(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("ONCRMDEALUPDATE")
      try await world.bind("ONCRMDEALUPDATE", connector: "erp")
      _ = try await world.store.perform(
        BindEvent(
          portal: world.portal.id, application: world.application.id,
          event: EventName(stored: "ONCRMDEALUPDATE"),
          target: .online(handler: "https://app.example/x", user: nil), connector: ""))
      let body = #"""
        [{"event":"ONCRMDEALUPDATE","data":1,
          "origin":{"client_id":"\#(NativeWorld.clientID)","auth_connector":"erp"}},
         {"event":"ONCRMDEALUPDATE","data":1},{"event":"ONNOBODYWANTSIT"}]
        """#
      let dry = try await Self.preview(world, body)
      #expect(dry.status == 200)
      #expect(try await world.queue().isEmpty)
      #expect(
        Self.words(dry, "result")
          == ["queue", "suppress", "deliver", "queue", "queue", "deliver"])
      #expect(
        Self.words(dry, "copy") == ["new", nil, nil, "refreshed", "new", nil])
      #expect(Self.targets(dry).map { $0["event"] } == [0, 0, 0, 1, 1, 1])
      #expect(Self.targets(dry).map { $0["offline"]?.boolValue == true }.count { $0 } == 4)
      let real = try await world.publish(body)
      for member in ["accepted", "queued", "deliveries", "suppressed"] {
        #expect(dry.json[member] == real.json[member], "\(member)")
      }
      #expect(try await world.queue().count == 1)
    }
  }

  @Test(
    "A dead letter is revived, in strict mode refreshed; a pending event is refreshed",
    arguments: [(Mode.safe, "revived"), (.strict, "refreshed_dead")])
  func copies(mode: Mode, expected: String) async throws {
    try await NativeWorld.run(.sqlite, mode: mode) { world in
      try await world.bind("ONCRMDEALUPDATE")
      let event = #"{"event":"ONCRMDEALUPDATE","data":1}"#
      #expect(Self.words(try await Self.preview(world, event), "copy") == ["new"])
      _ = try await world.publish(event)
      #expect(Self.words(try await Self.preview(world, event), "copy") == ["refreshed"])
      try await world.claim("worker")
      // What is claimed stays as it is; a new event is made beside it.
      #expect(Self.words(try await Self.preview(world, event), "copy") == ["new"])
      _ = try await world.store.perform(
        FailEvents(
          queue: world.queueKey(), mode: mode, processID: ProcessID("worker"),
          messageIDs: try await world.queue().map(\.messageID)))
      #expect(Self.words(try await Self.preview(world, event), "copy") == [expected])
      let other = #"{"event":"ONCRMDEALUPDATE","data":2}"#
      #expect(Self.words(try await Self.preview(world, other), "copy") == ["new"])
    }
  }

  @Test("Applications that may not receive are skipped; outgoing webhooks are told apart")
  func skipped() async throws {
    try await NativeWorld.run { world in
      try await world.bind("ONCRMDEALUPDATE")
      _ = try await world.send("PATCH", "apps/\(NativeWorld.clientID)", #"{"active":false}"#)
      _ = try await world.post(
        "outgoing-webhooks", #"{"url":"https://app.example/x","events":["ONCRMDEALUPDATE"]}"#)
      let dry = try await Self.preview(world, #"{"event":"ONCRMDEALUPDATE"}"#)
      #expect(Self.words(dry, "result") == ["skip", "deliver"])
      #expect(Self.words(dry, "client_id") == [NativeWorld.clientID, nil])
      #expect(Self.targets(dry).last?["handler"]?.intValue != nil)
      #expect(dry.json["deliveries"] == 1)
    }
  }

  @Test("What is wrong is refused as in a real run")
  func wrong() async throws {
    try await NativeWorld.run { world in
      #expect(try await Self.preview(world, #"{"data":1}"#).status == 400)
      #expect(
        try await world.post("events?dry_run=maybe", #"{"event":"A"}"#).status == 400)
      let many = Array(repeating: #"{"event":"A"}"#, count: 21).joined(separator: ",")
      #expect(try await Self.preview(world, "[\(many)]").status == 413)
      let key = try await world.post("events?dry_run=true", #"{"event":"A"}"#, key: world.keys.read)
      #expect(key.status == 403)
    }
  }

  @Test("Where a queue is too deep to tell, it says so")
  func deep() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bind("ONCRMDEALUPDATE")
      for half in 0..<2 {
        let events = (1...600).map {
          #"{"event":"ONCRMDEALUPDATE","data":\#(half * 600 + $0)}"#
        }
        _ = try await world.publish("[\(events.joined(separator: ","))]")
      }
      let old = try await Self.preview(world, #"{"event":"ONCRMDEALUPDATE","data":1}"#)
      #expect(Self.words(old, "copy") == ["unknown"])
      let new = try await Self.preview(world, #"{"event":"ONCRMDEALUPDATE","data":1200}"#)
      #expect(Self.words(new, "copy") == ["refreshed"])
    }
  }
}
