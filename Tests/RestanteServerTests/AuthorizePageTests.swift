import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("/oauth/authorize/")
struct AuthorizePageTests {
  static let redirect = "https://app.example/back?from=restante#top"
  static let password = "correct horse & battery=staple"

  /// What a browser holds while it goes from form to form.
  struct Browser {
    let server: LiveServer
    var cookie: String?
    var last: Answer

    /// Opens the page.
    init(_ server: LiveServer, _ query: String) async throws {
      self.server = server
      last = try await server.client.get("/oauth/authorize/?\(query)")
      cookie = last.header("Set-Cookie")?.split(separator: ";").first.map(String.init)
    }

    /// The ticket of the form that is shown; empty when there is none.
    var ticket: String { Self.between(#"name="ticket" value=""#, "\"", last.text) ?? "" }

    /// Sends a form.
    @discardableResult
    mutating func send(
      _ fields: [String: String], ticket: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
      var fields = fields
      fields["ticket"] = ticket ?? self.ticket
      var headers = headers
      if let cookie { headers["Cookie"] = cookie }
      let body = fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
      last = try await server.client.send(
        "POST", "/oauth/authorize/", type: "application/x-www-form-urlencoded",
        body: Array(body.utf8), headers: headers)
      return last
    }

    @discardableResult
    mutating func logIn(
      _ login: String = "Anna", _ password: String = AuthorizePageTests.password,
      headers: [String: String] = [:]
    ) async throws -> Answer {
      try await send(["login": login, "password": password], headers: headers)
    }

    /// The query of the address that the browser was sent to, by name.
    var redirected: [String: String] {
      let location = last.header("Location") ?? ""
      let query = location.split(separator: "?", maxSplits: 1).last?.prefix { $0 != "#" } ?? ""
      let fields = FormFields(query.utf8)
      return Dictionary(
        uniqueKeysWithValues: [
          "code", "state", "domain", "member_id", "scope", "server_domain", "from",
        ].compactMap { name in fields[name].map { (name, $0) } })
    }

    private static func between(_ start: String, _ end: String, _ text: String) -> String? {
      guard let start = text.firstRange(of: start) else { return nil }
      let rest = text[start.upperBound...]
      return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
    }

    private static func encoded(_ text: String) -> String {
      text.utf8.map { byte in
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }.joined()
    }
  }

  /// Runs a server whose demo application can be authorized and whose user 2 can log in.
  static func run(
    redirect: String = Self.redirect, publicURL: PublicURL? = nil,
    trustedProxies: [AddressBlock] = [], oauthHosts: [String] = [],
    log: LogRecorder = LogRecorder(),
    _ body: @Sendable (LiveServer) async throws -> Void
  ) async throws {
    try await LiveServer.run(
      publicURL: publicURL, trustedProxies: trustedProxies, oauthHosts: oauthHosts, log: log
    ) { server in
      let client = try await server.demoClient()
      var change = ApplicationChange()
      change.redirectURI = .set(redirect)
      change.name = .set("<b>Robot & Co</b>")
      _ = try await server.store.perform(
        ChangeApplication(
          portal: client.portal.id, application: client.application.id, change: change,
          mode: .safe))
      try await server.change(user: 2) { $0.login = .set("anna") }
      _ = try await server.store.perform(
        ChangeUser(
          portal: client.portal.id, user: UserID(rawValue: 2), change: UserChange(),
          password: .set(
            PasswordHash(of: password, cost: .cheap, random: SystemRandomSource()))))
      try await body(server)
    }
  }

  static func query(_ server: LiveServer, state: String = "s%26t") -> String {
    "client_id=\(server.demo.clientID)&state=\(state)&response_type=code"
      + "&redirect_uri=https://evil.example/"
  }

  @Test("A user who logs in and allows it is sent back with a code that buys tokens once")
  func roundTrip() async throws {
    try await Self.run { server in
      var browser = try await Browser(server, Self.query(server))
      #expect(browser.last.status == 200)
      try await browser.logIn()
      #expect(browser.last.status == 200)
      #expect(browser.last.text.contains("&lt;b&gt;Robot &amp; Co&lt;/b&gt;"))
      #expect(!browser.last.text.contains("<b>Robot"))
      try await browser.send(["decision": "allow"])
      #expect(browser.last.status == 302)
      #expect(
        browser.last.header("Location")?.hasPrefix("https://app.example/back?from=restante&code=")
          == true)
      #expect(browser.last.header("Location")?.hasSuffix("#top") == true)
      let fields = browser.redirected
      #expect(fields["state"] == "s&t")
      #expect(fields["domain"] == server.demo.domain)
      #expect(fields["member_id"] == server.demo.memberID)
      #expect(fields["server_domain"] == server.demo.domain)
      #expect(fields["scope"]?.split(separator: ",").contains("crm") == true)

      let exchange =
        "/oauth/token/?grant_type=authorization_code&client_id=\(server.demo.clientID)"
        + "&client_secret=\(server.demo.clientSecret)&code=\(fields["code"] ?? "")"
      let tokens = try await server.client.get(exchange)
      #expect(tokens.status == 200)
      #expect(tokens.json["user_id"] == 2)
      #expect(tokens.json["client_endpoint"]?.stringValue == server.demo.restURL)
      let access = try #require(tokens.json["access_token"]?.stringValue)
      let profile = try await server.client.get("/rest/profile", key: access)
      #expect(profile.json["result"]?["ID"] == "2")

      // A second exchange takes back what came of the first one.
      let again = try await server.client.get(exchange)
      #expect(again.status == 400)
      #expect(again.json["error"] == "invalid_grant")
      let late = try await server.client.get("/rest/profile", key: access)
      #expect(late.json["error"] == "invalid_token")
    }
  }

