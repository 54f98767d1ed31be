import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("GET /v1/deliveries")
struct DeliveriesTests {
  @Test("Deliveries are listed by phase, parked ones by default", arguments: StoreKind.allCases)
  func phases(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      try await world.publish(1...4)
      let published = world.clock.now().seconds
      world.clock.advance(seconds: 2)
      try await world.deliver(.replied(200), .replied(500), .replied(200), .replied(200))
      let now = world.clock.now().seconds
      try await world.publish(5...6)
      _ = try await world.post("deliveries/park", #"{"deliveries":[{"handler":1,"id":6}]}"#)
      #expect(try await world.deliveries("waiting") == ["1/5"])
      #expect(try await world.deliveries("retrying") == ["1/2"])
      #expect(try await world.deliveries("delivered") == ["1/1", "1/3", "1/4"])
      let parked = try await world.get("deliveries")
      #expect(
        parked.json["deliveries"] == [
          [
            "handler": 1, "id": 6, "event": "E", "phase": "parked", "reason": "by_operator",
            "attempts": 0, "happened_at": .int(now), "failed_at": .null, "retry_at": .null,
            "since": .int(now), "deadline": .int(now + PublishEvents.standardPatience),
          ]
        ])
      #expect(parked.json["next"] == .null)
      let retrying = try #require(
        try await world.get("deliveries?phase=retrying").json["deliveries"]?.arrayValue?.first)
      #expect(retrying["happened_at"] == .int(published) && retrying["failed_at"] == .int(now))
      #expect(retrying["attempts"] == 1 && retrying["reason"] == .null)
      #expect(retrying["since"] == .null)
      #expect(retrying["retry_at"]?.intValue ?? 0 > now)
    }
  }

  @Test("Pages follow each other in every phase", arguments: StoreKind.allCases)
  func pages(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      for name in ["a", "b"] { try await world.bindOnline(to: "https://\(name).example/") }
      try await world.publish(1...3)
      let expected = ["1/1", "1/2", "1/3", "2/1", "2/2", "2/3"]
      for phase in ["waiting", "parked"] {
        var found: [String] = []
        var after = ""
        while true {
          let page = try await world.get("deliveries?phase=\(phase)&limit=4\(after)")
          found += (page.json["deliveries"]?.arrayValue ?? []).map {
            "\($0["handler"]?.intValue ?? 0)/\($0["id"]?.intValue ?? 0)"
          }
          guard let next = page.json["next"]?.stringValue else { break }
          after = "&after=\(next)"
        }
        #expect(found == expected)
        #expect(try await world.deliveries(phase, "&handler=2") == Array(expected.suffix(3)))
        for handler in [1, 2] {
          _ = try await world.post("deliveries/park", #"{"handler":\#(handler)}"#)
        }
      }
      let foreign = try await world.get("deliveries?handler=2&after=1.0.1")
      expectProblem(foreign, 400, "invalid-argument")
    }
  }

  @Test(
    "A delivery is shown with its data and what became of its attempts",
    arguments: StoreKind.allCases)
  func details(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bindOnline()
      _ = try await world.publish(#"{"event":"E","data":{"b":1.50,"a":[]},"user_id":2}"#)
      let start = world.clock.now().seconds
      try await world.deliver(.failed(.timeout))
      world.clock.advance(seconds: 10)
      try await world.deliver(.replied(503))
      let shown = try await world.get("deliveries/1/1", key: world.keys.read)
      #expect(shown.status == 200 && shown.json["event"] == "E" && shown.json["user_id"] == 2)
      #expect(shown.text.contains(#""data":{"b":1.50,"a":[]}"#))
      #expect(shown.json["phase"] == "retrying" && shown.json["attempts"] == 2)
      #expect(
        shown.json["attempt_log"] == [
          [
            "number": 1, "started_at": .int(start), "milliseconds": 12, "status": .null,
            "failure": "timeout", "reply": "no \u{7}\n\u{FFFD}",
          ],
          [
            "number": 2, "started_at": .int(start + 10), "milliseconds": 12, "status": 503,
            "failure": .null, "reply": "no \u{7}\n\u{FFFD}",
          ],
        ])
      for path in ["1/2", "2/1", "1/x", "0/1", "1/0"] {
        expectProblem(try await world.get("deliveries/\(path)"), 404, "not-found")
      }
    }
  }

  @Test(
    "What makes no sense is refused by name",
    arguments: [
      ("phase=failed", "phase"), ("handler=0", "handler"), ("handler=x", "handler"),
      ("after=1.2", "after"), ("after=1.2.x", "after"), ("limit=1001", "limit"),
      ("phases=parked", "phases"),
    ])
  func refusals(query: String, argument: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.get("deliveries?\(query)")
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(argument))
    }
  }

  @Test("Publishers do not look, and each portal has its own deliveries")
  func rights() async throws {
    try await NativeWorld.run { world in
      try await world.bindOnline()
      try await world.publish(1...2)
      for path in ["deliveries", "deliveries/1/1"] {
        #expect(try await world.get(path, key: world.keys.read).status == 200)
        expectProblem(try await world.get(path, key: world.keys.publish), 403, "forbidden")
      }
      let other = try await world.addPortal()
      let listed = try await world.get("deliveries?phase=waiting", key: other)
      #expect(listed.json["deliveries"]?.arrayValue?.count == 1)
      #expect(try await world.get("deliveries/1/1", key: other).json["data"] == false)
      expectProblem(try await world.get("deliveries/1/2", key: other), 404, "not-found")
    }
  }
}
