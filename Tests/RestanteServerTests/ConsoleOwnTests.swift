import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteConsole
@testable import RestanteServer

@Suite("What ordinary users see in the console")
struct ConsoleOwnTests {
  private static let own = "/console/portals/localhost/own"

  private static func browser(_ server: LiveServer) async throws -> ConsoleTests.Browser {
    var browser = try await ConsoleTests.Browser(server)
    try await browser.logIn("anna")
    return browser
  }

  private static func id(_ browser: ConsoleTests.Browser) throws -> String {
    let secret = try #require(browser.cookie?.split(separator: ".").last)
    return "\(CredentialID(of: SecretHash(of: String(secret))))"
  }

  @Test("They are led to what is theirs: who they are, their sessions and webhooks")
  func own() async throws {
    try await ConsoleTests.run { server in
      let portal = try await server.demoClient().portal.id
      for (user, label) in [(1 as Int64, "foreign"), (2, "mine")] {
        try await server.store.perform(
          AddWebhook(
            portal: portal, user: UserID(rawValue: user), code: SecretHash(of: label),
            scopes: ["crm"], label: label))
      }
      var browser = try await Self.browser(server)
      #expect(try await browser.open("/console").header("Location") == Self.own)
      #expect(
        try await browser.open("/console/portals/localhost").header("Location") == Self.own)
      try await browser.open(Self.own)
      #expect(browser.heading == "What is yours" && browser.last.status == 200)
      #expect(browser.last.text.contains("anna") && browser.last.text.contains("mine"))
      #expect(browser.last.text.contains("this session"))
      for foreign in ["foreign", "boss", server.demo.clientID] {
        #expect(!browser.last.text.contains(foreign), "\(foreign)")
      }
      #expect(!browser.last.text.contains("/queues"))
    }
  }

  @Test("They end their own sessions, which the audit log says, and nobody else's")
  func sessions() async throws {
    try await ConsoleTests.run { server in
      var (here, there) = (try await Self.browser(server), try await Self.browser(server))
      var boss = try await ConsoleTests.Browser(server)
      try await boss.logIn()
      try await here.open(Self.own)
      let (own, foreign) = (try Self.id(there), try Self.id(boss))
      #expect(here.last.text.contains(own) && !here.last.text.contains(foreign))
      #expect(try await here.send(Self.own, ["session": foreign]).status == 404)
      try await here.open(Self.own)
      #expect(try await here.send(Self.own, ["session": own]).status == 303)
      #expect(try await boss.isKnown())
      #expect(try await there.open(Self.own).text.contains("<h1>Log in</h1>"))
      try await boss.open("/console/portals/localhost/audit")
      #expect(boss.last.text.contains("session.end") && boss.last.text.contains(own))
    }
  }

  @Test("They see which applications may act for them, and withdraw that from one")
  func authorizations() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.browser(server)
      try await browser.open(Self.own)
      #expect(browser.last.text.contains("No application may act in your name."))
      let demo = try await server.demoClient()
      let portal = demo.portal.id
      let (own, foreign) = (SecretHash(of: "own"), SecretHash(of: "foreign"))
      for (user, access) in [(2 as Int64, own), (1, foreign)] {
        _ = try await server.store.perform(
          IssueTokens(
            portal: portal, application: demo.application.id, user: UserID(rawValue: user),
            scopes: ["crm"], accessToken: access, refreshToken: SecretHash(of: "refresh \(user)")))
      }
      try await browser.open(Self.own)
      #expect(browser.last.text.contains(demo.application.name))
      let form = ["application": "\(demo.application.id.rawValue)"]
      #expect(try await browser.send(Self.own, ["application": "999"]).status == 404)
      try await browser.open(Self.own)
      #expect(try await browser.send(Self.own, form).status == 303)
      #expect(try await server.store.accessGrant(token: own) == nil)
      #expect(try await server.store.accessGrant(token: foreign) != nil)
      #expect(try await browser.open(Self.own).text.contains("No application may act"))
      #expect(try await browser.send(Self.own, form).status == 404)
      let records = try await server.store.auditRecords(on: portal, before: nil, limit: 9)
      let entry = try #require(records.first { $0.entry.action == "token.remove" }).entry
      #expect(entry.actor.kind == .user && entry.subject == server.demo.clientID)
    }
  }

  @Test("Every other path is refused, whatever is sent to it")
  func refused() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.browser(server)
      try await browser.open(Self.own)
      let mark = try #require(browser.mark)
      let paths = RouteTable.standard.paths(about: [.portal, .server]).map { path in
        path.replacing("{client}", with: server.demo.clientID).replacing("{id}", with: "1")
      }
      #expect(paths.count > 40)
      for path in paths where !path.isEmpty {
        for place in ["/console/\(path)", "/console/portals/localhost/\(path)"] {
          #expect(try await browser.open(place).status == 403, "\(place)")
          // The page names the address that it was asked for.
          let isAsked = place.contains(server.demo.clientID)
          #expect(isAsked || !browser.last.text.contains(server.demo.clientID), "\(place)")
          #expect(
            try await browser.send(place, ["form": mark, "active": "false"]).status == 403,
            "\(place)")
        }
      }
      for place in ["/console/portals/other.example/own", "/console/portals", "/console/own/x"] {
        #expect(try await browser.open(place).status == 403, "\(place)")
      }
      let portal = try await server.demoClient()
      #expect(portal.application.isActive)
      #expect(try await server.store.apiKeys(on: portal.portal.id, after: nil, limit: 9).count == 2)
    }
  }

  @Test("Administrators have no such page")
  func administrators() async throws {
    try await ConsoleTests.run { server in
      var browser = try await ConsoleTests.Browser(server)
      try await browser.logIn()
      #expect(try await browser.open(Self.own).status == 404)
    }
  }
}
