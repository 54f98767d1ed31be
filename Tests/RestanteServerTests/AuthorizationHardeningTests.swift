import Foundation
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Authorization that was watched, repeated or overtaken")
struct AuthorizationHardeningTests {
  private typealias Browser = AuthorizePageTests.Browser
  // The example of RFC 7636, appendix B.
  private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

  /// A code that a user allowed.
  private static func code(_ server: LiveServer, _ more: String = "") async throws -> String {
    var browser = try await Browser(server, AuthorizePageTests.query(server) + more)
    try await browser.logIn()
    try await browser.send(["decision": "allow"])
    return try #require(browser.redirected["code"])
  }

  private static func exchange(
    _ code: String, _ server: LiveServer, verifier: String? = nil
  ) async throws -> Answer {
    try await server.client.post(
      "/oauth/token/",
      "grant_type=authorization_code&client_id=\(server.demo.clientID)"
        + "&client_secret=\(server.demo.clientSecret)&code=\(code)"
        + (verifier.map { "&code_verifier=\($0)" } ?? ""),
      type: "application/x-www-form-urlencoded")
  }

  @Test("A code that was asked for with a challenge is exchanged with its verifier only")
  func proofKey() async throws {
    try await AuthorizePageTests.run { server in
      let more = "&code_challenge=\(Self.challenge)&code_challenge_method=S256"
      let bound = try await Self.code(server, more)
      #expect(bound.utf8.allSatisfy { Credential.isPlain($0) })
      let stripped = String(bound.prefix { $0 != "." })
      for (code, verifier) in [
        (bound, nil), (bound, String(Self.verifier.reversed())), (bound, ""),
        (bound, Self.challenge), (stripped, nil), (stripped, Self.verifier),
      ] as [(String, String?)] {
        let refused = try await Self.exchange(code, server, verifier: verifier)
        #expect(refused.status == 400 && refused.json["error"] == "invalid_grant")
      }
      let good = try await Self.exchange(bound, server, verifier: Self.verifier)
      #expect(good.status == 200 && good.json["user_id"] == 2)
      // A verifier for a code that was asked for without a challenge: it is another's.
      let plain = try await Self.code(server)
      let mixed = try await Self.exchange(plain, server, verifier: Self.verifier)
      #expect(mixed.json["error"] == "invalid_grant")
      #expect(try await Self.exchange(plain, server).status == 200)
    }
  }

  @Test("A challenge that is none of S256 is refused before anybody logs in")
  func wrongChallenge() async throws {
    try await AuthorizePageTests.run { server in
      for more in [
        "&code_challenge=\(Self.challenge)",
        "&code_challenge=\(Self.challenge)&code_challenge_method=plain",
        "&code_challenge=\(Self.challenge)x&code_challenge_method=S256",
        "&code_challenge=&code_challenge_method=S256",
        "&code_challenge=\(Self.challenge.dropLast())%3D&code_challenge_method=S256",
      ] {
        let browser = try await Browser(server, AuthorizePageTests.query(server) + more)
        #expect(browser.last.status == 400)
        #expect(browser.last.text.contains("S256"))
      }
    }
  }

  @Test("A consent brings one code, however often its form is sent")
  func onceOnly() async throws {
    try await AuthorizePageTests.run { server in
      var browser = try await Browser(server, AuthorizePageTests.query(server))
      try await browser.logIn()
      let consent = browser.ticket
      let copy = browser
      let codes: [Int] = try await withThrowingTaskGroup(of: Answer.self) { group in
        for _ in 1...8 {
          group.addTask {
            var browser = copy
            return try await browser.send(["decision": "allow"], ticket: consent)
          }
        }
        return try await group.reduce(into: []) { $0.append($1.status) }
      }
      #expect(codes.count { $0 == 302 } == 1)
      #expect(codes.count { $0 == 400 } == 7)
    }
  }

  @Test("A new password ends the user's tokens and open forms, unless they are to be kept")
  func newPassword() async throws {
    try await AuthorizePageTests.run { server in
      func tokens() async throws -> String {
        let code = try await Self.code(server)
        let answer = try await Self.exchange(code, server)
        return try #require(answer.json["access_token"]?.stringValue)
      }
      func isGood(_ token: String) async throws -> Bool {
        try await server.client.get("/rest/profile", key: token).status == 200
      }
      func set(_ password: String, keeping: Bool? = nil) async throws {
        var body: JSONObject = ["password": .string(password)]
        if let keeping { body["keep_tokens"] = .bool(keeping) }
        let text = JSONValue.object(body).encodedString()
        let answer = try await server.client.send(
          "PATCH", "/v1/users/2", key: server.demo.adminKey, type: WebClient.jsonType,
          body: Array(text.utf8))
        #expect(answer.status == 200)
      }
      let kept = try await tokens()
      try await set(AuthorizePageTests.password, keeping: true)
      #expect(try await isGood(kept))
      var browser = try await Browser(server, AuthorizePageTests.query(server))
      try await browser.logIn()
      let code = try await Self.code(server)
      try await set(AuthorizePageTests.password)
      #expect(try await !isGood(kept))
      #expect(try await isGood(server.demo.accessToken))
      #expect(try await !isGood(server.demo.userAccessToken))
      try await browser.send(["decision": "allow"])
      #expect(browser.last.status == 400 && browser.last.header("Location") == nil)
      #expect(try await Self.exchange(code, server).json["error"] == "invalid_grant")
      #expect(try await isGood(tokens()))
    }
  }

