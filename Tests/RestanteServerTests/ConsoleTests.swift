import RestanteConsole
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("/console")
struct ConsoleTests {
  static let password = "correct horse & battery=staple"

  /// A browser that keeps one cookie.
  struct Browser {
    let server: LiveServer
    var cookie: String?
    var last: Answer

    init(_ server: LiveServer) async throws {
      self.server = server
      last = try await server.client.get("/console")
    }

    @discardableResult
    mutating func open(_ path: String) async throws -> Answer {
      last = try await server.client.get(path, headers: cookie.map { ["Cookie": $0] } ?? [:])
      return last
    }

    /// Sends a form; with the mark of the session's forms, unless there is another.
    @discardableResult
    mutating func send(
      _ path: String, _ fields: [String: String], headers: [String: String] = [:]
    ) async throws -> Answer {
      var fields = fields
      if fields["form"] == nil, let mark { fields["form"] = mark }
      var headers = headers
      if let cookie { headers["Cookie"] = cookie }
      let body = fields.map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
      last = try await server.client.send(
        "POST", path, type: "application/x-www-form-urlencoded", body: Array(body.utf8),
        headers: headers)
      if let setting = last.header("Set-Cookie") {
        cookie = setting.split(separator: ";").first.map(String.init)
      }
      return last
    }

    @discardableResult
    mutating func logIn(
      _ login: String = "Boss", _ password: String = ConsoleTests.password,
      headers: [String: String] = [:]
    ) async throws -> Answer {
      try await send(
        "/console/login", ["portal": "localhost", "login": login, "password": password],
        headers: headers)
    }

    /// What the forms on the page carry.
    var mark: String? {
      last.text.firstMatch(of: /name="form" value="(\w+)"/).map { String($0.1) }
    }

    var heading: String {
      last.text.firstMatch(of: /<h1>(.*)<\/h1>/).map { String($0.1) } ?? ""
    }

    /// How many rows the table on the page has.
    var rows: Int { last.text.matches(of: /<th scope="row">/).count }

    /// What the first match of a pattern on the page leads to.
    func link(_ pattern: String) throws -> String? {
      try last.text.firstMatch(of: Regex(pattern, as: (Substring, Substring).self))
        .map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    /// Whether the console knows who it is.
    mutating func isKnown() async throws -> Bool {
      try await open("/console/portals/localhost/queues")
      return heading == "Queues"
    }
  }

  /// Runs a server of whose demo portal users 1, an administrator, and 2 can log in.
  static func run(
    log: LogRecorder = LogRecorder(), _ body: @Sendable (LiveServer) async throws -> Void
  ) async throws {
    try await LiveServer.run(log: log) { server in
      for (user, login) in [(1 as Int64, "boss"), (2, "anna")] {
        try await server.change(user: user) { $0.login = .set(login) }
        try await setPassword(password, of: user, on: server)
      }
      try await body(server)
    }
  }

  static func setPassword(
    _ password: String, of user: Int64, on server: LiveServer
  ) async throws {
    let portal = try await server.demoClient().portal.id
    _ = try await server.store.perform(
      ChangeUser(
        portal: portal, user: UserID(rawValue: user), change: UserChange(),
        password: .set(PasswordHash(of: password, cost: .cheap, random: SystemRandomSource()))))
  }

