import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Settings in the console")
struct ConsoleSettingsTests {
  static let portal = "/console/portals/localhost"

  /// A browser of an administrator of the portal.
  static func administrator(_ server: LiveServer) async throws -> ConsoleTests.Browser {
    var browser = try await ConsoleTests.Browser(server)
    try await browser.logIn()
    return browser
  }

  /// A browser of somebody with a key of the server.
  static func serverOperator(_ server: LiveServer) async throws -> ConsoleTests.Browser {
    var browser = try await ConsoleTests.Browser(server)
    try await browser.send("/console/login", ["key": server.admin.key])
    return browser
  }

  /// Opens a page with a form, and sends the form.
  static func submit(
    _ browser: inout ConsoleTests.Browser, _ path: String, _ fields: [String: String] = [:]
  ) async throws -> Answer {
    #expect(try await browser.open(path).status == 200, "\(path)")
    return try await browser.send(path, fields)
  }

  /// What a page shows once, by its name; empty for nothing.
  static func secret(_ browser: ConsoleTests.Browser, _ id: String) -> String {
    let found = try? browser.link(#"id="once-\#(id)" value="([^"]*)""#)
    return found.flatMap { $0 } ?? ""
  }

  @Test("Everything that is set is found from one page, and every page says what to do next")
  func topics() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.administrator(server)
      try await browser.open("\(Self.portal)/settings")
      let links = browser.last.text.matches(of: /<li><a href="([^"]+)">/).map { String($0.1) }
      for topic in [
        "apps", "bindings", "users", "webhooks", "outgoing-webhooks", "keys", "doors", "portal",
      ] {
        #expect(links.contains("\(Self.portal)/\(topic)"), "\(topic)")
        #expect(try await browser.open("\(Self.portal)/\(topic)").status == 200, "\(topic)")
        #expect(browser.last.text.contains(#"aria-current="page">Settings<"#), "\(topic)")
      }
      for missing in ["apps/nothing", "users/999", "users/x", "apps/nothing/change"] {
        #expect(try await browser.open("\(Self.portal)/\(missing)").status == 404, "\(missing)")
      }
    }
  }

  @Test("An application is added, changed, switched off and on, and uninstalled")
  func application() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.administrator(server)
      let apps = "\(Self.portal)/apps"
      _ = try await Self.submit(
        &browser, "\(apps)/new", ["client_id": "stock", "name": "Stock", "installed": "on"])
      #expect(browser.last.status == 200)
      let secret = Self.secret(browser, "client_secret")
      #expect(!secret.isEmpty && !Self.secret(browser, "signing_secret").isEmpty)
      let client = try #require(try await server.store.clients(clientID: "stock").first)
      #expect(client.secrets.contains { $0.matches(secret) })
      try await browser.open(apps)
      #expect(browser.last.text.contains(">Stock</a>") && !browser.last.text.contains(secret))

      #expect(
        try await Self.submit(&browser, "\(apps)/new", ["client_id": "stock"]).status == 400)
      #expect(browser.last.text.contains(#"role="alert""#))
      #expect(browser.last.text.contains(#"value="stock""#))

      let change = [
        "name": "Storage", "scope": "crm", "payment": "paid", "lease": "120",
        "max_attempts": "off", "allowed_users": "1, 2",
      ]
      #expect(try await Self.submit(&browser, "\(apps)/stock/change", change).status == 303)
      try await browser.open(try #require(browser.last.header("Location")))
      #expect(browser.heading == "Storage" && browser.last.text.contains("Saved."))
      var stored = try await application("stock", server)
      #expect(stored.scopes == ["crm"] && stored.allowedUsers?.count == 2)
      #expect(stored.queueChoices.object["lease"] == 120)
      #expect(stored.queueChoices.object["max_attempts"] == false)
      #expect(!browser.last.text.contains(secret))

      for (isOn, words) in [(false, "switched off"), (true, "ready")] {
        _ = try await Self.submit(
          &browser, "\(apps)/stock/switch?active=\(isOn)", ["active": "\(isOn)"])
        stored = try await application("stock", server)
        #expect(stored.isActive == isOn)
        try await browser.open("\(apps)/stock")
        #expect(browser.last.text.contains(words))
      }
      _ = try await Self.submit(&browser, "\(apps)/stock/rotate", ["grace": "0"])
      let next = Self.secret(browser, "client_secret")
      #expect(!next.isEmpty && next != secret)

      try await browser.open("\(apps)/stock/uninstall")
      #expect(browser.last.text.contains("0 events"))
      _ = try await Self.submit(&browser, "\(apps)/stock/uninstall")
      stored = try await application("stock", server)
      #expect(stored.removal != nil)
      _ = try await Self.submit(&browser, "\(apps)/stock/install")
      stored = try await application("stock", server)
      #expect(stored.removal == nil && stored.isInstalled)

      try await browser.open("\(Self.portal)/audit")
      for action in ["app.add", "app.set", "app.rotate", "app.uninstall", "app.install"] {
        #expect(browser.last.text.contains(action), "\(action)")
      }
    }
  }

  private func application(
    _ clientID: String, _ server: LiveServer
  ) async throws -> RestanteCore.Application {
    let portal = try await server.demoClient().portal.id
    return try #require(try await server.store.application(clientID: clientID, on: portal))
  }

  @Test("Bindings are shown with what they lead to, without the secrets of URLs")
  func bindings() async throws {
    try await ConsoleTests.run { server in
      try await server.bind("ONCRMDEALUPDATE", connector: "erp")
      let client = try await server.demoClient()
      _ = try await server.store.perform(
        BindEvent(
          portal: client.portal.id, application: client.application.id,
          event: EventName(stored: "ONCRMLEADADD"),
          target: .online(
            handler: "https://me:hush@app.example/x?key=veiled", user: UserID(rawValue: 1)),
          connector: ""))
      var browser = try await Self.administrator(server)
      for page in ["bindings", "apps/\(server.demo.clientID)"] {
        try await browser.open("\(Self.portal)/\(page)")
        for text in ["ONCRMDEALUPDATE", "connector erp", "app.example/x", "as user 1"] {
          #expect(browser.last.text.contains(text), "\(page): \(text)")
        }
        #expect(!browser.last.text.contains("hush") && !browser.last.text.contains("veiled"))
      }
    }
  }

  @Test("Keys, webhooks and doors are shown once, rotated and revoked")
  func credentials() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.administrator(server)
      let portal = Self.portal
      _ = try await Self.submit(
        &browser, "\(portal)/keys/new", ["scope": "publish", "label": "robot"])
      let key = Self.secret(browser, "key")
      let event = #"{"event":"ONCRMDEALUPDATE"}"#
      #expect(try await server.client.post("/v1/events", event, key: key).status == 200)
      let id = Self.secret(browser, "id")
      try await browser.open("\(portal)/keys")
      #expect(browser.last.text.contains("robot") && !browser.last.text.contains(key))
      _ = try await Self.submit(&browser, "\(portal)/keys/\(id)/rotate")
      let next = Self.secret(browser, "key")
      #expect(try await server.client.post("/v1/events", event, key: key).status == 401)
      #expect(try await server.client.post("/v1/events", event, key: next).status == 200)
      let nextID = Self.secret(browser, "id")
      #expect(
        try await Self.submit(&browser, "\(portal)/keys/\(nextID)/revoke").status == 303)
      #expect(try await server.client.post("/v1/events", event, key: next).status == 401)

      _ = try await Self.submit(
        &browser, "\(portal)/webhooks/new", ["user_id": "1", "scope": "crm"])
      let url = Self.secret(browser, "url")
      #expect(url.hasPrefix(server.demo.restURL))
      let path = url.dropFirst(server.demo.baseURL.count)
      #expect(try await server.client.get("\(path)scope").status == 200)
      let webhook = Self.secret(browser, "id")
      _ = try await Self.submit(&browser, "\(portal)/webhooks/\(webhook)/rotate")
      #expect(try await server.client.get("\(path)scope").status == 401)
      let rotated = Self.secret(browser, "id")
      _ = try await Self.submit(&browser, "\(portal)/webhooks/\(rotated)/revoke")
      try await browser.open("\(portal)/webhooks")
      #expect(!browser.last.text.contains(rotated))
      #expect(
        try await Self.submit(&browser, "\(portal)/webhooks/new", ["user_id": "99"]).status
          == 400)

      _ = try await Self.submit(&browser, "\(portal)/doors/new", ["learn_token": "on"])
      #expect(Self.secret(browser, "url").contains("/hooks/"))
      let door = Self.secret(browser, "id")
      try await browser.open("\(portal)/doors")
      #expect(browser.last.text.contains(door) && browser.last.text.contains("is learnt"))
      _ = try await Self.submit(&browser, "\(portal)/doors/\(door)/revoke")
      try await browser.open("\(portal)/doors")
      #expect(browser.last.text.contains("There are no doors yet."))
    }
  }

  @Test("Outgoing webhooks are added, rotated and removed")
  func outgoing() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.administrator(server)
      let list = "\(Self.portal)/outgoing-webhooks"
      #expect(
        try await Self.submit(&browser, "\(list)/new", ["url": "nowhere", "events": "A"]).status
          == 400)
      _ = try await Self.submit(
        &browser, "\(list)/new",
        [
          "url": "https://me:hush@app.example/x", "keeps_order": "on",
          "events": "ONCRMDEALUPDATE,\r\nONCRMLEADADD",
        ])
      let secret = Self.secret(browser, "signing")
      #expect(secret.hasPrefix("whsec_") && !Self.secret(browser, "token").isEmpty)
      try await browser.open(list)
      #expect(browser.last.text.contains("ONCRMDEALUPDATE, ONCRMLEADADD"))
      #expect(!browser.last.text.contains("hush"))
      let rotate = try #require(
        try browser.link(#"<a href="([^"]+/outgoing-webhooks/[0-9]+/rotate)""#))
      _ = try await Self.submit(&browser, rotate, ["overlap": "3600"])
      let next = Self.secret(browser, "signing")
      #expect(!next.isEmpty && next != secret)
      _ = try await Self.submit(&browser, rotate.replacing("rotate", with: "remove"))
      try await browser.open(list)
      #expect(browser.last.text.contains("There are no outgoing webhooks yet."))
    }
  }

  @Test("Users are added, changed, given a password and removed")
  func users() async throws {
    try await ConsoleTests.run { server in
      var browser = try await Self.administrator(server)
      let users = "\(Self.portal)/users"
      let bob = ["name": "Bob", "last_name": "B", "login": "bob", "active": "on"]
      let weak = bob.merging(["password": "short"]) { $1 }
      #expect(try await Self.submit(&browser, "\(users)/new", weak).status == 400)
      #expect(!browser.last.text.contains("short\""))
      #expect(try await Self.submit(&browser, "\(users)/new", bob).status == 303)
      let address = try #require(browser.last.header("Location"))
      try await browser.open(address)
      #expect(browser.heading == "Bob B" && browser.last.text.contains("ordinary user"))
      let page = String(address.prefix { $0 != "?" })
      let password = "a long enough password"
      #expect(
        try await Self.submit(&browser, "\(page)/password", ["password": password]).status
          == 303)
      var other = try await ConsoleTests.Browser(server)
      #expect(try await other.logIn("bob", password).status == 303)
      let change = bob.merging(["name": "Robert", "admin": "on", "confirmed": "on"]) { $1 }
      #expect(try await Self.submit(&browser, "\(page)/change", change).status == 303)
      try await browser.open(page)
      #expect(browser.heading == "Robert B" && browser.last.text.contains("administrator"))
      let taken = change.merging(["login": "boss"]) { $1 }
      #expect(try await Self.submit(&browser, "\(page)/change", taken).status == 400)
      _ = try await Self.submit(&browser, "\(page)/remove")
      #expect(try await browser.open(page).status == 404)
      try await browser.open("\(Self.portal)/audit")
      #expect(!browser.last.text.contains(password))
    }
  }

  @Test("Portals are added and changed by holders of a key of the server alone")
  func portals() async throws {
    try await ConsoleTests.run { server in
      var administrator = try await Self.administrator(server)
      try await administrator.open("\(Self.portal)/portal")
      #expect(administrator.last.text.contains("Only holders of a key of the server"))
      #expect(try await administrator.open("\(Self.portal)/portal/change").status == 404)
      for page in ["new-portal", "server", "portals/localhost/server"] {
        #expect(try await administrator.open("/console/\(page)").status == 404, "\(page)")
      }

      var browser = try await Self.serverOperator(server)
      _ = try await Self.submit(
        &browser, "/console/new-portal", ["domain": "second.example", "time_zone": "+03:00"])
      let key = Self.secret(browser, "key")
      var second = try await ConsoleTests.Browser(server)
      #expect(try await second.send("/console/login", ["key": key]).status == 303)
      let page = "/console/portals/second.example/portal"
      let change = [
        "state": "active", "mode": "strict", "rest": "on", "rate_limit": "standard",
        "operating_limit": "60", "time_zone": "", "history": "3600",
      ]
      #expect(try await Self.submit(&browser, "\(page)/change", change).status == 303)
      let portal = try #require(try await server.store.portal(domain: "second.example"))
      #expect(portal.mode == .strict && portal.settings.features.rest)
      #expect(!portal.settings.features.authConnector && portal.settings.timeZone == nil)
      #expect(portal.queueDefaults.object["history"] == 3_600)
      let wrong = change.merging(["time_zone": "Mars/Olympus"]) { $1 }
      #expect(try await Self.submit(&browser, "\(page)/change", wrong).status == 400)
      #expect(browser.last.text.contains("Mars/Olympus"))
      let stopped = change.merging(["state": "stopped"]) { $1 }
      #expect(try await Self.submit(&browser, "\(page)/change", stopped).status == 303)
      #expect(try await second.open("/console/portals/second.example/keys").status == 200)
      #expect(second.heading == "Log in")

      try await browser.open("/console/keys")
      #expect(browser.rows == 1)
      _ = try await Self.submit(&browser, "/console/keys/new", ["scope": "admin"])
      #expect(!Self.secret(browser, "key").isEmpty)
    }
  }
}
