import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

extension NativeWorld {
  /// The reasons that speak of handlers.
  fileprivate func handlerReasons() async throws -> [JSONValue] {
    let reply = try await get("queues/\(Self.clientID)/explain", key: keys.read)
    return (reply.json["reasons"]?.arrayValue ?? []).filter { $0["handlers"] != nil }
  }
}

@Suite("Explanations that speak of handlers")
struct HandlerExplanationTests {
  @Test("Handlers without deliveries are no reason", arguments: StoreKind.allCases)
  func nothing(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      #expect(try await world.handlerReasons().isEmpty)
    }
  }

  @Test(
    "Deliveries wait, are tried again, are parked and are delivered",
    arguments: StoreKind.allCases)
  func life(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline(to: "https://user:pass@h.example/hook")
      try await world.publish(1...3)
      let waiting = try #require(try await world.handlerReasons().first)
      #expect(waiting["reason"] == "deliveries_pending" && waiting["count"] == 3)
      #expect(waiting["help"] == "restante deliveries list --phase waiting --handler 1")
      let handler = try #require(waiting["handlers"]?.arrayValue?.first)
      #expect(handler["id"] == 1 && handler["event"] == "E" && handler["waiting"] == 3)
      #expect(handler["url"] == "https://h.example/hook" && handler["last_status"] == .null)

      try await world.deliver(.replied(500), .replied(200), .replied(200))
      let retrying = try #require(try await world.handlerReasons().first)
      #expect(retrying["reason"] == "deliveries_pending" && retrying["count"] == 1)
      #expect(retrying["handlers"]?.arrayValue?.first?["last_status"] == 500)
      #expect(retrying["help"] == "restante deliveries list --phase retrying --handler 1")

      let parkedAt = world.clock.now().seconds
      _ = try await world.post("deliveries/park", #"{"handler":1}"#)
      world.clock.advance(seconds: 60)
      let parked = try await world.handlerReasons()
      #expect(parked.map { $0["reason"] } == ["deliveries_parked"])
      #expect(parked[0]["count"] == 1)
      #expect(parked[0]["help"] == "restante deliveries redrive --handler 1")
      #expect(parked[0]["handlers"]?.arrayValue?.first?["parked_since"] == .int(parkedAt))

      _ = try await world.post("deliveries/redrive", #"{"handler":1}"#)
      try await world.deliver(.replied(200))
      let delivered = try await world.handlerReasons()
      #expect(delivered.map { $0["reason"] } == ["delivered"] && delivered[0]["count"] == 3)
    }
  }

  @Test("A suspended handler says since when", arguments: StoreKind.allCases)
  func suspended(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline("A", to: "https://a.example/")
      try await world.bindOnline("B", to: "https://b.example/")
      try await world.publish(1...2, as: "B")
      try await world.deliver(.replied(410))
      let reasons = try await world.handlerReasons()
      #expect(reasons.map { $0["reason"] } == ["handler_suspended"] && reasons[0]["count"] == 1)
      #expect(reasons[0]["help"] == "restante deliveries resume 2, or event.bind again")
      let handler = try #require(reasons[0]["handlers"]?.arrayValue?.first)
      #expect(handler["suspended_since"] == .int(world.clock.now().seconds))
      #expect(handler["url"] == "https://b.example/" && handler["last_status"] == 410)
    }
  }

  @Test(
    "A handler in an outage says since when, and how the last attempt ended",
    arguments: StoreKind.allCases)
  func outage(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      try await world.publish(1...4)
      try await world.deliver(.failed(.connection))
      let reasons = try await world.handlerReasons()
      #expect(reasons.map { $0["reason"] } == ["handler_outage"] && reasons[0]["count"] == 1)
      let handler = try #require(reasons[0]["handlers"]?.arrayValue?.first)
      #expect(handler["outage_since"] == .int(world.clock.now().seconds))
      #expect(handler["last_failure"] == "connection" && handler["last_status"] == .null)
      #expect(reasons[0]["text"]?.stringValue?.contains("4 deliveries waiting") == true)
    }
  }

  @Test("Handlers of other applications and outgoing webhooks are not spoken of")
  func others() async throws {
    try await NativeWorld.run { world in
      _ = try await world.post(
        "outgoing-webhooks", #"{"url":"https://w.example/","events":["E"]}"#)
      let other = try await world.store.perform(
        EnsureApplication(
          portal: world.portal.id, clientID: "app.2", name: "Two", scopes: ["crm"],
          isInstalled: true, secret: SecretHash(of: "secret 2")))
      guard case .added(let application) = other else { return #expect(Bool(false)) }
      _ = try await world.store.perform(
        BindEvent(
          portal: world.portal.id, application: application.id, event: EventName(stored: "E"),
          target: .online(handler: "https://h.example/", user: nil)))
      try await world.publish(1...1)
      #expect(try await world.handlerReasons().isEmpty)
    }
  }
}
