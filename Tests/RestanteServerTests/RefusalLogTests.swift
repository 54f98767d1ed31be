import HTTPTypes
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("What the log tells of refusals")
struct RefusalLogTests {
  private func lines(_ event: String, in log: LogRecorder) -> [String] {
    log.all.filter { $0.hasPrefix("notice refused") && $0.contains(event) }
  }

  @Test("Each refused key, token, webhook, secret and code leaves a line with the address")
  func credentials() async throws {
    let log = LogRecorder()
    try await LiveServer.run(log: log) { server in
      let token = "/oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
      for (path, side) in [
        ("/rest/profile?auth=guess-1", "rest"), ("/rest/1/guess-2/profile", "rest"),
        ("\(token)&client_secret=guess-3&refresh_token=x", "tokens"),
        ("\(token)&client_secret=\(server.demo.clientSecret)&refresh_token=guess-4", "tokens"),
        ("/oauth/token/?grant_type=refresh_token&client_id=nobody&client_secret=x", "tokens"),
        ("/oauth/rest/app.info?auth=guess-5", "tokens"),
      ] {
        let before = lines("credential.refused", in: log).count
        _ = try await server.client.get(path)
        let lines = lines("credential.refused", in: log)
        #expect(lines.count == before + 1, "\(path)")
        #expect(lines.last?.contains("127.0.0.1") == true)
        #expect(lines.last?.contains(": \(side)") == true)
      }
      _ = try await server.client.get("/v1/queues", key: "guess-6")
      #expect(lines("credential.refused", in: log).count == 7)
      #expect(log.count(of: "guess") == 0)
    }
  }

  @Test("Each 403 leaves a line")
  func permissions() async throws {
    let log = LogRecorder()
    try await LiveServer.run(log: log) { server in
      _ = try await server.client.get("/v1/queues", key: server.demo.publishKey)
      #expect(lines("access.denied", in: log).count == 1)
      let client = try await server.demoClient()
      var change = PortalChange()
      change.rest = .set(false)
      _ = try await server.store.perform(ChangePortal(portal: client.portal.id, change: change))
      let refused = try await server.client.get("/rest/profile?auth=\(server.demo.accessToken)")
      #expect(refused.status == 403)
      #expect(lines("access.denied", in: log).count == 2)
    }
  }

  @Test("Addresses are told apart behind a trusted proxy, and each waits for itself")
  func proxies() async throws {
    let proxy = try #require(AddressBlock("127.0.0.0/8"))
    let log = LogRecorder()
    try await LiveServer.run(
      trustedProxies: [proxy], log: log,
      adjust: { $0.failureLimit = .bucket(capacity: 2, perSecond: 1) }
    ) { server in
      func status(_ path: String, from client: String) async throws -> Int {
        try await server.client.get(
          path, key: "guess", headers: ["X-Forwarded-For": client]
        ).status
      }
      let token =
        "/oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
        + "&client_secret=x&refresh_token=x"
      for _ in 1...2 {
        try await #expect(status("/v1/queues", from: "192.0.2.7") == 401)
        try await #expect(status(token, from: "192.0.2.8") == 400)
        try await #expect(status("/oauth/rest/app.info?auth=x", from: "192.0.2.9") == 400)
      }
      try await #expect(status("/v1/queues", from: "192.0.2.7") == 429)
      try await #expect(status(token, from: "192.0.2.8") == 429)
      try await #expect(status("/oauth/rest/app.info?auth=y", from: "192.0.2.9") == 429)
      try await #expect(status("/v1/queues", from: "192.0.2.10") == 401)
      #expect(lines("credential.limited", in: log).count == 3)
      #expect(lines("credential.limited", in: log).first?.contains("192.0.2.7") == true)
    }
  }

  @Test("A stranger's words stay on one line, and the lines of one address are bounded")
  func bounded() throws {
    let log = LogRecorder()
    let refusals = RefusalLog(logger: log.logger)
    let clock = ManualClock()
    let origin = RequestOrigin(peer: NetworkAddress("192.0.2.1"), headers: [:], proxies: [])
    for _ in 1...1_000 {
      refusals.report(
        Refusal(.login, of: "password", subject: "a\nnotice b\u{202E}", error: "wrong"),
        on: .authorize, from: origin, at: clock.now())
    }
    #expect(log.all.count == RefusalLog.maxLines)
    #expect(log.all.allSatisfy { !$0.contains("\n") && $0.contains("a_notice_b_") })
    #expect(refusals.count(of: .login) == 1_000)
    #expect(refusals.count(of: .credential) == 0)
  }
}
