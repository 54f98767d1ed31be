import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Events of a lab's objects")
struct LabObjectEventTests {
  /// Binds events offline for a connector.
  private static func bind(
    _ events: [String], _ lab: LabServer, connector: String = ""
  ) async throws {
    for event in events {
      _ = try await lab.result(
        "event.bind",
        [
          "event": .string(event), "event_type": "offline", "auth_connector": .string(connector),
        ])
    }
  }

  @Test(
    "Every change raises its event",
    arguments: [
      ("crm.lead", "ONCRMLEAD"), ("crm.deal", "ONCRMDEAL"), ("crm.contact", "ONCRMCONTACT"),
      ("crm.company", "ONCRMCOMPANY"),
    ])
  func changes(prefix: String, event: String) async throws {
    try await LabServer.run { lab in
      let names = ["ADD", "UPDATE", "DELETE"].map { event + $0 }
      try await Self.bind(names, lab, connector: "c")
      _ = try await lab.result("\(prefix).add", ["fields": ["TITLE": "A"]])
      _ = try await lab.result("\(prefix).update", ["id": 1, "fields": ["TITLE": "A"]])
      _ = try await lab.result("\(prefix).delete", ["id": 1])
      // What fails raises nothing.
      for verb in ["update", "delete", "get"] {
        _ = try await lab.failure("\(prefix).\(verb)", ["id": 1, "fields": ["TITLE": "B"]])
      }
      try await #expect(lab.told("c") == names.map { "\($0) {\"FIELDS\":{\"ID\":1}}" })
    }
  }