  @Test("An administrator logs in, looks at the pages, and logs out")
  func administrator() async throws {
    try await Self.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":{"ID":1}}"#)
      var browser = try await Browser(server)
      #expect(browser.heading == "Log in")
      #expect(try await browser.logIn().status == 303)
      #expect(browser.last.header("Location") == "/console")
      #expect(try await browser.open("/console").status == 303)
      let overview = try #require(browser.last.header("Location"))
      try await browser.open(overview)
      #expect(browser.heading == "Overview" && browser.rows == 1)
      let queues = "/console/portals/localhost/queues"
      try await browser.open(queues)
      #expect(browser.heading == "Queues" && browser.last.status == 200)
      for header in ["Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"] {
        #expect(browser.last.header(header) != nil)
      }
      #expect(browser.last.header("Cache-Control") == "no-store")
      let queue = "\(queues)/\(server.demo.clientID)"
      #expect(browser.last.text.contains(#"href="\#(queue)?connector=""#))
      try await browser.open(queue)
      #expect(browser.last.text.contains("Events are waiting to be fetched"))
      try await browser.open("/console/portals/localhost/sessions")
      #expect(browser.last.text.contains("this session"))
      try await browser.send("/console/logout", [:])
      #expect(browser.last.status == 303)
      #expect(try await browser.isKnown() == false)
    }
  }

  @Test("Events are shown by state, page by page, searched, and one by one; nothing is claimed")
  func events() async throws {
    try await Self.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      try await server.bind("ONCRMLEADADD")
      let deals = (1...30).map { #"{"event":"ONCRMDEALUPDATE","data":{"ID":\#($0)}}"# }
      let lead = #"{"event":"ONCRMLEADADD","data":{"TITLE":"<script>alert(1)</script>"}}"#
      _ = try await server.publish("[\((deals + [lead]).joined(separator: ","))]")
      var browser = try await Browser(server)
      try await browser.logIn()
      let queue = "/console/portals/localhost/queues/\(server.demo.clientID)"
      try await browser.open(queue)
      #expect(browser.rows == 25)
      let next = try #require(try browser.link(#"href="([^"]+)" rel="next""#))
      try await browser.open(next)
      #expect(browser.rows == 6)
      #expect(browser.last.text.contains("&lt;script&gt;alert(1)"))
      #expect(!browser.last.text.contains("<script>"))

      try await browser.open("\(queue)?text=ALERT")
      #expect(browser.rows == 1)
      try await browser.open("\(queue)?event=ONCRMLEADADD&text=nothing")
      #expect(browser.rows == 0 && browser.last.text.contains("There are no such events."))
      try await browser.open("\(queue)?event=ONCRMLEADADD")
      #expect(browser.rows == 1)
      try await browser.open(try #require(try browser.link(#"row"><a href="([^"]+)""#)))
      #expect(browser.heading.hasPrefix("ONCRMLEADADD"))
      #expect(browser.last.text.contains("&quot;TITLE&quot;: &quot;&lt;script&gt;"))

      let client = try await server.demoClient()
      _ = try await server.store.perform(
        ClaimEvents(
          queue: QueueKey(
            portal: client.portal.id, application: client.application.id, connector: ""),
          processID: ProcessID("worker-1"), limit: 2, disposition: .reserve(lease: 600)))
      try await browser.open("\(queue)?state=claimed")
      #expect(browser.rows == 2 && browser.last.text.contains("worker-1"))
      try await browser.open("\(queue)?state=past")
      #expect(browser.rows == 0)
      for wrong in ["\(queue)?state=x", "\(queue)/events/999", "\(queue)/events/x"] {
        #expect(try await browser.open(wrong).status == 404)
      }
      #expect(try await browser.open("\(queue)?after=x").status == 400)
    }
  }

  @Test("A logged-out cookie is good for nothing, wherever it was kept")
  func loggedOut() async throws {
    try await Self.run { server in
      var browser = try await Browser(server)
      try await browser.logIn()
      let kept = browser.cookie
      #expect(try await browser.isKnown())
      try await browser.send("/console/logout", [:])
      browser.cookie = kept
      #expect(try await browser.isKnown() == false)
    }
  }

  @Test("Keys of administrators log in: of the portal, and of the server, which see all portals")
  func keys() async throws {
    try await Self.run { server in
      var browser = try await Browser(server)
      try await browser.send("/console/login", ["key": server.demo.adminKey])
      #expect(try await browser.isKnown())
      try await browser.open("/console/portals/other.example/queues")
      #expect(browser.last.status == 404)

      var administrator = try await Browser(server)
      try await administrator.send("/console/login", ["key": server.admin.key])
      try await administrator.open("/console")
      #expect(administrator.heading == "All portals")
      #expect(administrator.last.text.contains("localhost"))
      #expect(try await administrator.isKnown())

      for key in [server.demo.publishKey, "unknown", ""] {
        var stranger = try await Browser(server)
        #expect(try await stranger.send("/console/login", ["key": key]).status == 403)
        #expect(stranger.cookie == nil)
      }
    }
  }

  @Test("A session ends with what it began with: the password, the key, the user, the portal")
  func ends() async throws {
    try await Self.run { server in
      let portal = try await server.demoClient().portal.id
      var user = try await Browser(server)
      try await user.logIn()
      var key = try await Browser(server)
      try await key.send("/console/login", ["key": server.demo.adminKey])
      #expect(try await user.isKnown())
      #expect(try await key.isKnown())

      try await Self.setPassword("another one, and a longer one", of: 1, on: server)
      #expect(try await user.isKnown() == false)
      _ = try await server.store.perform(
        RevokeAPIKey(
          portal: portal, id: CredentialID(of: SecretHash(of: server.demo.adminKey))))
      #expect(try await key.isKnown() == false)

      try await user.logIn("boss", "another one, and a longer one")
      #expect(try await user.isKnown())
      try await server.change(user: 1) { $0.isActive = .set(false) }
      #expect(try await user.isKnown() == false)

      try await server.change(user: 1) { $0.isActive = .set(true) }
      try await user.logIn("boss", "another one, and a longer one")
      #expect(try await user.isKnown())
      var stop = PortalChange()
      stop.isStopped = .set(true)
      _ = try await server.store.perform(ChangePortal(portal: portal, change: stop))
      #expect(try await user.isKnown() == false)
      #expect(
        try await user.logIn("boss", "another one, and a longer one").status == 403)
    }
  }