  @Test("A code is good for thirty seconds and for its own application")
  func codes() async throws {
    try await Self.run { server in
      func code() async throws -> String {
        var browser = try await Browser(server, Self.query(server))
        try await browser.logIn()
        try await browser.send(["decision": "allow"])
        return browser.redirected["code"] ?? ""
      }
      func exchange(_ code: String, _ id: String, _ secret: String) async throws -> Answer {
        try await server.client.post(
          "/oauth/token/",
          "grant_type=authorization_code&client_id=\(id)&client_secret=\(secret)&code=\(code)",
          type: "application/x-www-form-urlencoded")
      }
      let portal = try await server.demoClient().portal.id
      _ = try await server.store.perform(
        EnsureApplication(
          portal: portal, clientID: "other", name: "", scopes: [], isInstalled: true,
          secret: SecretHash(of: "othersecret")))
      let first = try await code()
      let stolen = try await exchange(first, "other", "othersecret")
      #expect(stolen.json["error"] == "invalid_grant")
      let owned = try await exchange(first, server.demo.clientID, server.demo.clientSecret)
      #expect(owned.status == 200)
      let second = try await code()
      server.clock.advance(seconds: 30)
      let late = try await exchange(second, server.demo.clientID, server.demo.clientSecret)
      #expect(late.status == 400)
      #expect(late.json["error"] == "invalid_grant")
    }
  }

  @Test("Nobody is sent anywhere but to the registered address, whatever the request says")
  func openRedirect() async throws {
    try await Self.run { server in
      for query in [
        "client_id=unknown&redirect_uri=https://evil.example/",
        "redirect_uri=https://evil.example/",
        "client_id=\(server.demo.clientID)&state=\(String(repeating: "x", count: 4_097))",
      ] {
        let browser = try await Browser(server, query)
        #expect([400, 404].contains(browser.last.status))
        #expect(browser.last.header("Location") == nil)
        #expect(!browser.last.text.contains("evil.example"))
      }
      var browser = try await Browser(server, Self.query(server))
      try await browser.logIn()
      try await browser.send(["decision": "allow", "redirect_uri": "https://evil.example/"])
      #expect(browser.last.header("Location")?.hasPrefix("https://app.example/") == true)
    }
  }

