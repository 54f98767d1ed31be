import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteLab
@testable import RestanteServer

@Suite("Events that a lab emits")
struct LabEmitTests {
  private static func data(_ lab: LabServer) async throws -> [String] {
    try await lab.call("event.offline.list").json["result"]?.arrayValue?
      .map { $0["EVENT_DATA"]?.encodedString() ?? "" } ?? []
  }

  @Test(
    "Placeholders stand for the event's number, and alone they become numbers",
    arguments: [
      (#""{{n}}""#, "7"), (#""{{ n+100 }}""#, "107"), (#""{{n-8}}""#, "-1"),
      (#""Deal {{n}}, {{n+1}}""#, #""Deal 7, 8""#), (#""{{text n}}""#, #""7""#),
      (#"{"{{n}}":[true,"{{n}}",null,1.50,"n"]}"#, #"{"{{n}}":[true,7,null,1.50,"n"]}"#),
      (#""{{random 3 3}}""#, "3"), (#""{{random -5 -5}}!""#, #""-5!""#),
      (#""}} { {""#, #""}} { {""#),
    ])
  func templates(template: String, data: String) throws {
    let made = try JSONTemplate(try JSONParser().parse(template))
    #expect(made.data(7, random: SystemRandomSource()).encodedString() == data)
  }

  @Test(
    "What is no placeholder is refused",
    arguments: [
      "{{m}}", "{{n", "{{}}", "{{n+}}", "{{n*2}}", "{{n+9999999999999}}", "{{random 2 1}}",
      "{{random 1}}", "{{random a b}}", "{{text}}", "{{n 1}}",
    ])
  func flaws(text: String) {
    #expect(throws: JSONTemplate.Flaw.self) { try JSONTemplate(["ID": .string(text)]) }
  }

  @Test("Random numbers stay in their range and reach its ends")
  func ranges() throws {
    let template = try JSONTemplate("{{random 1 3}}")
    let drawn = (1...200).compactMap { template.data($0, random: SystemRandomSource()).intValue }
    #expect(Set(drawn) == [1, 2, 3])
  }

  @Test("Queues and handlers get them", arguments: LabServer.Kind.allCases)
  func everywhere(kind: LabServer.Kind) async throws {
    try await RecordingHandler.run { handler in
      let url = handler.url
      try await LabServer.run(kind) { lab in
        try await lab.bind("ONCRMDEALUPDATE")
        let bound = try await lab.call(
          "event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(url)","auth_type":1}"#)
        #expect(bound.status == 200, "\(bound.text)")
        let reply = try await lab.command(
          "emit",
          #"{"event":"onCrmDealUpdate","data":{"ID":"{{n+10}}"},"count":3,"user_id":7}"#)
        #expect(reply == ["accepted": 3, "queued": 3, "deliveries": 3, "suppressed": 0])
        #expect(try await Self.data(lab) == [#"{"ID":11}"#, #"{"ID":12}"#, #"{"ID":13}"#])
        let posts = try await handler.posts(3)
        #expect(Set(posts.compactMap { $0.field("data[ID]") }) == ["11", "12", "13"])
      }
    }
  }

  @Test("More events than one publication may hold are published all together")
  func many() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      let reply = try await lab.command(
        "emit", #"{"event":"ONCRMDEALUPDATE","data":"{{n}}","count":10000}"#)
      #expect(reply["queued"] == 10_000)
      #expect(try await lab.queue()["pending"] == 10_000)
    }
  }

  @Test("They happened at times apart, the last one now", arguments: LabServer.Kind.allCases)
  func times(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      try await lab.command("clock", #"{"set":"2026-01-01T12:00:00Z","freeze":true}"#)
      try await lab.bind("ONCRMDEALUPDATE")
      try await lab.command(
        "emit", #"{"event":"ONCRMDEALUPDATE","data":"{{n}}","count":3,"every":"10m"}"#)
      #expect(try await Self.data(lab) == ["1", "2", "3"])
      #expect(try await lab.queue()["oldest_age_seconds"] == 1_200)
    }
  }

  @Test("A seed makes their random numbers the same, whatever else draws")
  func seeds() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      var drawn: [[String]] = []
      for round in 1...2 {
        try await lab.command("seed", #"{"seed":7}"#)
        for _ in 0..<round { _ = try await lab.claim() }
        try await lab.command(
          "emit",
          #"{"event":"ONCRMDEALUPDATE","data":["{{random 1 1000000}}","{{n}}"],"count":3}"#)
        drawn.append(try await Self.data(lab))
        try await lab.command("reset", "{}")
      }
      #expect(drawn[0] == drawn[1])
      #expect(Set(drawn[0]).count == 3)
    }
  }

  @Test("An application does not get its own change")
  func origin() async throws {
    try await LabServer.run { lab in
      try await lab.bind("ONCRMDEALUPDATE")
      let reply = try await lab.command(
        "emit",
        #"{"event":"ONCRMDEALUPDATE","count":2,"origin":{"client_id":"\#(lab.demo.clientID)"}}"#)
      #expect(reply == ["accepted": 2, "queued": 0, "deliveries": 0, "suppressed": 2])
    }
  }

  @Test(
    "What is wrong is named, and nothing is published",
    arguments: [
      (#"{"data":1}"#, "event"), (#"{"event":"ONX","count":0}"#, "count"),
      (#"{"event":"ONX","count":10001}"#, "count"),
      (#"{"event":"ONX","data":"{{x}}"}"#, "data"), (#"{"event":"ONX","every":"soon"}"#, "every"),
      (#"{"event":"ONX","portal":"nobody.example"}"#, "portal"),
      (#"{"event":"ONX","user_id":-1}"#, "user_id"), (#"{"event":"ONX","times":3}"#, "times"),
    ])
  func refusals(body: String, argument: String) async throws {
    try await LabServer.run { lab in
      let refused = try await lab.client.post("/lab/emit", body)
      #expect(refused.status == 400)
      #expect(refused.json["argument"]?.stringValue == argument, "\(refused.text)")
    }
  }

  @Test("All data together is bounded")
  func size() async throws {
    try await LabServer.run { lab in
      let data = String(repeating: "x", count: 10_000)
      let refused = try await lab.client.post(
        "/lab/emit", #"{"event":"ONX","count":10000,"data":"\#(data)"}"#)
      #expect(refused.json["argument"] == "count", "\(refused.text)")
    }
  }
}