  @Test("A session ends after an hour without use, and after twelve in any case")
  func time() async throws {
    try await Self.run { server in
      var idle = try await Browser(server)
      var busy = try await Browser(server)
      try await idle.logIn()
      try await busy.logIn()
      for _ in 0..<12 {
        #expect(try await busy.isKnown())
        server.clock.advance(seconds: 3_590)
      }
      #expect(try await idle.isKnown() == false)
      #expect(try await busy.isKnown())
      server.clock.advance(seconds: 130)
      #expect(try await busy.isKnown() == false)
    }
  }

  @Test("Forms of other sites, and without the session's mark, change nothing")
  func forgery() async throws {
    try await Self.run { server in
      var browser = try await Browser(server)
      #expect(
        try await browser.logIn(headers: ["Sec-Fetch-Site": "cross-site"]).status == 403)
      #expect(try await browser.logIn(headers: ["Origin": "https://evil.example"]).status == 403)
      #expect(browser.cookie == nil)
      try await browser.logIn()
      #expect(try await browser.isKnown())
      try await browser.send("/console/logout", ["form": "x"])
      #expect(browser.last.status == 403)
      try await browser.open("/console/portals/localhost/queues")
      try await browser.send("/console/logout", [:], headers: ["Sec-Fetch-Site": "same-site"])
      #expect(browser.last.status == 403)
      #expect(try await browser.isKnown())
      for method in ["PUT", "DELETE"] {
        let answer = try await server.client.send(
          method, "/console/logout", headers: ["Cookie": browser.cookie ?? ""])
        #expect(answer.status == 405)
      }
    }
  }

  @Test("Wrong logins are all the same, are written into the log, and have to wait in the end")
  func guessing() async throws {
    let log = LogRecorder()
    try await Self.run(log: log) { server in
      var browser = try await Browser(server)
      let wrong = try await browser.logIn("boss", "wrong")
      let unknown = try await browser.logIn("nobody", "wrong")
      #expect(wrong.status == 403 && unknown.status == 403)
      #expect(wrong.text.replacing("boss", with: "nobody") == unknown.text)
      let elsewhere = try await browser.send(
        "/console/login", ["portal": "unknown.example", "login": "boss", "password": "wrong"])
      #expect(elsewhere.status == 403)
      for _ in 1..<LoginThrottle.maxWithOneLogin { try await browser.logIn("boss", "wrong") }
      let late = try await browser.logIn()
      #expect(late.status == 429 && late.header("Retry-After") != nil)
      #expect(browser.cookie == nil)
    }
    #expect(log.all.contains { $0.contains("refused") && $0.contains("console") })
    #expect(!log.all.contains { $0.contains(Self.password) })
  }

  @Test("Ordinary users see nothing of the portal")
  func ordinary() async throws {
    try await Self.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      var browser = try await Browser(server)
      try await browser.logIn("anna")
      for page in ["/overview", "/queues", "/audit", "/sessions"] {
        try await browser.open("/console/portals/localhost\(page)")
        #expect(browser.last.status == 403 && browser.heading == "Not for you yet")
        #expect(!browser.last.text.contains(server.demo.clientID))
      }
      var boss = try await Browser(server)
      try await boss.logIn()
      #expect(try await boss.isKnown())
      let session = try #require(boss.cookie?.split(separator: ".").last)
      let id = CredentialID(of: SecretHash(of: String(session)))
      try await browser.send("/console/portals/localhost/sessions", ["session": "\(id)"])
      #expect(browser.last.status == 403)
      #expect(try await boss.isKnown())
    }
  }

  @Test("An administrator ends another's session, which the audit log says")
  func endsOther() async throws {
    try await Self.run { server in
      var other = try await Browser(server)
      try await other.send("/console/login", ["key": server.demo.adminKey])
      #expect(try await other.isKnown())
      let secret = try #require(other.cookie?.split(separator: ".").last)
      let id = CredentialID(of: SecretHash(of: String(secret)))
      var boss = try await Browser(server)
      try await boss.logIn()
      try await boss.open("/console/portals/localhost/sessions")
      #expect(boss.last.text.contains("\(id)"))
      try await boss.send("/console/portals/localhost/sessions", ["session": "\(id)"])
      #expect(boss.last.status == 303)
      #expect(try await other.isKnown() == false)
      try await boss.open("/console/portals/localhost/audit")
      #expect(boss.last.text.contains("session.end") && boss.last.text.contains("\(id)"))
    }
  }

  @Test("Pages are in the language that was chosen, and lead back only within the console")
  func languages() async throws {
    try await Self.run { server in
      let answer = try await server.client.get(
        "/console", headers: ["Accept-Language": "ru,en;q=0.5"])
      #expect(answer.text.contains(#"<html lang="ru">"#) && answer.text.contains("Вход"))
      for (back, expected) in [
        ("/console/audit", "/console/audit"), ("https://evil.example", "/console"),
        ("/consoles", "/console"), ("//evil.example/console", "/console"),
      ] {
        let answer = try await server.client.get(
          "/console/language?to=ru&back=\(PercentCoding.encode(back))")
        #expect(answer.status == 303 && answer.header("Location") == expected)
        #expect(answer.header("Set-Cookie")?.contains("restante-language=ru") == true)
      }
    }
  }

  @Test("The style is served to everybody, and may be kept")
  func style() async throws {
    try await Self.run { server in
      let page = try await server.client.get("/console")
      let path = try #require(page.text.firstMatch(of: /href="(\/console\/style.css[^"]*)"/)?.1)
      let style = try await server.client.get(String(path))
      #expect(style.contentType == "text/css; charset=utf-8")
      #expect(style.header("Cache-Control")?.contains("immutable") == true)
    }
  }
}