  @Test("Who refuses stays where he is, and so does whoever answers neither yes nor no")
  func refused() async throws {
    try await Self.run { server in
      for fields in [["decision": "refuse"], [:], ["decision": "ALLOW"]] {
        var browser = try await Browser(server, Self.query(server))
        try await browser.logIn()
        try await browser.send(fields)
        #expect(browser.last.status == 200)
        #expect(browser.last.header("Location") == nil)
        #expect(browser.last.text.contains("was not given access"))
      }
    }
  }

  @Test("A wrong password and an unknown login look alike")
  func wrongPassword() async throws {
    try await Self.run { server in
      try await server.change(user: 1) { $0.login = .set("nopassword") }
      var answers: Set<String> = []
      for login in ["anna", "nobody", "nopassword", "0"] {
        var browser = try await Browser(server, Self.query(server))
        let ticket = browser.ticket
        try await browser.logIn(login, "wrong")
        #expect(browser.last.status == 403)
        #expect(browser.last.text.contains("The login or the password is wrong."))
        answers.insert(
          browser.last.text.replacing(browser.ticket, with: "").replacing(ticket, with: "")
            .replacing("value=\"\(login)\"", with: "").replacing(" autofocus", with: ""))
      }
      #expect(answers.count == 1)
    }
  }

  @Test("A form works only in the browser that it was shown in")
  func crossSite() async throws {
    try await Self.run { server in
      var attacker = try await Browser(server, Self.query(server))
      var victim = try await Browser(server, Self.query(server))
      #expect(attacker.cookie != victim.cookie)
      // The victim's browser is made to send the attacker's form.
      try await victim.send(
        ["login": "anna", "password": Self.password], ticket: attacker.ticket)
      #expect(victim.last.status == 400)
      try await attacker.logIn()
      let consent = attacker.ticket
      victim = try await Browser(server, Self.query(server))
      try await victim.send(["decision": "allow"], ticket: consent)
      #expect(victim.last.status == 400)
      #expect(victim.last.header("Location") == nil)
      // Other sites' forms come without the cookie.
      attacker.cookie = nil
      try await attacker.send(["decision": "allow"], ticket: consent)
      #expect(attacker.last.status == 400)
    }
  }

  @Test("Nobody makes a ticket, changes one, or uses an old one")
  func tickets() async throws {
    try await Self.run { server in
      var browser = try await Browser(server, Self.query(server))
      let good = browser.ticket
      let own = try #require(ServerKey(bytes: [UInt8](repeating: 7, count: 32)))
      let portal = try await server.demoClient().portal.id
      let forged = FormTicket(
        step: .consent(UserID(rawValue: 1), password: ""), portal: portal,
        clientID: server.demo.clientID,
        state: nil
      ).sealed(
        with: own, for: String(browser.cookie?.split(separator: "=").last ?? ""),
        at: server.clock.now())
      for ticket in [forged, "", "x", ".", good + "0", String(good.dropFirst(2))] {
        try await browser.send(["decision": "allow"], ticket: ticket)
        #expect(browser.last.status == 400)
      }
      // A ticket for the login is none for the consent.
      try await browser.send(["decision": "allow"], ticket: good)
      #expect(browser.last.header("Location") == nil)
      server.clock.advance(seconds: FormTicket.lifetime)
      try await browser.send(["login": "anna", "password": Self.password], ticket: good)
      #expect(browser.last.status == 400)
    }
  }

