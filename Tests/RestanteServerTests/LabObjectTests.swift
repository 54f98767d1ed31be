import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Objects of a lab")
struct LabObjectTests {
  @Test(
    "Each classic method keeps objects with fields as they were sent and those of the original",
    arguments: ["crm.lead", "crm.deal", "crm.contact", "crm.company"])
  func life(prefix: String) async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      let added = try await lab.result(
        "\(prefix).add",
        [
          "fields": [
            "TITLE": "A", "OPPORTUNITY": 1000, "PHONE": [["VALUE": "+1", "VALUE_TYPE": "WORK"]],
            "ID": 77, "DATE_CREATE": "1999-01-01", "CREATED_BY_ID": 5, "MODIFY_BY_ID": 5,
          ]
        ])
      #expect(added == 1)
      var object: JSONObject = [
        "ID": "1", "TITLE": "A", "OPPORTUNITY": "1000",
        "PHONE": [["VALUE": "+1", "VALUE_TYPE": "WORK"]], "ASSIGNED_BY_ID": "1",
        "CREATED_BY_ID": "1", "MODIFY_BY_ID": "1", "DATE_CREATE": "2026-01-01T00:00:00+00:00",
        "DATE_MODIFY": "2026-01-01T00:00:00+00:00",
      ]
      try await #expect(lab.result("\(prefix).get", ["id": 1]) == .object(object))
      try await lab.command("clock", #"{"advance":"1h"}"#)
      let updated = try await lab.result(
        "\(prefix).update", ["ID": "1", "FIELDS": ["TITLE": "B", "ASSIGNED_BY_ID": 2]])
      #expect(updated == true)
      object["TITLE"] = "B"
      object["ASSIGNED_BY_ID"] = "2"
      object["DATE_MODIFY"] = "2026-01-01T01:00:00+00:00"
      try await #expect(lab.result("\(prefix).list") == [.object(object)])
      let fields = try await lab.result("\(prefix).fields").objectValue
      #expect(fields?["ID"]?["isReadOnly"] == true)
      #expect(fields?["TITLE"]?["type"] == "string" && fields?["PHONE"] != nil)
      try await #expect(lab.result("\(prefix).delete", ["id": 1]) == true)
      try await #expect(lab.result("\(prefix).list") == [])
      try await #expect(lab.result("\(prefix).add", ["fields": [:]]) == 2)
    }
  }

  @Test("What goes wrong is told as the original tells it")
  func errors() async throws {
    try await LabServer.run { lab in
      try await lab.addDeal()
      let missing = "400  Not found"
      let noID = "400  ID is not defined or invalid."
      for verb in ["get", "update", "delete"] {
        let method = "crm.deal.\(verb)"
        try await #expect(lab.failure(method, ["id": 2, "fields": [:]]) == missing)
        for parameters: JSONValue in [[:], ["id": 0], ["id": "abc"], ["id": [1]]] {
          try await #expect(lab.failure(method, parameters) == noID, "\(method) \(parameters)")
        }
      }
      let noFields = "400  Parameter 'fields' must be array."
      for parameters: JSONValue in [
        ["id": 1], ["id": 1, "fields": "x"], ["id": 1, "fields": [1]],
      ] {
        try await #expect(lab.failure("crm.deal.add", parameters) == noFields)
        try await #expect(lab.failure("crm.deal.update", parameters) == noFields)
      }
      for name in ["filter", "order"] {
        let text = "400  Parameter '\(name)' must be array."
        try await #expect(lab.failure("crm.deal.list", .object([name: "x"])) == text)
      }
      let long: JSONValue = ["TITLE": .string(String(repeating: "x", count: 300_000))]
      let refused = try await lab.failure("crm.deal.add", ["fields": long])
      #expect(refused.hasPrefix("400 ERROR_LAB_LIMIT An object in the lab has at most"))
      try await #expect(lab.titles() == ["A"])
    }
  }

  @Test("They need their scope, and exist in the lab only")
  func scopes() async throws {
    try await LabServer.run { lab in
      let app = try await lab.client.post(
        "/v1/apps", #"{"scope":"task,user","installed":true}"#, key: lab.demo.adminKey)
      let clientID = app.json["client_id"]?.stringValue ?? ""
      let token = try await lab.client.post(
        "/v1/tokens", #"{"client_id":"\#(clientID)","user_id":2,"expires_in":60}"#,
        key: lab.demo.adminKey)
      let key = token.json["access_token"]?.stringValue
      let deals = try await lab.client.post("/rest/crm.deal.list", "{}", key: key)
      #expect(deals.status == 401 && deals.json["error"] == "insufficient_scope")
      let tasks = try await lab.client.post("/rest/tasks.task.list", "{}", key: key)
      #expect(tasks.json["result"] == ["tasks": []])
      let methods = try await lab.client.post("/rest/methods", "{}", key: key)
      let names = methods.json["result"]?.arrayValue ?? []
      #expect(names.contains("tasks.task.add") && !names.contains("crm.deal.add"))
      try await #expect(
        lab.result("method.get", ["name": "crm.deal.add"])
          == ["isExisting": true, "isAvailable": true])
      let metrics = try await lab.client.get("/metrics").text
      #expect(metrics.contains(#"method="tasks.task.list""#))
    }
    try await LiveServer.run { server in
      let answer = try await server.client.get("/rest/crm.deal.list")
      #expect(answer.json["error"] == "ERROR_METHOD_NOT_FOUND")
    }
  }

  @Test("Users of the portal are listed as user.current shows one")
  func users() async throws {
    try await LabServer.run { lab in
      let current = try await lab.result("user.current")
      #expect(current["ID"] == "1")
      let answer = try await lab.ask("user.get")
      #expect(answer.json["total"] == 2 && answer.json["next"] == nil)
      #expect(answer.json["result"]?.arrayValue?.first == current)
      for parameters: JSONValue in [
        ["ID": 2], ["filter": ["ID": 2]], ["FILTER": [">ID": 1]], ["filter": ["!ID": [1]]],
      ] {
        let found = try await lab.result("user.get", parameters).arrayValue
        #expect(found?.map { $0["ID"] } == ["2"], "\(parameters)")
      }
      let down = try await lab.result("user.get", ["sort": "ID", "order": "desc", "ACTIVE": "Y"])
      #expect(down.arrayValue?.map { $0["ID"] } == ["2", "1"])
      try await #expect(lab.result("user.get", ["ACTIVE": false]) == [])
    }
  }
}
