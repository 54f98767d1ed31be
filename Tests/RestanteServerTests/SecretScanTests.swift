import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Secrets in the log")
struct SecretScanTests {
  @Test(
    "A planted secret is found in every spelling",
    arguments: ["0123456789abcdefABCDEF.xyz0123456789abcdefABCDEF", "p\"ss w/rd+&%=ü"])
  func planted(secret: String) {
    let scan = SecretScan([secret])
    let spellings = SecretScan.spellings(of: Array(secret.utf8))
    for spelling in spellings.union(SecretScan.spellings(of: secret)) {
      #expect(scan.findings(in: ["info started", "debug x=\(spelling), y"]) == [secret])
    }
    #expect(scan.findings(in: ["info started", "debug \(secret.dropLast())"]) == [])
    // As part of what is encoded as a whole.
    for prefix in ["", "a", "ab", "abc"] {
      let text = Array("\(prefix)\(secret)xyz".utf8)
      #expect(scan.findings(in: [DataText.base64(text)]) == [secret])
    }
  }

  @Test("A planted key is found as bytes, in decimal numbers, digits, base64 and percent signs")
  func plantedKey() {
    let digits = String(repeating: "0f7f1e27", count: 8)
    let scan = SecretScan([], digits: [digits])
    for line in [
      "key: [\(String(repeating: "15, 127, 30, 39, ", count: 8))0]", "x\(digits)y",
      digits.uppercased(), DataText.base64(Hex.decode(digits) ?? []),
      String(repeating: "%0f%7F%1e%27", count: 8).lowercased(),
    ] {
      #expect(scan.findings(in: [line]) == [digits], "\(line)")
    }
    #expect(scan.findings(in: ["key: ServerKey(redacted)"]) == [])
  }

  @Test("Neither the log at its most talkative nor a reply to a stranger holds what was sent")
  func everything() async throws {
    let log = LogRecorder()
    let password = AuthorizePageTests.password
    let planted = (1...12).map { number in
      "planted\(number)" + String(repeating: "s", count: 41)
    }
    try await AuthorizePageTests.run(log: log) { server in
      let demo = server.demo
      let replies = try await Self.strangers(server, sending: planted)
      #expect(SecretScan(planted + demo.secrets).findings(in: replies) == [])

      // A whole authorization, with a wrong password first and each code exchanged twice.
      var browser = try await AuthorizePageTests.Browser(
        server, AuthorizePageTests.query(server, state: planted[8]))
      let first = browser.ticket
      try await browser.logIn("anna", planted[9])
      #expect(SecretScan([planted[9]]).findings(in: [browser.last.text]) == [])
      try await browser.logIn()
      #expect(SecretScan([password]).findings(in: [browser.last.text]) == [])
      let second = browser.ticket
      try await browser.send(["decision": "allow"])
      let code = browser.redirected["code"] ?? ""
      var issued: [String] = [code, first, second, browser.cookie ?? ""]
      for _ in 1...2 {
        let tokens = try await server.client.get(
          "/oauth/token/?grant_type=authorization_code&client_id=\(demo.clientID)"
            + "&client_secret=\(demo.clientSecret)&code=\(code)")
        issued += ["access_token", "refresh_token"].compactMap { tokens.json[$0]?.stringValue }
      }
      #expect(issued.count == 6)
      #expect(log.count(of: "login.failed") == 1)
      #expect(log.count(of: "request") > 50)
      #expect(
        SecretScan(planted + demo.secrets + issued + [password]).findings(in: log.all) == [])
    }
  }

  /// The replies to requests with known and unknown credentials in all places, on all sides.
  private static func strangers(
    _ server: LiveServer, sending planted: [String]
  ) async throws -> [String] {
    let demo = server.demo
    var replies: [String] = []
    for token in [demo.accessToken, planted[0]] {
      replies.append(try await server.client.get("/rest/profile?auth=\(token)").text)
      replies.append(try await server.client.get("/rest/profile", key: token).text)
      replies.append(
        try await server.client.post("/rest/no.such", #"{"auth":"\(token)"}"#).text)
      replies.append(try await server.client.get("/rest/api/profile?auth=\(token)").text)
      replies.append(try await server.client.get("/oauth/rest/app.info?auth=\(token)").text)
      replies.append(try await server.client.get("/nowhere/\(token)").text)
      replies.append(
        try await server.client.post("/rest/event.offline.get", "{\(token)", key: token).text)
      replies.append(
        try await server.client.get("/rest/event.offline.list?auth=\(token)&filter=x").text)
    }
    for code in [demo.secrets.last ?? "", planted[1]] {
      for path in ["/rest/1/\(code)/profile", "/rest/2/\(code)/profile", "/rest/1/\(code)"] {
        replies.append(try await server.client.get(path).text)
      }
    }
    for key in [demo.adminKey, demo.publishKey, planted[2]] {
      for path in ["/v1/queues", "/v1/apps", "/v1/events", "/v1/\(key)", "/v1/queues/\(key)"] {
        replies.append(try await server.client.get(path, key: key).text)
        replies.append(try await server.client.post(path, #"{"x":1}"#, key: key).text)
      }
    }
    for (id, secret, token) in [
      (demo.clientID, planted[3], planted[4]), (demo.clientID, demo.clientSecret, planted[5]),
      ("unknown", planted[6], planted[7]),
    ] {
      for field in ["refresh_token", "code"] {
        let grant = field == "code" ? "authorization_code" : field
        replies.append(
          try await server.client.get(
            "/oauth/token/?grant_type=\(grant)&client_id=\(id)&client_secret=\(secret)"
              + "&\(field)=\(token)"
          ).text)
      }
    }
    return replies
  }
}

/// Base64 for texts of tests.
private enum DataText {
  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = Array(bytes[start..<min(start + 3, bytes.count)])
      let number = (0..<3).reduce(0) { $0 << 8 | (part.count > $1 ? Int(part[$1]) : 0) }
      for place in 0...part.count { text.append(digits[number >> (18 - 6 * place) & 63]) }
      text += String(repeating: "=", count: 3 - part.count)
    }
    return text
  }
}
