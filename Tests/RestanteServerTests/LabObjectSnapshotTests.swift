import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Reset and snapshots of a lab's objects")
struct LabObjectSnapshotTests {
  @Test(
    "A reset removes objects; ids begin anew where they are to", arguments: LabServer.Kind.allCases)
  func reset(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.addDeal()
      try await lab.addDeal()
      let other = try await lab.command("portals", "{}")
      let key = other["access_token"]?.stringValue
      func add() async throws -> JSONValue? {
        try await lab.client.post("/rest/crm.deal.add", #"{"fields":{"TITLE":"O"}}"#, key: key)
          .json["result"]
      }
      #expect(try await add() == 1)
      try await lab.command("reset", #"{"portal":"localhost"}"#)
      try await #expect(lab.titles() == [])
      try await #expect(lab.addDeal() == 3)
      // The other portal has its objects still.
      #expect(try await add() == 2)
      try await lab.command("reset", #"{"ids":true}"#)
      try await #expect(lab.addDeal() == 1)
      #expect(try await add() == 1)
    }
  }

  @Test("A restore brings back objects and ids with their events")
  func restore() async throws {
    try await LabServer.run { lab in
      _ = try await lab.result(
        "event.bind", ["event": "ONCRMDEALADD", "event_type": "offline", "auth_connector": "c"])
      for title in ["A", "B", "C"] { try await lab.addDeal(["TITLE": .string(title), "X": ["y"]]) }
      _ = try await lab.result("crm.deal.delete", ["id": 3])
      _ = try await lab.result("crm.item.add", ["entityTypeId": 150, "fields": ["title": "I"]])
      let before = try await lab.result("crm.deal.list")
      try await lab.command("snapshots/one", "{}")
      for _ in 1...2 {
        _ = try await lab.result("crm.deal.update", ["id": 1, "fields": ["TITLE": "Z"]])
        try await lab.addDeal()
        try await lab.command("reset", #"{"ids":true}"#)
        try await lab.command("snapshots/one/restore", "{}")
        try await #expect(lab.result("crm.deal.list") == before)
        try await #expect(lab.told("c").count == 3)
      }
      let item = try await lab.result("crm.item.get", ["entityTypeId": 150, "id": 1])
      #expect(item["item"]?["title"] == "I")
      try await #expect(lab.addDeal() == 4)
    }
  }

  @Test("Objects do not survive a restart, but snapshots with objects do")
  func restart() async throws {
    let directory = try TemporaryDirectory()
    try await LabServer.run(directory: directory) { lab in
      try await lab.addDeal()
      try await lab.command("snapshots/one", "{}")
    }
    try await LabServer.run(directory: directory) { lab in
      try await #expect(lab.titles() == [])
      try await lab.command("snapshots/one/restore", "{}")
      try await #expect(lab.titles() == ["A"])
    }
  }

  @Test("An exported snapshot has the objects; without them there are none")
  func export() async throws {
    try await LabServer.run { lab in
      try await lab.addDeal()
      try await lab.command("snapshots/one", "{}")
      let answer = try await lab.client.get("/lab/snapshots/one")
      try await lab.addDeal()
      try await lab.command("snapshots/two/import", answer.text)
      try await lab.command("snapshots/two/restore", "{}")
      try await #expect(lab.titles() == ["A"])
      var object = try #require(answer.json.objectValue)
      // {"a":1}
      object["objects"] = "eyJhIjoxfQ=="
      let broken = JSONValue.object(object).encodedString()
      try await lab.command("snapshots/three/import", broken)
      let refused = try await lab.client.post("/lab/snapshots/three/restore", "{}")
      #expect(refused.status == 400)
      try await #expect(lab.titles() == ["A"])
      object["objects"] = nil
      try await lab.command("snapshots/two/import", JSONValue.object(object).encodedString())
      try await lab.command("snapshots/two/restore", "{}")
      try await #expect(lab.titles() == [])
    }
  }

  @Test("A portal that is removed takes its objects along")
  func removal() async throws {
    try await LabServer.run { lab in
      for _ in 1...2 {
        let portal = try await lab.command("portals", #"{"domain":"one.example"}"#)
        let added = try await lab.client.post(
          "/rest/crm.deal.add", #"{"fields":{}}"#, key: portal["access_token"]?.stringValue)
        #expect(added.json["result"] == 1)
        _ = try await lab.client.send("DELETE", "/lab/portals/one.example")
      }
    }
  }
}