  @Test("An event acts for the user who called")
  func users() async throws {
    try await LabServer.run { lab in
      try await Self.bind(["ONCRMDEALADD"], lab, connector: "c")
      let answer = try await lab.client.post(
        "/rest/crm.deal.add", #"{"fields":{"TITLE":"A"}}"#, key: lab.demo.userAccessToken)
      #expect(answer.json["result"] == 1)
      let events = try await lab.result("event.offline.list", ["auth_connector": "c"])
      #expect(events.arrayValue?.first?["EVENT_ADDITIONAL"]?["user_id"] == "2")
      let deal = try await lab.result("crm.deal.get", ["id": 1])
      #expect(deal["CREATED_BY_ID"] == "2" && deal["ASSIGNED_BY_ID"] == "2")
    }
  }

  @Test("A consumer that updates what it is told of gets no echo through its connector")
  func loop() async throws {
    try await LabServer.run { lab in
      try await Self.bind(["ONCRMDEALUPDATE"], lab, connector: "sync")
      try await Self.bind(["ONCRMDEALUPDATE"], lab)
      try await lab.addDeal()
      let update: JSONValue = ["id": 1, "fields": ["TITLE": "B"]]
      // Somebody else's change.
      let webhook = lab.demo.webhookURL.dropFirst(lab.client.base.count)
      _ = try await lab.client.post("\(webhook)crm.deal.update", update.encodedString())
      var turns = 0
      while turns < 3 {
        let taken = try await lab.result("event.offline.get", ["auth_connector": "sync"])
        guard let event = taken["events"]?.arrayValue?.first else { break }
        turns += 1
        let id = event["EVENT_DATA"]?["FIELDS"]?["ID"] ?? nil
        _ = try await lab.result(
          "crm.deal.update", ["id": id, "fields": ["TITLE": "C"], "auth_connector": "sync"])
      }
      #expect(turns == 1)
      #expect(try await lab.titles() == ["C"])
      // The queue of the other connector got both changes, which became one event.
      #expect(try await lab.told().count == 1)
      // Without a connector, the change comes back to a queue with one: that is the loop.
      _ = try await lab.result("crm.deal.update", update)
      #expect(try await lab.told("sync").count == 1)
    }
  }

  @Test("A handler is posted the event, and finds the object")
  func online() async throws {
    try await RecordingHandler.run { handler in
      try await LabServer.run { lab in
        _ = try await lab.result(
          "event.bind", ["event": "ONCRMDEALADD", "handler": .string(handler.url)])
        let webhook = lab.demo.webhookURL.dropFirst(lab.client.base.count)
        let added = try await lab.client.post(
          "\(webhook)crm.deal.add", #"{"fields":{"TITLE":"A"}}"#)
        #expect(added.json["result"] == 1)
        let post = try await handler.posts(1)[0]
        #expect(post.field("event") == "ONCRMDEALADD")
        let id = post.field("data[FIELDS][ID]") ?? ""
        try await #expect(lab.result("crm.deal.get", ["id": .string(id)])["TITLE"] == "A")
      }
    }
  }

  @Test("Commands of a batch refer to an object that was just added")
  func batch() async throws {
    try await LabServer.run { lab in
      try await Self.bind(["ONCRMDEALUPDATE", "ONCRMCONTACTADD"], lab, connector: "c")
      let reply = try await lab.result(
        "batch",
        [
          "cmd": [
            "deal": "crm.deal.add?fields[TITLE]=A",
            "person": "crm.contact.add?fields[NAME]=B",
            "link": "crm.deal.update?id=$result[deal]&fields[CONTACT_ID]=$result[person]",
            "deals": "crm.deal.list?filter[CONTACT_ID]=$result[person]",
            "first": "crm.deal.get?id=$result[deals][0][ID]",
            "none": "crm.deal.get?id=9",
          ]
        ])
      #expect(reply["result"]?["deal"] == 1 && reply["result"]?["link"] == true)
      #expect(reply["result"]?["first"]?["CONTACT_ID"] == "1")
      #expect(reply["result_total"]?["deals"] == 1)
      #expect(reply["result_error"]?["none"]?["error_description"] == "Not found")
      try await #expect(
        lab.told("c") == [
          #"ONCRMCONTACTADD {"FIELDS":{"ID":1}}"#, #"ONCRMDEALUPDATE {"FIELDS":{"ID":1}}"#,
        ])
    }
  }

  @Test("A change whose event cannot be published is not made, and not called a success")
  func refusal() async throws {
    try await LabServer.run { lab in
      try await Self.bind(
        ["ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALDELETE"], lab, connector: "c")
      try await lab.addDeal()
      let limit = #"{"depth_limit":{"events":1,"overflow":"refuse"}}"#
      let path = "/v1/apps/\(lab.demo.clientID)"
      let settings = try await lab.client.send(
        "PATCH", path, key: lab.demo.adminKey, type: WebClient.jsonType, body: Array(limit.utf8))
      #expect(settings.status == 200, "\(settings.text)")
      let before = try await lab.result("crm.deal.list")
      for (method, parameters) in [
        ("crm.deal.add", ["fields": ["TITLE": "B"]]),
        ("crm.deal.update", ["id": 1, "fields": ["TITLE": "B"]]),
        ("crm.deal.delete", ["id": 1]),
        ("crm.item.add", ["entityTypeId": 2, "fields": ["title": "B"]]),
      ] as [(String, JSONValue)] {
        try await #expect(lab.ask(method, parameters).status == 503, "\(method)")
        try await #expect(lab.result("crm.deal.list") == before, "\(method)")
      }
      _ = try await lab.result("event.offline.get", ["auth_connector": "c"])
      try await #expect(lab.addDeal() == 2)
    }
  }

  @Test("Faults happen to these methods as to others")
  func faults() async throws {
    try await LabServer.run { lab in
      try await lab.fault(#"{"method":"crm.deal.*","store":"unknown","times":1}"#)
      try await lab.fault(#"{"method":"crm.*","error":"QUERY_LIMIT_EXCEEDED","times":1}"#)
      let add: JSONValue = ["fields": ["TITLE": "A"]]
      try await #expect(lab.ask("crm.deal.add", add).status == 500)
      try await #expect(lab.ask("crm.deal.add", add).status == 503)
      try await #expect(lab.titles() == ["A"])
      let asked = try await lab.client.get("/lab/requests?method=crm.deal.add&status=500")
      #expect(asked.json["requests"]?.arrayValue?.first?["parameters"] == add)
    }
  }
}
