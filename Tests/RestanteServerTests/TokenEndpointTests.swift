import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("/oauth/token/")
struct TokenEndpointTests {
  private static func query(
    _ demo: DemoFile, _ changes: [String: String?] = [:]
  ) -> String {
    var fields: [String: String?] = [
      "grant_type": "refresh_token", "client_id": demo.clientID,
      "client_secret": demo.clientSecret, "refresh_token": demo.refreshToken,
    ]
    fields.merge(changes) { _, new in new }
    return fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
      .joined(separator: "&")
  }

  @Test(
    "A refresh token buys a new pair, by GET and by POST, with and without a slash",
    arguments: StoreKind.allCases)
  func refresh(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      var demo = server.demo
      for (method, path) in [
        ("GET", "/oauth/token/"), ("GET", "/oauth/token"), ("POST", "/oauth/token/"),
        ("POST", "/oauth/token"),
      ] {
        let query = Self.query(demo)
        let answer =
          method == "GET"
          ? try await server.client.get("\(path)?\(query)")
          : try await server.client.post(path, query, type: "application/x-www-form-urlencoded")
        #expect(answer.status == 200)
        try Self.check(answer, of: server)
        demo.refreshToken = try #require(answer.json["refresh_token"]?.stringValue)
        #expect(demo.refreshToken.utf8.count >= 48)
        let access = try #require(answer.json["access_token"]?.stringValue)
        let grant = try #require(try await server.store.accessGrant(token: SecretHash(of: access)))
        #expect(grant.user.id == UserID(rawValue: 1))
      }
    }
  }

  private static func check(_ answer: Answer, of server: LiveServer) throws {
    #expect(
      answer.keys == [
        "access_token", "client_endpoint", "domain", "expires", "expires_in", "member_id",
        "refresh_token", "scope", "server_endpoint", "status", "user_id",
      ])
    #expect(answer.contentType == "application/json; charset=utf-8")
    #expect(answer.header("Cache-Control") == "no-store")
    #expect(answer.json["client_endpoint"] == .string("http://\(server.address)/rest/"))
    #expect(answer.json["server_endpoint"] == .string("http://\(server.address)/oauth/rest/"))
    #expect(answer.json["domain"] == .string("\(server.address)"))
    #expect(answer.json["expires"] == .int(server.clock.now().seconds + 3600))
    #expect(answer.json["expires_in"] == 3600)
    #expect(answer.json["member_id"] == .string(server.demo.memberID))
    #expect(answer.json["status"] == "L")
    #expect(answer.json["user_id"] == 1)
    #expect(answer.json["scope"]?.stringValue?.split(separator: ",").contains("crm") == true)
  }

  @Test("Form fields win over the query")
  func overlay() async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.post(
        "/oauth/token/?client_secret=wrong&grant_type=refresh_token",
        Self.query(server.demo), type: "application/x-www-form-urlencoded")
      #expect(answer.status == 200)
    }
  }

  @Test(
    "What is wrong is said as the original says it",
    arguments: [
      (
        ["client_id": "local.unknown"], 200, "wrong_client",
        "There is no application with this client_id"
      ),
      (["client_secret": "wrong"], 400, "invalid_client", "The client_secret is wrong"),
      (
        ["refresh_token": "unknown"], 400, "invalid_grant",
        "The code or token is unknown, used up or another application's"
      ),
      (
        ["refresh_token": nil], 400, "invalid_request",
        "No \"refresh_token\" parameter found"
      ),
      (
        ["refresh_token": ""], 400, "invalid_request",
        "No \"refresh_token\" parameter found"
      ),
      (["client_id": nil], 400, "invalid_request", "No \"client_id\" parameter found"),
      (["grant_type": nil], 400, "invalid_request", "No \"grant_type\" parameter found"),
      (
        ["grant_type": "authorization_code"], 400, "invalid_request",
        "No \"code\" parameter found"
      ),
      (
        ["grant_type": "authorization_code", "code": "unknown"], 400, "invalid_grant",
        "The code or token is unknown, used up or another application's"
      ),
      (
        ["grant_type": "password"], 400, "unsupported_grant_type",
        "Use authorization_code or refresh_token"
      ),
    ] as [([String: String?], Int, String, String)])
  func errors(
    changes: [String: String?], status: Int, code: String, description: String
  ) async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.get("/oauth/token/?\(Self.query(server.demo, changes))")
      #expect(answer.status == status)
      #expect(answer.json["error"] == .string(code))
      #expect(answer.json["error_description"] == .string(description))
    }
  }

  @Test("A refresh token does not outlive its time")
  func expired() async throws {
    try await LiveServer.run { server in
      server.clock.advance(seconds: DemoPortal.lifetime + 1)
      let answer = try await server.client.get("/oauth/token/?\(Self.query(server.demo))")
      #expect(answer.status == 400)
      #expect(answer.json["error"] == "invalid_grant")
    }
  }

  @Test("Verbs, sizes and a store that fails")
  func unusual() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      let query = Self.query(server.demo)
      try await #expect(server.client.send("PUT", "/oauth/token/?\(query)").status == 405)
      let large = String(repeating: "x", count: (64 << 10) + 1)
      let refused = try await server.client.post("/oauth/token/", large, type: nil)
      #expect(refused.status == 413)
      #expect(refused.json["error"] == "invalid_request")
      #expect(refused.json["error_description"] == "The request body is larger than 64 KiB")
      store.fail(with: StoreError(.full, "no room"))
      let full = try await server.client.get("/oauth/token/?\(query)")
      #expect(full.status == 503)
      #expect(full.json["error"] == "temporarily_unavailable")
      #expect(full.json["error_description"] != nil)
      store.fail(with: StoreError(.unknownOutcome, "gone"))
      let unknown = try await server.client.get("/oauth/token/?\(query)")
      #expect(unknown.status == 500)
      #expect(unknown.json["error"] == "server_error")
      #expect(unknown.json["error_description"] != nil)
    }
  }
}
