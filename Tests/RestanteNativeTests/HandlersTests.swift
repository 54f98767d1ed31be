import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

extension NativeWorld {
  fileprivate func handlers(_ query: String = "") async throws -> [JSONValue] {
    try await get("handlers\(query)").json["handlers"]?.arrayValue ?? []
  }
}

@Suite("GET /v1/handlers, POST /v1/handlers/{id}/resume")
struct HandlersTests {
  @Test("A handler is shown with its figures, its URL without what may be secret")
  func figures() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bindOnline(to: "https://user:pass@h.example/hook?deal=1&key=secret#part")
      try await world.publish(1...4)
      try await world.deliver(.replied(200), .replied(500), .replied(200), .replied(200))
      try await world.publish(5...5)
      world.clock.advance(seconds: 3)
      let now = world.clock.now().seconds
      #expect(
        try await world.handlers() == [
          [
            "id": 1, "client_id": "app.1", "event": "E",
            "url": "https://h.example/hook?deal=…&key=…", "keeps_order": false,
            "suspended_since": .null, "resuming": false, "outage": .null, "waiting": 1,
            "retrying": 1, "delivered": 3, "parked": 0, "oldest_age_seconds": 3,
            "next_turn_at": .int(now - 3),
          ]
        ])
    }
  }

  @Test("Handlers come in pages, all or those of an application", arguments: StoreKind.allCases)
  func pages(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      for event in ["A", "B", "C"] { try await world.bindOnline(event) }
      _ = try await world.post(
        "outgoing-webhooks", #"{"url":"https://w.example/","events":["A"]}"#)
      let first = try await world.get("handlers?limit=3")
      #expect(first.json["handlers"]?.arrayValue?.map { $0["event"] } == ["A", "B", "C"])
      let next = try #require(first.json["next"]?.stringValue)
      let rest = try await world.get("handlers?limit=3&after=\(next)")
      #expect(rest.json["handlers"]?.arrayValue?.map { $0["id"] } == [4])
      #expect(rest.json["handlers"]?.arrayValue?[0]["client_id"] == .null)
      #expect(rest.json["next"] == .null)
      #expect(try await world.handlers("?client_id=app.1").map { $0["id"] } == [1, 2, 3])
      expectProblem(try await world.get("handlers?client_id=unknown"), 404, "not-found")
      expectProblem(try await world.get("handlers?after=x"), 400, "invalid-argument")
      expectProblem(try await world.get("handlers?limit=0"), 400, "invalid-argument")
    }
  }

  @Test(
    "A suspended handler is resumed, and what was parked is delivered",
    arguments: StoreKind.allCases)
  func resume(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      try await world.publish(1...2)
      try await world.deliver(.replied(410))
      try await world.publish(3...3)
      let suspended = try #require(try await world.handlers().first)
      #expect(suspended["suspended_since"] == .int(world.clock.now().seconds))
      #expect(suspended["parked"]?.intValue ?? 0 > 0)
      #expect(try await world.deliver(.replied(200)).isEmpty)
      let resumed = try await world.post("handlers/1/resume", "")
      #expect(resumed.status == 200 && resumed.json["suspended_since"] == .null)
      #expect(resumed.json["parked"] == 0 && resumed.json["waiting"] == 3)
      #expect(
        try await world.log().map { [$0["action"], $0["subject"]] }
          == [["handler.resume", "1"]])
      try await world.deliver(.replied(200))
      #expect(try await world.deliveries("delivered") == ["1/1", "1/2", "1/3"])
    }
  }

  @Test("An outage says since when, how often it was tried, and when it is tried next")
  func outage() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bindOnline()
      try await world.publish(1...4)
      try await world.deliver(.failed(.connection))
      let shown = try #require(try await world.handlers().first)
      #expect(shown["outage"]?["at_fault"] == "handler")
      #expect(shown["outage"]?["since"] == .int(world.clock.now().seconds))
      #expect(shown["outage"]?["attempts"]?.intValue ?? 0 > 0)
      let next = try #require(shown["outage"]?["next_attempt_at"]?.intValue)
      #expect(next > world.clock.now().seconds)
      let resumed = try await world.post("handlers/1/resume", "{}")
      #expect(resumed.json["outage"] == .null)
      #expect(resumed.json["next_turn_at"] == .int(world.clock.now().seconds))
      #expect(try await !world.deliver(.replied(200)).isEmpty)
    }
  }

  @Test("Readers look but do not change; each portal has its own handlers")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      let keys = world.keys
      #expect(try await world.get("handlers", key: keys.read).status == 200)
      expectProblem(try await world.get("handlers", key: keys.publish), 403, "forbidden")
      expectProblem(try await world.get("handlers", key: nil), 401, "unauthorized")
      for key in [keys.read, keys.publish] {
        expectProblem(try await world.post("handlers/1/resume", "", key: key), 403, "forbidden")
      }
      for id in ["2", "0", "-1", "x", "99999999999999999999"] {
        expectProblem(try await world.post("handlers/\(id)/resume", ""), 404, "not-found")
      }
      let other = try await world.addPortal()
      try await world.bindOnline("F")
      let found = try await world.get("handlers", key: other).json["handlers"]?.arrayValue
      #expect(found?.map { $0["url"] } == ["https://other.example/"])
      expectProblem(
        try await world.post("handlers/2/resume", "", key: other), 404, "not-found")
      expectProblem(
        try await world.get("handlers?client_id=app.1", key: other), 404, "not-found")
      expectProblem(
        try await world.get("handlers?portal=portal.test", key: other), 403, "forbidden")
      let all = try await world.manage("GET", "handlers?portal=portal.test")
      #expect(all.json["handlers"]?.arrayValue?.count == 2)
      #expect(try await world.log().isEmpty)
    }
  }
}
