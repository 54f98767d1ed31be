import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Portals of a lab")
struct LabPortalTests {
  /// A portal that a test made.
  private struct MadePortal {
    let lab: LabServer
    let reply: JSONValue

    init(_ lab: LabServer, _ body: String = "{}") async throws {
      self.lab = lab
      reply = try await lab.command("portals", body)
    }

    subscript(name: String) -> String { reply[name]?.stringValue ?? "" }

    func call(_ method: String, _ parameters: String = "{}") async throws -> Answer {
      try await lab.client.post("/rest/\(method)", parameters, key: self["access_token"])
    }

    func publish(_ number: Int) async throws {
      let answer = try await lab.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":\#(number)}"#, key: self["publish_key"])
      #expect(answer.json["queued"] == 1, "\(answer.text)")
    }

    func bind() async throws {
      let answer = try await call(
        "event.bind", #"{"event":"ONCRMDEALUPDATE","event_type":"offline"}"#)
      #expect(answer.status == 200, "\(answer.text)")
    }

    /// The ids of all events in the queue.
    func ids() async throws -> [String] {
      try await call("event.offline.list").json["result"]?.arrayValue?
        .compactMap { $0["ID"]?.stringValue } ?? []
    }
  }

  @Test("A portal holds what demo.json holds, and knows only its own events")
  func made() async throws {
    try await LabServer.run { lab in
      let first = try await MadePortal(lab)
      let second = try await MadePortal(lab)
      #expect(first.reply.objectValue?.keys == ["portal"] + DemoFile.memberNames)
      #expect(first["portal"] != second["portal"])
      #expect(first["rest_url"] == lab.demo.restURL)
      for portal in [first, second] { try await portal.bind() }
      try await first.publish(1)
      #expect(try await first.ids() == ["1"])
      #expect(try await second.ids() == [])
      let webhook = first["webhook_url"].dropFirst(lab.client.base.count)
      #expect(try await lab.client.get("\(webhook)profile").status == 200)
      let refreshed = try await lab.client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=\(first["client_id"])"
          + "&client_secret=\(first["client_secret"])&refresh_token=\(first["refresh_token"])")
      #expect(refreshed.json["client_endpoint"]?.stringValue == first["rest_url"])
      #expect(refreshed.json["member_id"]?.stringValue == first["member_id"])
    }
  }

  @Test("A portal can have a domain of its own, once, and is removed by it")
  func domains() async throws {
    try await LabServer.run { lab in
      let body = #"{"domain":"Mine.Example"}"#
      let portal = try await MadePortal(lab, body)
      #expect(portal["portal"] == "mine.example")
      let again = try await lab.client.post("/lab/portals", body)
      #expect(again.status == 409)
      #expect(again.json["argument"] == "domain")
      try await #expect(lab.client.post("/lab/portals", #"{"domain":"/"}"#).status == 400)
      try await #expect(portal.call("profile").status == 200)
      try await #expect(lab.client.send("DELETE", "/lab/portals/mine.example").status == 200)
      try await #expect(portal.call("profile").status == 401)
      try await #expect(lab.client.send("DELETE", "/lab/portals/mine.example").status == 404)
      _ = try await MadePortal(lab, body)
    }
  }

  @Test(
    "A reset empties one portal or all, and ids begin anew where they are to",
    arguments: LabServer.Kind.allCases)
  func reset(kind: LabServer.Kind) async throws {
    try await LabServer.run(kind) { lab in
      let first = try await MadePortal(lab)
      let second = try await MadePortal(lab)
      for portal in [first, second] {
        try await portal.bind()
        for number in 1...2 { try await portal.publish(number) }
        _ = try await portal.call("event.offline.get", #"{"clear":0,"limit":1}"#)
      }
      let one = try await lab.command("reset", #"{"portal":"\#(first["portal"])"}"#)
      #expect(one["portals"] == [.string(first["portal"])])
      #expect(try await first.ids() == [])
      #expect(try await second.ids() == ["1", "2"])
      try await first.publish(3)
      #expect(try await first.ids() == ["3"])
      let all = try await lab.command("reset", #"{"ids":true}"#)
      #expect(all["portals"]?.arrayValue?.count == 3)
      for portal in [first, second] {
        #expect(try await portal.ids() == [])
        try await portal.publish(4)
        #expect(try await portal.ids() == ["1"])
      }
    }
  }

  @Test(
    "A reset forgets deliveries and the outage of a handler", arguments: LabServer.Kind.allCases)
  func deliveries(kind: LabServer.Kind) async throws {
    try await RecordingHandler.run([500]) { handler in
      let url = handler.url
      try await LabServer.run(kind) { lab in
        try await lab.command("clock", #"{"freeze":true}"#)
        _ = try await lab.call(
          "event.bind", #"{"event":"ONCRMDEALUPDATE","handler":"\#(url)"}"#)
        try await lab.publish("ONCRMDEALUPDATE", 1)
        try await lab.failed(1)
        try await lab.command("reset", "{}")
        #expect(try await lab.failures() == 0)
        try await lab.publish("ONCRMDEALUPDATE", 2)
        #expect(try await handler.posts(2).count == 2)
      }
    }
  }

  @Test("A reset of a portal that does not exist names the argument")
  func unknown() async throws {
    try await LabServer.run { lab in
      let answer = try await lab.client.post("/lab/reset", #"{"portal":"nobody.example"}"#)
      #expect(answer.status == 400)
      #expect(answer.json["argument"] == "portal")
    }
  }
}
