import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("crm.item in a lab")
struct LabItemTests {
  /// The parameters of a call about a type.
  private static func of(_ type: Int, _ others: JSONObject = [:]) -> JSONValue {
    .object(JSONObject(members: [("entityTypeId", .int(type))] + others.map { ($0.key, $0.value) }))
  }

  @Test("Items of types that users define have fields in small letters, and numbers")
  func dynamic() async throws {
    try await LabServer.run { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T00:00:00Z","freeze":true}"#)
      for event in ["ADD", "UPDATE", "DELETE"] {
        _ = try await lab.result(
          "event.bind",
          [
            "event": .string("ONCRMDYNAMICITEM\(event)"), "event_type": "offline",
            "auth_connector": "c",
          ])
      }
      let fields: JSONValue = [
        "title": "A", "opportunity": "12.5", "parentId2": "7", "ufCrm_17": "u", "ufCrm5_18": "v",
        "STAGE_ID": "12", "id": 9, "createdBy": 9,
      ]
      let added = try await lab.result("crm.item.add", Self.of(147, ["fields": fields]))
      var item: JSONObject = [
        "id": 1, "title": "A", "opportunity": 12.5, "parentId2": 7, "ufCrm_17": "u",
        "ufCrm5_18": "v", "stageId": "12", "assignedById": 1, "createdBy": 1, "updatedBy": 1,
        "createdTime": "2026-01-01T00:00:00+00:00", "updatedTime": "2026-01-01T00:00:00+00:00",
        "entityTypeId": 147,
      ]
      #expect(added == ["item": .object(item)])
      try await lab.command("clock", #"{"advance":"1h"}"#)
      // Nothing changes, so that nothing happens.
      let same = Self.of(147, ["id": 1, "fields": ["title": "A"]])
      try await #expect(lab.result("crm.item.update", same) == ["item": .object(item)])
      let change = Self.of(147, ["id": 1, "fields": ["title": "B"]])
      item["title"] = "B"
      item["updatedTime"] = "2026-01-01T01:00:00+00:00"
      try await #expect(lab.result("crm.item.update", change) == ["item": .object(item)])
      let get = Self.of(147, ["id": 1])
      try await #expect(lab.result("crm.item.get", get) == ["item": .object(item)])
      try await #expect(lab.result("crm.item.list", Self.of(148)) == ["items": []])
      try await #expect(lab.result("crm.item.delete", get) == [])
      try await #expect(lab.failure("crm.item.get", get) == "400 NOT_FOUND Item not found")
      let data = #"{"FIELDS":{"ID":1,"ENTITY_TYPE_ID":147}}"#
      try await #expect(
        lab.told("c") == ["ADD", "UPDATE", "DELETE"].map { "ONCRMDYNAMICITEM\($0) \(data)" })
      let described = try await lab.result("crm.item.fields", Self.of(147))["fields"]
      #expect(described?["createdTime"]?["type"] == "datetime" && described?["id"] != nil)
    }
  }

  @Test("Deals are the same objects to both families of methods, and raise the events of deals")
  func deals() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALADD")
      let webhook = lab.demo.webhookURL.dropFirst(lab.client.base.count)
      let added = try await lab.client.get(
        "\(webhook)crm.item.add?entityTypeId=2&fields[title]=A&fields[movedBy]=3")
      let item = added.json["result"]?["item"]
      #expect(item?["createdBy"] == 1 && item?["entityTypeId"] == 2 && item?["movedBy"] == 3)
      #expect(item?["createdTime"] != nil && item?["dateCreate"] == nil)
      let deal = try await lab.result("crm.deal.get", ["id": 1])
      #expect(deal["TITLE"] == "A" && deal["CREATED_BY_ID"] == "1" && deal["MOVED_BY_ID"] == "3")
      #expect(deal["DATE_CREATE"] == item?["createdTime"])
      try await #expect(lab.told() == [#"ONCRMDEALADD {"FIELDS":{"ID":1}}"#])
      // The status of a lead is its stage there.
      _ = try await lab.result("crm.lead.add", ["fields": ["STATUS_ID": "NEW"]])
      let leads = try await lab.result(
        "crm.item.list",
        Self.of(1, ["filter": ["stageId": "new"], "select": ["stageId", "contactId"]]))
      #expect(leads == ["items": [["id": 1, "stageId": "NEW", "contactId": nil]]])
    }
  }

  @Test("Lists are filtered and ordered by these names")
  func lists() async throws {
    try await LabServer.run { lab in
      for number in 1...60 {
        let fields: JSONValue = ["title": .string("T\(number)"), "assignedById": .int(number % 2)]
        _ = try await lab.result("crm.item.add", Self.of(31, ["fields": fields]))
      }
      let answer = try await lab.ask(
        "crm.item.list",
        Self.of(
          31,
          ["filter": ["=assignedById": "0", ">id": 2], "order": ["id": "DESC"], "select": ["*"]]))
      let items = answer.json["result"]?["items"]?.arrayValue ?? []
      #expect(answer.json["total"] == 29 && items.count == 29)
      #expect(items.first?["id"] == 60 && items.last?["id"] == 4)
      #expect(items.first?["entityTypeId"] == 31)
      let all = try await lab.ask("crm.item.list", Self.of(31))
      #expect(all.json["next"] == 50 && all.json["total"] == 60)
    }
  }

  @Test("What goes wrong is told as the original tells it")
  func errors() async throws {
    try await LabServer.run { lab in
      let unknown = "400 NOT_FOUND Smart process not found"
      for (method, parameters, expected) in [
        ("list", [:], "400 100 Could not find value for parameter {entityTypeId}"),
        ("list", Self.of(5), unknown), ("add", Self.of(127, ["fields": [:]]), unknown),
        ("get", Self.of(128), "400 100 Could not find value for parameter {id}"),
        ("add", Self.of(128), "400 100 Could not find value for parameter {fields}"),
        ("update", Self.of(2, ["id": 1, "fields": [:]]), "400 NOT_FOUND Item not found"),
        ("delete", Self.of(2, ["id": 1]), "400 NOT_FOUND Item not found"),
        (
          "list", Self.of(2, ["filter": ["~title": 1]]),
          "400 INVALID_ARG_VALUE Invalid filter: field '~title' is not allowed in filter"
        ),
        (
          "list", Self.of(2, ["order": ["title": "up"]]),
          "400 INVALID_ARG_VALUE Invalid order: allowed sort directions are `ASC, DESC`. But got "
            + "'up' for field 'title'"
        ),
      ] as [(String, JSONValue, String)] {
        try await #expect(lab.failure("crm.item.\(method)", parameters) == expected)
      }
    }
  }
}
