import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Kinds of a lab's objects")
struct LabKindTests {
  @Test("Kinds are listed, those that every lab has and those that are added")
  func list() async throws {
    try await LabServer.run { lab in
      let kinds = try await lab.client.get("/lab/kinds").json["kinds"]?.arrayValue
      #expect(
        kinds?.map { $0["method"] } == [
          "crm.lead", "crm.deal", "crm.contact", "crm.company", "crm.item", "tasks.task",
        ])
      #expect(
        kinds?[1] == [
          "method": "crm.deal", "event": "ONCRMDEAL", "scope": "crm", "like": "crm.deal",
          "ids": "text", "entity_type_id": 2,
        ])
      #expect(
        kinds?.last == [
          "method": "tasks.task", "event": "ONTASK", "scope": "task", "like": "tasks.task",
          "ids": "text", "one": "task", "many": "tasks",
        ])
      let quote = #"{"method":"crm.quote","event":"oncrmquote","entity_type_id":7}"#
      for _ in 1...2 {
        let all = try await lab.command("kinds", #"{"kinds":[\#(quote)]}"#)["kinds"]?.arrayValue
        #expect(all?.count == 7)
        #expect(
          all?.last == [
            "method": "crm.quote", "event": "ONCRMQUOTE", "scope": "crm", "like": "crm.deal",
            "ids": "text", "entity_type_id": 7,
          ])
      }
    }
  }

  @Test("A kind has methods, events, and its number for crm.item")
  func quote() async throws {
    try await LabServer.run { lab in
      try await #expect(lab.ask("crm.quote.list").status == 404)
      try await lab.command(
        "kinds", #"{"kinds":[{"method":"crm.quote","event":"ONCRMQUOTE","entity_type_id":7}]}"#)
      _ = try await lab.result(
        "event.bind",
        ["event": "ONCRMQUOTEADD", "event_type": "offline", "auth_connector": "c"])
      try await #expect(lab.result("crm.quote.add", ["fields": ["TITLE": "A"]]) == 1)
      try await #expect(lab.told("c") == [#"ONCRMQUOTEADD {"FIELDS":{"ID":1}}"#])
      let item = try await lab.result("crm.item.get", ["entityTypeId": 7, "id": 1])["item"]
      #expect(item?["title"] == "A" && item?["createdBy"] == 1)
      let names = try await lab.result("methods", ["scope": "crm"]).arrayValue ?? []
      #expect(names.suffix(1) == ["crm.quote.fields"])
    }
  }

  @Test("A kind says how its replies look")
  func replies() async throws {
    try await LabServer.run { lab in
      let kind = """
        {"method":"shop.order","event":"ONSHOPORDER","scope":"crm","like":"crm.item",
        "ids":"text","one":"order","many":"orders"}
        """
      try await lab.command("kinds", #"{"kinds":[\#(kind)]}"#)
      let added = try await lab.result("shop.order.add", ["fields": ["someField": 1]])
      #expect(added["order"]?["id"] == "1" && added["order"]?["someField"] == "1")
      let list = try await lab.result("shop.order.list", ["select": ["someField"]])
      #expect(list == ["orders": [["id": "1", "someField": "1"]]])
      try await #expect(
        lab.failure("shop.order.get", ["id": 2]) == "400 NOT_FOUND Item not found")
    }
  }

  @Test("What is no kind is refused, and nothing is added")
  func refusals() async throws {
    try await LabServer.run { lab in
      let good = #"{"method":"crm.quote","event":"ONCRMQUOTE"}"#
      for (kind, argument) in [
        (#"{"event":"ONX"}"#, "method"), (#"{"method":"crm","event":"ONX"}"#, "method"),
        (#"{"method":"Crm.x","event":"ONX"}"#, "method"),
        (#"{"method":"crm..x","event":"ONX"}"#, "method"),
        (#"{"method":"event.offline","event":"ONX"}"#, "method"),
        (#"{"method":"crm.item","event":"ONX"}"#, "method"), (#"{"method":"crm.x"}"#, "event"),
        (#"{"method":"crm.x","event":"ONX","like":"crm.lead"}"#, "like"),
        (#"{"method":"crm.x","event":"ONX","ids":"digits"}"#, "ids"),
        (#"{"method":"crm.x","event":"ONX","keys":"x"}"#, "keys"),
        (#"{"method":"crm.x","event":"ONX","entity_type_id":"7"}"#, "entity_type_id"),
      ] {
        let answer = try await lab.client.post("/lab/kinds", #"{"kinds":[\#(good),\#(kind)]}"#)
        #expect(answer.status == 400, "\(kind)")
        #expect(answer.json["argument"] == .string("kinds[1].\(argument)"), "\(answer.text)")
      }
      let many = (1...100).map { #"{"method":"crm.x\#($0)","event":"ONX"}"# }
      let full = try await lab.client.post(
        "/lab/kinds", #"{"kinds":[\#(many.joined(separator: ","))]}"#)
      #expect(full.json["type"] == "/problems/limit-reached", "\(full.text)")
      try await #expect(lab.client.get("/lab/kinds").json["kinds"]?.arrayValue?.count == 6)
    }
  }
}