  @Test(
    "Passwords that are tried first are refused",
    arguments: [
      "        ", "password", "PassWord1", "P@ssw0rd123!", "12345678", "987654321", "20240131",
      "qwertyui", "abcabcabc", "aaaaaaaaa", "letmein2024!", "йцукенгш", "anna.user", "Welcome!!!",
    ])
  func common(password: String) async throws {
    #expect(CommonPasswords.include(password, login: "Anna.User"))
    try await LiveServer.run { server in
      let body: JSONObject = ["login": "Anna.User", "password": .string(password)]
      let answer = try await server.client.post(
        "/v1/users", JSONValue.object(body).encodedString(), key: server.demo.adminKey)
      #expect(answer.status == 400 && answer.json["argument"] == "password")
    }
  }

  @Test(
    "Other passwords are not",
    arguments: [
      "correct horse", "another horse", "Tr0ub4dor&3x", "password of the deep", "930217465028",
      "xkcd-summer-lamp", "мой длинный пароль", "kß9#qqqq",
    ])
  func uncommon(password: String) {
    #expect(!CommonPasswords.include(password, login: "anna"))
  }

  @Test("A client id is one application's of the server, not only of its portal")
  func clientIDs() async throws {
    try await LiveServer.run { server in
      let portal = try await server.manage(
        "POST", "portals", ["domain": "second.example"])
      #expect(portal.status == 200)
      let answer = try await server.manage(
        "POST", "apps?portal=second.example", ["client_id": .string(server.demo.clientID)])
      expectProblem(answer, 409, "client-id-taken")
      #expect(answer.json["argument"] == "client_id")
    }
  }

  @Test("Replies of the native API are not kept by anybody")
  func noStore() async throws {
    try await LiveServer.run { server in
      for answer in [
        try await server.client.post("/v1/apps", "{}", key: server.demo.adminKey),
        try await server.client.get("/v1/apps", key: server.demo.adminKey),
        try await server.client.get("/v1/apps"),
      ] {
        #expect(answer.header("Cache-Control") == "no-store")
      }
      #expect(try await server.client.get("/healthz").header("Strict-Transport-Security") == nil)
    }
  }

  @Test("Over TLS browsers are told to stay with it")
  func strictTransport() async throws {
    let directory = try TemporaryDirectory()
    let files = try await TestCertificate("localhost", in: directory).files
    try await LiveServer.run(tls: files) { server in
      for path in ["/healthz", "/v1/apps", "/rest/profile", "/nowhere"] {
        let answer = try await server.client.get(path)
        #expect(answer.header("Strict-Transport-Security") == "max-age=31536000")
      }
    }
  }

  @Test(
    "A start warns of what others can read or reach",
    arguments: [
      ("127.0.0.1", false, "http://127.0.0.1:1", 0), ("localhost", false, "http://localhost:1", 0),
      ("::1", false, "http://[::1]:1", 0), ("0.0.0.0", false, "http://localhost:1", 2),
      ("192.0.2.1", true, "https://192.0.2.1:1", 1),
      ("0.0.0.0", false, "https://portal.example", 1),
      ("portal.example", false, "http://portal.example", 2),
    ])
  func exposure(host: String, servesTLS: Bool, url: String, count: Int) throws {
    let listen = ListenAddress(host: host, port: 1)
    let exposure = Exposure(
      listen: listen, servesTLS: servesTLS, publicURL: try #require(PublicURL(url)), demo: true)
    #expect(exposure.warnings.count == count)
    for warning in exposure.warnings { #expect(warning.contains("\(listen)")) }
  }

  @Test("The program warns at its start, in the log")
  func warns() async throws {
    let data = try TemporaryDirectory()
    let child = try ChildProcess(
      ["serve", "--demo", "--listen", "0.0.0.0:0", "--data", data.path], directory: data)
    defer { child.end() }
    let deadline = ContinuousClock.now + .seconds(300)
    while !child.output.contains("Restante listens on"), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(10))
    }
    child.send(signal: SIGTERM)
    #expect(await child.exitCode() == 0)
    #expect(child.errors.contains("over plain HTTP") && child.errors.contains("the demo portal"))
  }
}