  @Test("Whoever tries passwords has to wait, with the right one too, and others do not")
  func throttled() async throws {
    let proxies = try [#require(AddressBlock("127.0.0.1"))]
    try await Self.run(trustedProxies: proxies) { server in
      let bad = ["X-Forwarded-For": "192.0.2.1"]
      let good = ["X-Forwarded-For": "192.0.2.2"]
      for attempt in 1...11 {
        var browser = try await Browser(server, Self.query(server))
        try await browser.logIn(attempt % 2 == 0 ? "anna" : "ANNA", "guess", headers: bad)
        #expect(browser.last.status == (attempt <= 10 ? 403 : 429))
      }
      var browser = try await Browser(server, Self.query(server))
      let ticket = browser.ticket
      try await browser.logIn(headers: bad)
      #expect(browser.last.status == 429)
      #expect(browser.last.header("Retry-After") == "900")
      try await browser.send(
        ["login": "anna", "password": Self.password], ticket: ticket, headers: good)
      #expect(browser.last.status == 200)
      server.clock.advance(seconds: 900)
      var later = try await Browser(server, Self.query(server))
      try await later.logIn(headers: bad)
      #expect(later.last.text.contains("Give access?"))
    }
  }

  @Test("Users and applications that may not are told so and get no code")
  func forbidden() async throws {
    try await Self.run { server in
      let client = try await server.demoClient()
      func change(_ edit: (inout ApplicationChange) -> Void) async throws {
        var change = ApplicationChange()
        edit(&change)
        _ = try await server.store.perform(
          ChangeApplication(
            portal: client.portal.id, application: client.application.id, change: change,
            mode: .safe))
      }
      var late = try await Browser(server, Self.query(server))
      try await late.logIn()
      try await change { $0.allowedUsers = .set([UserID(rawValue: 1)]) }
      var browser = try await Browser(server, Self.query(server))
      try await browser.logIn()
      #expect(browser.last.status == 403)
      #expect(browser.last.text.contains("You may not use this application"))
      // What changes between the two forms counts.
      try await late.send(["decision": "allow"])
      #expect(late.last.status == 403)
      #expect(late.last.header("Location") == nil)

      try await change { $0.allowedUsers = .set(nil) }
      try await server.change(user: 2) { $0.isActive = .set(false) }
      browser = try await Browser(server, Self.query(server))
      try await browser.logIn()
      #expect(browser.last.status == 403)
      try await server.change(user: 2) { $0.isActive = .set(true) }

      try await change { $0.redirectURI = .set("javascript:alert(1)") }
      browser = try await Browser(server, Self.query(server))
      #expect(browser.last.status == 400)
      #expect(browser.last.text.contains("no registered return address"))
    }
  }

  @Test("Pages are not kept, framed or scripted, and tell nobody where they were")
  func headers() async throws {
    try await Self.run { server in
      var browser = try await Browser(server, Self.query(server))
      var pages = [browser.last]
      pages.append(try await browser.logIn())
      pages.append(try await browser.send(["decision": "allow"]))
      pages.append(try await Browser(server, "client_id=unknown").last)
      for page in pages {
        #expect(page.header("Cache-Control") == "no-store")
        #expect(page.header("Referrer-Policy") == "no-referrer")
        #expect(page.header("X-Frame-Options") == "DENY")
        #expect(page.header("X-Content-Type-Options") == "nosniff")
        guard page.status != 302 else { continue }
        let policy = page.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(policy.contains("form-action 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(!page.text.contains("<script"))
      }
      #expect(
        pages[1].header("Content-Security-Policy")?
          .contains("form-action 'self' https://app.example;") == true)
      let cookie = pages[0].header("Set-Cookie") ?? ""
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    }
  }
}

extension LiveServer {
  /// Changes a user of the demo portal.
  func change(user: Int64, _ edit: (inout UserChange) -> Void) async throws {
    var change = UserChange()
    edit(&change)
    _ = try await store.perform(
      ChangeUser(
        portal: try await demoClient().portal.id, user: UserID(rawValue: user), change: change,
        password: .keep))
  }
}
