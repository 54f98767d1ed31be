import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Test events and the live page in the console")
struct ConsolePublishingTests {
  private static let page = "/console/portals/localhost/publish"
  private static let deal = ["event": "ONCRMDEALUPDATE", "data": #"{"ID": 1}"#]

  private static func preview(
    _ browser: inout ConsoleTests.Browser, _ fields: [String: String]
  ) async throws {
    try await browser.open(page)
    try await browser.send(page, fields.merging(["step": "preview"]) { $1 })
  }

  @Test("What each binding would get is shown first, and nothing is published by that")
  func preview() async throws {
    try await ConsoleTests.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      try await server.bind("ONCRMDEALUPDATE", connector: "erp")
      var browser = try await ConsoleSettingsTests.administrator(server)
      try await browser.open(Self.page)
      #expect(browser.last.text.contains(#"<option value="ONCRMDEALUPDATE">"#))
      try await Self.preview(&browser, Self.deal)
      #expect(browser.last.status == 200)
      #expect(browser.last.text.matches(of: /a new event in the queue/).count == 2)
      #expect(try await server.queue().isEmpty)

      _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":{"ID":1}}"#)
      try await Self.preview(&browser, Self.deal)
      #expect(browser.last.text.matches(of: /the pending event is refreshed/).count == 2)

      let own = Self.deal.merging(["client_id": server.demo.clientID, "connector": "erp"]) { $1 }
      try await Self.preview(&browser, own)
      #expect(browser.last.text.matches(of: /nothing: its own change/).count == 1)

      try await Self.preview(&browser, ["event": "ONNOBODYWANTSIT"])
      #expect(browser.last.text.contains("Nothing is bound to this event."))
    }
  }

  @Test("It is published as it was shown, and the notice says how many got it")
  func publishes() async throws {
    try await ConsoleTests.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      var browser = try await ConsoleSettingsTests.administrator(server)
      try await Self.preview(&browser, Self.deal.merging(["user_id": "2"]) { $1 })
      #expect(browser.last.text.contains(#"name="data" value="{&quot;ID&quot;: 1}""#))
      try await browser.send(
        Self.page, Self.deal.merging(["user_id": "2", "step": "publish"]) { $1 })
      #expect(browser.last.status == 303)
      try await browser.open(try #require(browser.last.header("Location")))
      #expect(browser.last.text.contains("The event was published"))
      let events = try await server.queue()
      #expect(events.map(\.name.text) == ["ONCRMDEALUPDATE"])
      #expect(events.map(\.user) == [.user(UserID(rawValue: 2))])
    }
  }

  @Test(
    "What makes no sense is said in the form, which keeps what was typed",
    arguments: [
      ["event": "ONCRMDEALUPDATE", "data": "{no json"], ["event": "", "data": "1"],
      ["event": "ONCRMDEALUPDATE", "time": "yesterday"],
      ["event": "ONCRMDEALUPDATE", "user_id": "anna"],
    ])
  func wrong(fields: [String: String]) async throws {
    try await ConsoleTests.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      var browser = try await ConsoleSettingsTests.administrator(server)
      for step in ["preview", "publish"] {
        try await browser.open(Self.page)
        try await browser.send(Self.page, fields.merging(["step": step]) { $1 })
        #expect(browser.last.status == 400)
        #expect(browser.last.text.contains(#"role="alert""#))
        let typed = fields.values.first { $0.count > 1 } ?? ""
        #expect(browser.last.text.contains(typed))
      }
      #expect(try await server.queue().isEmpty)
    }
  }

  @Test("The live page shows the newest events of all queues, and loads itself again")
  func live() async throws {
    try await ConsoleTests.run { server in
      let live = "/console/portals/localhost/live"
      var browser = try await ConsoleSettingsTests.administrator(server)
      try await browser.open(live)
      #expect(browser.last.header("Refresh") == "5" && browser.rows == 0)
      #expect(browser.last.text.contains("Publish a test event"))
      try await server.bind("ONCRMDEALUPDATE")
      try await server.bind("ONCRMLEADADD", connector: "erp")
      _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":{"ID":1}}"#)
      server.clock.advance(seconds: 60)
      _ = try await server.publish(#"{"event":"ONCRMLEADADD","data":{"ID":2}}"#)
      try await browser.open(live)
      #expect(browser.rows == 2)
      let order = browser.last.text.matches(of: />(ONCRM\w+)<\/a>/).map { String($0.1) }
      #expect(order == ["ONCRMLEADADD", "ONCRMDEALUPDATE"])
      let event = try #require(try browser.link(#"row"><a href="([^"]+)""#))
      #expect(try await browser.open(event).status == 200)
      #expect(browser.heading.hasPrefix("ONCRMLEADADD"))

      let client = try await server.demoClient()
      _ = try await server.store.perform(
        ClaimEvents(
          queue: QueueKey(
            portal: client.portal.id, application: client.application.id, connector: ""),
          processID: ProcessID("worker-1"), limit: 2, disposition: .take))
      try await browser.open("\(live)?event=ONCRMDEALUPDATE&app=\(server.demo.clientID)&pause=1")
      #expect(browser.rows == 1 && browser.last.text.contains("History"))
      #expect(browser.last.header("Refresh") == nil)
      try await browser.open("\(live)?app=nothing")
      #expect(browser.rows == 0)
    }
  }

  @Test("A dry run says what publishing does, on every store", arguments: StoreKind.allCases)
  func dryRun(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let key = server.demo.publishKey
      let event = #"{"event":"ONCRMDEALUPDATE","data":{"ID":1}}"#
      let dry = try await server.client.post("/v1/events?dry_run=true", event, key: key)
      #expect(dry.status == 200)
      #expect(dry.json["queued"] == 1)
      #expect(dry.json["targets"]?.arrayValue?.first?["copy"] == "new")
      #expect(try await server.queue().isEmpty)
      #expect(try await server.publish(event).json["queued"] == 1)
      let again = try await server.client.post("/v1/events?dry_run=true", event, key: key)
      #expect(again.json["targets"]?.arrayValue?.first?["copy"] == "refreshed")
    }
  }
}
