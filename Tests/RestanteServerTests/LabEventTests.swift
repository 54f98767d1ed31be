import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Events that a lab puts into queues")
struct LabEventTests {
  private static let noon = #"{"set":"2026-01-01T12:00:00Z","freeze":true}"#

  private static func figures(_ queue: JSONValue) -> [Int64?] {
    ["pending", "claimed", "failed"].map { queue[$0]?.intValue }
  }

  /// Dead letters or past events of the demo application.
  private static func events(_ lab: LabServer, _ list: String) async throws -> [JSONValue] {
    try await lab.client.get("/v1/queues/\(lab.demo.clientID)/\(list)", key: lab.demo.adminKey)
      .json["events"]?.arrayValue ?? []
  }

  /// The events of the demo application's queue.
  private static func rows(_ lab: LabServer) async throws -> [JSONValue] {
    try await lab.call("event.offline.list", #"{"details":1}"#).json["result"]?.arrayValue ?? []
  }

  @Test("They are pending, claimed, failed or past, as asked", arguments: LabServer.Kind.allCases)
  func states(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.command("clock", Self.noon)
      let reply = try await lab.command(
        "events",
        #"""
        {"events":[
          {"event":"onCrmDealUpdate","data":{"ID":1},"user_id":7},
          {"event":"ONCRMDEALUPDATE","data":{"ID":2},"age":"2h","attempts":2},
          {"event":"ONCRMDEALUPDATE","data":{"ID":3},"state":"claimed","process_id":"p1",
            "lease":"10m","attempts":4},
          {"event":"ONCRMDEALUPDATE","data":{"ID":4},"state":"claimed"},
          {"event":"ONCRMDEALUPDATE","data":{"ID":5},"state":"claimed",
            "until":"2026-01-01T12:05:00Z"},
          {"event":"ONCRMLEADADD","data":{"ID":6},"state":"failed","attempts":3,"reason":"no",
            "time":"2025-12-31T00:00:00Z"},
          {"event":"ONCRMLEADADD","data":{"ID":7},"state":"acknowledged","process_id":"done"},
          {"event":"ONCRMLEADADD","data":{"ID":8},"state":"taken"}]}
        """#)
      for (name, count) in [
        ("pending", 2), ("claimed", 3), ("failed", 1), ("acknowledged", 1), ("taken", 1),
        ("bindings", 2),
      ] { #expect(reply[name]?.intValue == Int64(count), "\(name)") }
      #expect(reply["portal"] == "localhost")
      #expect(reply["process_ids"]?.arrayValue?.count == 3)
      let queue = try await lab.queue()
      #expect(Self.figures(queue) == [2, 3, 1])
      #expect(queue["oldest_age_seconds"] == 7_200)
      #expect(queue["next_lease_expiry"] == 1_767_269_100)
      let rows = try await Self.rows(lab)
      #expect(rows.compactMap { $0["ID"]?.stringValue } == ["1", "2", "3", "4", "5", "6"])
      #expect(rows.map { $0["ATTEMPTS"]?.stringValue } == ["0", "2", "4", "0", "0", "3"])
      #expect(rows[0]["EVENT_ADDITIONAL"]?["user_id"] == "7")
      #expect(rows[2]["PROCESS_ID"] == "p1")
      let dead = try #require(try await Self.events(lab, "dead").first)
      #expect(dead["attempts"] == 3 && dead["reason"] == "no", "\(dead)")
      #expect(dead["last_at"] == 1_767_139_200 && dead["first_at"] == 1_767_139_200)
      let past = try await Self.events(lab, "history")
      #expect(Set(past.map { $0["departure"] }) == ["acknowledged", "taken"])
      #expect(past.first { $0["departure"] == "acknowledged" }?["process_id"] == "done")
      // They are what they seem: a claim can be acknowledged, and ends with its lease.
      let cleared = try await lab.call("event.offline.clear", #"{"process_id":"p1"}"#)
      #expect(cleared.status == 200)
      #expect(Self.figures(try await lab.queue()) == [2, 2, 1])
      try await lab.command("clock", #"{"advance":"6m"}"#)
      #expect(Self.figures(try await lab.queue()) == [3, 1, 1])
      try await lab.store.checkIntegrity()
      try await #expect(lab.client.get("/readyz").status == 200)
    }
  }

  @Test(
    "One key has events in several states, in whatever order they are named",
    arguments: LabServer.Kind.allCases)
  func repeats(kind: LabServer.Kind) async throws {
    let states = [
      #""state":"pending""#, #""state":"failed""#, #""state":"claimed","process_id":"a""#,
      #""state":"claimed","process_id":"b""#, #""state":"acknowledged""#,
      #""state":"acknowledged""#,
    ]
    for states in [states, states.reversed()] {
      try await LabServer.run(kind) { lab in
        let events = states.map { #"{"event":"ONCRMDEALUPDATE","data":1,\#($0)}"# }
        let reply = try await lab.command(
          "events", #"{"events":[\#(events.joined(separator: ","))]}"#)
        #expect(reply["process_ids"]?.arrayValue?.count == 2)
        #expect(Self.figures(try await lab.queue()) == [1, 2, 1])
        #expect(try await Self.events(lab, "history").count == 2)
      }
    }
  }

  @Test(
    "What is wrong is named, and nothing is changed",
    arguments: [
      (#"{"event":""}"#, "events[1].event"), (#"{}"#, "events[1].event"),
      (#"{"event":"ONX","state":"gone"}"#, "events[1].state"),
      (#"{"event":"ONX","states":"gone"}"#, "events[1].states"),
      (#"{"event":"ONX","process_id":"p"}"#, "events[1].process_id"),
      (#"{"event":"ONX","state":"claimed","process_id":"no spaces"}"#, "events[1].process_id"),
      (#"{"event":"ONX","state":"claimed","lease":0}"#, "events[1].lease"),
      (#"{"event":"ONX","state":"failed","lease":60}"#, "events[1].lease"),
      (#"{"event":"ONX","state":"claimed","until":"soon"}"#, "events[1].until"),
      (#"{"event":"ONX","state":"claimed","until":1}"#, "events[1].until"),
      (#"{"event":"ONX","state":"claimed","until":1,"lease":60}"#, "events[1].until"),
      (#"{"event":"ONX","state":"failed","attempts":0}"#, "events[1].attempts"),
      (#"{"event":"ONX","attempts":-1}"#, "events[1].attempts"),
      (#"{"event":"ONX","reason":"why"}"#, "events[1].reason"),
      (#"{"event":"ONX","age":60,"time":0}"#, "events[1].age"),
      (#"{"event":"ONX","age":"old"}"#, "events[1].age"),
      (#"{"event":"ONX","application":"local.nobody"}"#, "events[1].application"),
      (#"{"event":"ONCRMDEALUPDATE"}"#, "events[1].state"),
      (#"{"event":"ONX","state":"claimed","process_id":"p","lease":9}"#, "events[1].process_id"),
      (#""ONX""#, "events[1]"),
    ])
  func refusals(event: String, argument: String) async throws {
    try await LabServer.run { lab in
      let first =
        event.contains(#""process_id":"p","lease":9"#)
        ? #"{"event":"ONX","state":"claimed","process_id":"p","data":1}"#
        : #"{"event":"ONCRMDEALUPDATE"}"#
      let refused = try await lab.client.post(
        "/lab/events", #"{"events":[\#(first),\#(event)]}"#)
      #expect(refused.status == 400, "\(event): \(refused.text)")
      #expect(refused.json["argument"]?.stringValue == argument, "\(event): \(refused.text)")
      let bound = try await lab.call("event.get").json["result"]?.arrayValue
      #expect(bound?.isEmpty == true)
      #expect(Self.figures(try await lab.queue()) == [0, 0, 0])
    }
  }

  @Test("Which portal and how many are checked, too")
  func bounds() async throws {
    try await LabServer.run { lab in
      for (body, argument) in [
        (#"{"events":[]}"#, "events"), ("{}", "events"), (#"{"events":{}}"#, "events"),
        (#"{"portal":"nobody.example","events":[{"event":"ONX"}]}"#, "portal"),
      ] {
        let refused = try await lab.client.post("/lab/events", body)
        #expect(refused.status == 400)
        #expect(refused.json["argument"]?.stringValue == argument, "\(body)")
      }
      for (count, status) in [(10_001, 400), (10_000, 200)] {
        let events = (1...count).map { #"{"event":"ONX","data":\#($0)}"# }
        let reply = try await lab.client.post(
          "/lab/events", #"{"events":[\#(events.joined(separator: ","))]}"#)
        #expect(reply.status == status, "\(reply.text)")
      }
      #expect(Self.figures(try await lab.queue()) == [10_000, 0, 0])
    }
  }

  @Test("Portal, application and connector say which queue", arguments: LabServer.Kind.allCases)
  func places(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let portal = try await lab.command("portals", #"{"domain":"mine.lab"}"#)
      let app = try await lab.client.post(
        "/v1/apps", #"{"client_id":"local.other"}"#, key: portal["admin_key"]?.stringValue)
      #expect(app.status == 200, "\(app.text)")
      try await lab.command(
        "events",
        #"""
        {"portal":"mine.lab","connector":"sync","events":[
          {"event":"ONX","state":"claimed"}, {"event":"ONX","connector":""},
          {"event":"ONX","application":"local.other"}]}
        """#)
      let queues =
        try await lab.client.get(
          "/v1/queues", key: portal["admin_key"]?.stringValue
        ).json["queues"]?.arrayValue ?? []
      let own = portal["client_id"]?.stringValue ?? ""
      let shown = queues.map { queue in
        let name = queue["client_id"]?.stringValue == own ? "own" : "other"
        return "\(name) \(queue["connector"]?.stringValue ?? "") \(Self.figures(queue))"
      }
      #expect(
        Set(shown) == [
          "own sync \([0, 1, 0] as [Int64?])", "own  \([1, 0, 0] as [Int64?])",
          "other sync \([1, 0, 0] as [Int64?])",
        ], "\(shown)")
      #expect(Self.figures(try await lab.queue()) == [0, 0, 0])
    }
  }

  @Test("Handlers hear nothing of them", arguments: LabServer.Kind.allCases)
  func handlers(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      for event in ["ONCRMDEALUPDATE", "ONOFFLINEEVENT"] {
        let bound = try await lab.call(
          "event.bind", #"{"event":"\#(event)","handler":"http://127.0.0.1:9/","auth_type":1}"#)
        #expect(bound.status == 200, "\(bound.text)")
      }
      try await lab.command("events", #"{"events":[{"event":"ONCRMDEALUPDATE"}]}"#)
      #expect(Self.figures(try await lab.queue()) == [1, 0, 0])
      let portal = try #require(try await lab.store.portal(domain: "localhost"))
      #expect(try await lab.store.nextDeliveryTurn(on: portal.id) == nil)
    }
  }

  @Test("Events on their last attempt can be claimed together", arguments: LabServer.Kind.allCases)
  func lastAttempts(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let changed = try await lab.client.send(
        "PATCH", "/v1/apps/\(lab.demo.clientID)", key: lab.demo.adminKey,
        type: WebClient.jsonType, body: Array(#"{"max_attempts":2}"#.utf8))
      #expect(changed.status == 200, "\(changed.text)")
      let events = (1...3).map {
        #"{"event":"ONX","data":\#($0),"state":"claimed","process_id":"p","attempts":1}"#
      }
      let reply = try await lab.command(
        "events", #"{"events":[\#(events.joined(separator: ","))]}"#)
      #expect(reply["claimed"] == 3)
      #expect(Self.figures(try await lab.queue()) == [0, 3, 0])
    }
  }

  @Test("In strict mode claims have no end, and a failure has no other copies")
  func strict() async throws {
    try await LabServer.run(adjust: { $0.mode = .strict }) { lab in
      for (events, argument) in [
        (#"{"event":"ONX","state":"claimed","lease":60}"#, "events[0].lease"),
        (#"{"event":"ONX","state":"claimed","until":9}"#, "events[0].until"),
        (#"{"event":"ONX","state":"failed"},{"event":"ONX"}"#, "events[1].state"),
        (
          #"{"event":"ONX","state":"claimed"},{"event":"ONX","state":"failed"}"#,
          "events[1].state"
        ),
      ] {
        let refused = try await lab.client.post("/lab/events", #"{"events":[\#(events)]}"#)
        #expect(refused.status == 400)
        #expect(refused.json["argument"]?.stringValue == argument, "\(refused.text)")
      }
      try await lab.command(
        "events",
        #"{"events":[{"event":"ONX","state":"claimed"},{"event":"ONY","state":"failed"}]}"#)
      try await lab.command("clock", #"{"advance":"10d"}"#)
      #expect(Self.figures(try await lab.queue()) == [0, 1, 1])
    }
  }
}
