import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Snapshots of a lab")
struct LabSnapshotTests {
  /// The ids of all events in the demo application's queue.
  private static func ids(_ lab: LabServer) async throws -> [String] {
    try await lab.call("event.offline.list").json["result"]?.arrayValue?
      .compactMap { $0["ID"]?.stringValue } ?? []
  }

  @Test("A restore brings back queues, claims, event numbers, bindings and the time")
  func everything() async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      try await lab.bind("ONCRMDEALUPDATE")
      for number in 1...3 { try await lab.publish("ONCRMDEALUPDATE", number) }
      let claim = try await lab.call("event.offline.get", #"{"clear":0,"limit":1}"#)
      let processID = claim.json["result"]?["process_id"]?.stringValue ?? ""
      let saved = try await lab.command("snapshots/prepared", "{}")
      #expect(saved["name"] == "prepared")
      #expect(saved["made_at"] == "2026-01-01T00:00:00.000Z")
      for round in 1...2 {
        try await lab.command("clock", #"{"advance":"2h"}"#)
        _ = try await lab.call("event.offline.get")
        try await lab.bind("ONCRMLEADADD")
        try await lab.publish("ONCRMLEADADD", round)
        try await lab.publish("ONCRMDEALUPDATE", 1)
        try await lab.command("snapshots/prepared/restore", "{}")
        #expect(try await lab.client.get("/lab/clock").json["date"] == "2026-01-01T00:00:00.000Z")
        let queue = try await lab.queue()
        #expect(queue["pending"] == 2 && queue["claimed"] == 1, "\(queue)")
        // Nobody wants this any more.
        try await lab.publish("ONCRMLEADADD", 9)
        try await #expect(lab.queue()["pending"] == 2)
      }
      // A repeat of an event that waits becomes one with it; a new one gets the next number.
      try await lab.publish("ONCRMDEALUPDATE", 2)
      try await lab.publish("ONCRMDEALUPDATE", 4)
      let cleared = try await lab.call(
        "event.offline.clear", #"{"process_id":"\#(processID)"}"#)
      #expect(cleared.status == 200)
      #expect(try await Self.ids(lab) == ["2", "3", "4"])
    }
  }

  @Test("Credentials are what they were: those that came later are unknown at once")
  func credentials() async throws {
    try await LabServer.run { lab in
      try await lab.command("snapshots/before", "{}")
      let portal = try await lab.command("portals", "{}")
      let token = portal["access_token"]?.stringValue
      let key = portal["publish_key"]?.stringValue
      try await #expect(lab.client.post("/rest/profile", "{}", key: token).status == 200)
      let event = #"{"event":"ONCRMDEALUPDATE"}"#
      try await #expect(lab.client.post("/v1/events", event, key: key).status == 200)
      try await lab.command("snapshots/after", "{}")
      try await lab.command("snapshots/before/restore", "{}")
      try await #expect(lab.client.post("/rest/profile", "{}", key: token).status == 401)
      try await #expect(lab.client.post("/v1/events", event, key: key).status == 401)
      try await #expect(lab.call("profile").status == 200)
      try await lab.command("snapshots/after/restore", "{}")
      try await #expect(lab.client.post("/rest/profile", "{}", key: token).status == 200)
    }
  }

  @Test("A client that waits gets the events that a restore brings")
  func waiting() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      try await lab.command("snapshots/full", "{}")
      try await lab.command("reset", "{}")
      async let answer = lab.call(
        "event.offline.get", #"{"clear":0}"#, headers: ["Prefer": "wait=60"])
      try await lab.watched()
      try await lab.command("snapshots/full/restore", "{}")
      #expect(try await answer.json["result"]?["events"]?.arrayValue?.count == 1)
    }
  }

