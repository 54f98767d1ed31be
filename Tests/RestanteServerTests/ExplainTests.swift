import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension LiveServer {
  /// The reasons why the demo application gets nothing.
  fileprivate func reasons(connector: String = "") async throws -> [JSONValue] {
    let answer = try await client.get(
      "/v1/queues/\(demo.clientID)/explain?connector=\(connector)", key: demo.adminKey)
    #expect(answer.status == 200)
    return answer.json["reasons"]?.arrayValue ?? []
  }

  fileprivate func codes(connector: String = "") async throws -> [String] {
    try await reasons(connector: connector).compactMap { $0["reason"]?.stringValue }
  }

  fileprivate func call(_ method: String, _ parameters: String) async throws -> Answer {
    try await client.post("/rest/\(method)", parameters, key: demo.accessToken)
  }
}

@Suite("Why an application gets nothing")
struct ExplainTests {
  @Test("it asked for nothing, and nothing was published", arguments: StoreKind.allCases)
  func nothing(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      #expect(try await server.codes() == ["no_binding", "nothing_published"])
      try await server.bind("E")
      #expect(try await server.codes() == ["nothing_published"])
    }
  }

  @Test("what was published has names that it did not bind to")
  func unboundNames() async throws {
    try await LiveServer.run { server in
      try await server.bind("E")
      for event in ["A", "B", "B"] {
        _ = try await server.publish(#"{"event":"\#(event)","data":1}"#)
      }
      let reasons = try await server.reasons()
      #expect(try await server.codes() == ["unbound_names", "nothing_published"])
      #expect(reasons[0]["facts"]?["publications"] == 3)
      let first = reasons[0]["facts"]?["events"]?.arrayValue?.first
      #expect(first?["event"] == "B" && first?["publications"] == 2)
      #expect(reasons[0]["remedy"]?.stringValue?.hasSuffix("event=B") == true)
    }
  }

  @Test("its own changes do not come back")
  func ownChange() async throws {
    try await LiveServer.run { server in
      try await server.bind("E", connector: "c")
      let origin = #"{"client_id":"\#(server.demo.clientID)","auth_connector":"c"}"#
      _ = try await server.publish(#"{"event":"E","data":1,"origin":\#(origin)}"#)
      #expect(try await server.codes(connector: "c") == ["own_change", "nothing_published"])
      let reason = try await server.reasons(connector: "c")[0]
      #expect(reason["facts"]?["publications"] == 1)
    }
  }

  @Test("another connector of it holds the events", arguments: StoreKind.allCases)
  func otherConnector(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("E", connector: "c")
      _ = try await server.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
      let reasons = try await server.reasons()
      #expect(
        try await server.codes() == ["no_binding", "other_connector", "unbound_names", "nothing_published"])
      #expect(
        reasons[1]["facts"]?["queues"]
          == [["connector": "c", "pending": 2, "claimed": 0, "failed": 0]])
      #expect(reasons[1]["remedy"] == "event.offline.get with auth_connector=c")
    }
  }

  @Test("claims hold the events, or they failed", arguments: StoreKind.allCases)
  func claimedAndFailed(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("E")
      _ = try await server.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
      #expect(try await server.codes() == ["pending"])
      let claim = try await server.call("event.offline.get", #"{"clear":0,"lease":60}"#)
      let id = try #require(claim.json["result"]?["process_id"]?.stringValue)
      let messageID = try #require(
        claim.json["result"]?["events"]?.arrayValue?.first?["MESSAGE_ID"]?.stringValue)
      _ = try await server.call(
        "event.offline.error", #"{"process_id":"\#(id)","message_id":["\#(messageID)"]}"#)
      let reasons = try await server.reasons()
      #expect(try await server.codes() == ["claimed", "failed"])
      #expect(
        reasons[0]["facts"]?["claims"] == [["process_id": .string(id), "events": 1]])
      #expect(
        reasons[0]["facts"]?["next_lease_expiry"]?.intValue == server.clock.now().seconds + 60)
      #expect(reasons[1]["facts"]?["failed"] == 1)
      server.clock.advance(seconds: 60)
      #expect(try await server.codes() == ["pending", "failed"])
    }
  }

  @Test("in strict mode only administrators get what is pending")
  func noRight() async throws {
    try await LiveServer.run(mode: .strict) { server in
      try await server.bind("E")
      _ = try await server.publish(#"{"event":"E","data":1}"#)
      #expect(try await server.codes() == ["pending", "no_right"])
    }
  }

  @Test("its installation is not finished")
  func notInstalled() async throws {
    try await LiveServer.run { server in
      let portal = try await server.demoClient().portal
      _ = try await server.store.perform(
        AddApplication(
          portal: portal.id, clientID: "app.new", name: "", scopes: [], isInstalled: false,
          secret: SecretHash(of: "s")))
      let answer = try await server.client.get(
        "/v1/queues/app.new/explain", key: server.demo.adminKey)
      #expect(answer.json["reasons"]?.arrayValue?.first?["reason"] == "not_installed")
      let nobody = try await server.client.get(
        "/v1/queues/nobody/explain", key: server.demo.adminKey)
      #expect(nobody.status == 404)
    }
  }

  @Test("what is remembered of publications is bounded, the latest stays")
  func bounded() throws {
    let trace = PublicationTrace(since: Timestamp(seconds: 0))
    let portal = PortalID(rawValue: 1)
    for number in 1...10_000 {
      trace.note(
        [Publication(name: EventName(stored: "E\(number)"), data: 1)], on: portal,
        at: Timestamp(seconds: Int64(number)))
    }
    let names = trace.publications(on: portal).map(\.key.name.text)
    #expect(names.count <= PublicationTrace.mostPerPortal)
    #expect(names.contains("E10000"))
    #expect(!names.contains("E1"))
  }
}
