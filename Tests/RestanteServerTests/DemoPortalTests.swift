import RestanteCore
import RestanteJSON
import RestanteREST
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The demo portal")
struct DemoPortalTests {
  @Test("demo.json is private and has its members in their order", arguments: StoreKind.allCases)
  func file(kind: StoreKind) async throws {
    let directory = try TemporaryDirectory()
    try await LiveServer.run(kind, directory: directory) { server in
      try #expect(directory.permissions(of: "demo.json") == 0o600)
      try #expect(directory.permissions(of: "server.key") == 0o600)
      let contents = try #require(directory.contents(of: "demo.json"))
      let answer = Answer(contents: contents)
      #expect(
        answer.keys == [
          "base_url", "rest_url", "domain", "member_id", "client_id", "client_secret",
          "application_token", "access_token", "refresh_token", "user_access_token",
          "user_refresh_token", "webhook_url", "publish_key", "admin_key", "console_url",
          "signing_secret",
        ])
      let base = "http://\(server.address)"
      #expect(answer.json["base_url"] == .string(base))
      #expect(answer.json["rest_url"] == .string(base + "/rest/"))
      #expect(answer.json["domain"] == .string("\(server.address)"))
      #expect(answer.json["console_url"] == .string(base + "/console"))
      let webhook = try #require(answer.json["webhook_url"]?.stringValue)
      #expect(webhook.hasPrefix(base + "/rest/1/"))
      #expect(webhook.hasSuffix("/"))
      for name in [
        "client_id", "client_secret", "access_token", "refresh_token", "publish_key",
        "admin_key", "user_access_token", "user_refresh_token", "member_id", "application_token",
      ] {
        let text = answer.json[name]?.stringValue ?? ""
        #expect(text.wholeMatch(of: /[A-Za-z0-9.]+/) != nil, "\(name)")
      }
    }
  }

  @Test("Credentials are what they are said to be", arguments: StoreKind.allCases)
  func credentials(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let demo = server.demo
      let client = try await server.demoClient()
      #expect(client.portal.domain == "localhost")
      #expect(client.portal.mode == nil)
      #expect(client.application.isInstalled)
      for (token, user, isAdministrator) in [
        (demo.accessToken, 1, true), (demo.userAccessToken, 2, false),
      ] {
        let grant = try #require(try await server.store.accessGrant(token: SecretHash(of: token)))
        #expect(grant.user.id == UserID(rawValue: Int64(user)))
        #expect(grant.user.isAdministrator == isAdministrator)
        #expect(grant.scopes == EventCatalogue.standardScopes)
        #expect(grant.expiresAt == server.clock.now().adding(seconds: DemoPortal.lifetime))
      }
      let code = demo.webhookURL.split(separator: "/").last.map(String.init) ?? ""
      let webhook = try await server.store.webhookGrant(
        user: UserID(rawValue: 1), code: SecretHash(of: code))
      #expect(webhook?.user.isAdministrator == true)
      for (key, scope) in [(demo.publishKey, APIKeyScope.publish), (demo.adminKey, .admin)] {
        let grant = try await server.store.apiKeyGrant(key: SecretHash(of: key))
        #expect(grant?.scope == scope)
      }
    }
  }

  /// Starts a server on the same directory and store several times.
  private func restarts(
    _ body: @Sendable (Int, LiveServer, TemporaryDirectory) async throws -> Void
  ) async throws {
    let directory = try TemporaryDirectory()
    let clock = ManualClock()
    var store = ModelStore(time: clock)
    for start in 0..<3 {
      let current = store
      try await LiveServer.run(directory: directory, clock: clock, open: { _ in current }) {
        try await body(start, $0, directory)
      }
      store = ModelStore(reopening: current)
    }
  }

  @Test("A restart keeps identity and secret, adds credentials and revokes none")
  func restart() async throws {
    let seen = Recorder<DemoFile>()
    try await restarts { _, server, _ in
      for earlier in seen.all {
        #expect(earlier.clientID == server.demo.clientID)
        #expect(earlier.memberID == server.demo.memberID)
        #expect(earlier.applicationToken == server.demo.applicationToken)
        #expect(earlier.clientSecret == server.demo.clientSecret)
        #expect(earlier.accessToken != server.demo.accessToken)
        #expect(earlier.webhookURL != server.demo.webhookURL)
        let token = SecretHash(of: earlier.userAccessToken)
        try await #expect(server.store.accessGrant(token: token) != nil)
        try await #expect(server.client.get("/v1/queues", key: earlier.adminKey).status == 200)
      }
      seen.add(server.demo)
    }
    #expect(seen.all.count == 3)
  }

  @Test("A lost or foreign demo.json costs one more secret, and the old one stays good")
  func lostFile() async throws {
    let seen = Recorder<DemoFile>()
    try await restarts { start, server, directory in
      let secrets = try await server.demoClient().secrets
      #expect(secrets.count == start + 1)
      for demo in seen.all + [server.demo] {
        #expect(secrets.contains(SecretHash(of: demo.clientSecret)))
        #expect(demo.clientID == server.demo.clientID)
      }
      seen.add(server.demo)
      let damaged = start == 0 ? Array("{}".utf8) : []
      try DurableFile.save(damaged, to: directory.path + "/demo.json")
    }
    #expect(seen.all.count == 3)
  }

  @Test("Expired credentials are removed at start; expired tokens stay known for what they are")
  func expiry() async throws {
    let seen = Recorder<DemoFile>()
    try await restarts { _, server, _ in
      for earlier in seen.all {
        let key = SecretHash(of: earlier.adminKey)
        try await #expect(server.store.apiKeyGrant(key: key) == nil)
        let answer = try await server.client.get("/rest/profile?auth=\(earlier.accessToken)")
        #expect(answer.status == 401 && answer.json["error"] == "expired_token")
      }
      seen.add(server.demo)
      server.clock.advance(seconds: DemoPortal.lifetime + 1)
    }
  }

  @Test("A public URL replaces the listen address everywhere")
  func publicURL() async throws {
    let url = try #require(PublicURL("https://events.example/x/"))
    try await LiveServer.run(publicURL: url) { server in
      #expect(server.demo.baseURL == "https://events.example/x")
      #expect(server.demo.restURL == "https://events.example/x/rest/")
      #expect(server.demo.domain == "events.example")
      #expect(server.demo.webhookURL.hasPrefix("https://events.example/x/rest/1/"))
    }
  }
}