  @Test("A restore removes rules of faults and forgets what was asked")
  func lab() async throws {
    try await LabServer.run { lab in
      try await lab.command("snapshots/empty", "{}")
      try await lab.fault(#"{"status":500}"#)
      try await #expect(lab.call("profile").status == 500)
      try await lab.command("snapshots/empty/restore", "{}")
      try await #expect(lab.call("profile").status == 200)
      let requests = try await lab.client.get("/lab/requests").json["requests"]?.arrayValue
      #expect(requests?.count == 1)
    }
  }

  @Test("Snapshots survive a restart, and are listed and removed by name")
  func restart() async throws {
    let directory = try TemporaryDirectory()
    let (keys, key) = AsyncStream<String>.makeStream()
    try await LabServer.run(directory: directory) { lab in
      key.yield(lab.demo.publishKey)
      for name in ["b", "a"] { try await lab.command("snapshots/\(name)", "{}") }
    }
    try await LabServer.run(directory: directory) { lab in
      let list = try await lab.client.get("/lab/snapshots").json["snapshots"]?.arrayValue
      #expect(list?.map { $0["name"] } == ["a", "b"])
      #expect(list?.allSatisfy { $0["bytes"]?.intValue ?? 0 > 10_000 } == true)
      try await lab.command("snapshots/a/restore", "{}")
      // The credentials of this start are good although the snapshot is older.
      let own = try #require(AdminFile(inDataDirectory: directory.path))
      for key in [lab.demo.adminKey, own.key] {
        try await #expect(lab.client.get("/v1/apps?portal=localhost", key: key).status == 200)
      }
      try await #expect(lab.call("profile").status == 200)
      #expect(DemoFile(inDataDirectory: directory.path) == lab.demo)
      let earlier = try #require(await keys.first { _ in true })
      let event = #"{"event":"ONCRMDEALUPDATE"}"#
      try await #expect(lab.client.post("/v1/events", event, key: earlier).status == 200)
      try await #expect(lab.client.send("DELETE", "/lab/snapshots/a").status == 200)
      for (verb, path) in [
        ("DELETE", "/lab/snapshots/a"), ("POST", "/lab/snapshots/a/restore"),
        ("GET", "/lab/snapshots/a"),
      ] {
        try await #expect(lab.client.send(verb, path).status == 404, "\(verb)")
      }
      for name in [".hidden", "a%2Fb", "a%20b", String(repeating: "a", count: 65)] {
        let refused = try await lab.client.post("/lab/snapshots/\(name)", "{}")
        #expect(refused.status == 400, "\(name)")
        #expect(refused.json["argument"] == "name")
      }
    }
  }

  @Test("A snapshot is exported as one text and imported again")
  func export() async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.publish("ONCRMDEALUPDATE", 1)
      try await lab.command("snapshots/one", "{}")
      let text = try await lab.client.get("/lab/snapshots/one").text
      try await lab.command("clock", #"{"follow":true}"#)
      try await lab.command("reset", "{}")
      let imported = try await lab.command("snapshots/two/import", text)
      #expect(imported["made_at"] == "2026-01-01T00:00:00.000Z")
      try await lab.command("snapshots/two/restore", "{}")
      #expect(try await Self.ids(lab) == ["1"])
      #expect(try await lab.client.get("/lab/clock").json["state"] == "frozen")
    }
  }

  @Test("What is no snapshot, or one of another server, changes nothing")
  func refusals() async throws {
    let (texts, exported) = AsyncStream<String>.makeStream()
    try await LabServer.run { lab in
      try await lab.command("snapshots/foreign", "{}")
      exported.yield(try await lab.client.get("/lab/snapshots/foreign").text)
    }
    exported.finish()
    let foreign = try #require(await texts.first { _ in true })
    try await LabServer.run { lab in
      let bad = try await lab.client.post("/lab/snapshots/x/import", #"{"database":"?"}"#)
      #expect(bad.status == 400 && bad.json["argument"] == "database")
      for text in [foreign, #"{"database":"bm90aGluZw=="}"#] {
        try await lab.command("snapshots/x/import", text)
        let refused = try await lab.client.post("/lab/snapshots/x/restore", "{}")
        #expect(refused.status == 400, "\(refused.text)")
        try await #expect(lab.call("profile").status == 200)
        try await #expect(lab.client.get("/readyz").status == 200)
      }
    }
  }

  @Test("A PostgreSQL database has none, and the problem says so")
  func postgres() async throws {
    try await LabServer.run(.postgres) { lab in
      let refused = try await lab.client.post("/lab/snapshots/x", "{}")
      #expect(refused.status == 400)
      #expect(refused.json["detail"]?.stringValue?.contains("embedded store") == true)
    }
  }
}
