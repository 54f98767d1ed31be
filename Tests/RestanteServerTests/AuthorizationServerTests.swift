import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The authorization server's app.info")
struct AuthorizationServerTests {
  /// What every answer about the demo token must say.
  static func check(_ answer: Answer, of server: LiveServer) {
    #expect(answer.status == 200)
    let result = answer.json["result"] ?? nil
    #expect(result["client_id"]?.stringValue == server.demo.clientID)
    #expect(result["user_id"] == 1)
    #expect(result["expires"]?.stringValue?.hasSuffix("+00:00") == true)
    let install = result["install"] ?? nil
    #expect(
      install.objectValue?.keys == [
        "installed", "version", "status", "scope", "domain", "uri", "client_endpoint",
        "member_id", "member_type",
      ])
    #expect(install["installed"] == true)
    #expect(install["domain"]?.stringValue == server.demo.domain)
    #expect(install["uri"]?.stringValue == server.demo.baseURL)
    #expect(install["client_endpoint"]?.stringValue == server.demo.restURL)
    #expect(install["member_id"]?.stringValue == server.demo.memberID)
    #expect(answer.json["time"]?["operating"] == 0)
    #expect(answer.header("Cache-Control") == "no-store")
  }

  @Test("is found at server_endpoint and differs from the portal's")
  func path() async throws {
    try await LiveServer.run { server in
      let token = server.demo.accessToken
      Self.check(try await server.client.get("/oauth/rest/app.info?auth=\(token)"), of: server)
      Self.check(try await server.client.get("/oauth/rest/app.info", key: token), of: server)
      let portal = try await server.client.get("/rest/app.info?auth=\(token)")
      #expect(portal.json["result"]?["CODE"]?.stringValue == server.demo.clientID)
    }
  }

  @Test("takes JSON and forms, as libraries send them")
  func bodies() async throws {
    try await LiveServer.run { server in
      let token = server.demo.accessToken
      for (type, body) in [
        ("application/json", #"{"IS_NEED_OAUTH_SECURE_CHECK":true,"auth":"\#(token)"}"#),
        ("application/json; charset=utf-8", #"{"access_token":"\#(token)"}"#),
        ("application/x-www-form-urlencoded", "auth=\(token)"),
      ] {
        Self.check(
          try await server.client.post("/oauth/rest/app.info", body, type: type), of: server)
      }
      for body in ["", "[]", "{", #"{"auth":7}"#] {
        let answer = try await server.client.post(
          "/oauth/rest/app.info", body, type: "application/json")
        #expect(answer.status == 401)
        #expect(answer.json["error"] == "NO_AUTH_FOUND")
      }
    }
  }

  @Test("gives tokens beside it, for libraries that know one address")
  func oneAddress() async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.get(
        "/oauth/oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
          + "&client_secret=\(server.demo.clientSecret)"
          + "&refresh_token=\(server.demo.refreshToken)")
      #expect(answer.status == 200)
      #expect(answer.json["access_token"]?.stringValue?.isEmpty == false)
    }
  }

  @Test("is told apart by its host where it has one")
  func host() async throws {
    try await LiveServer.run(oauthHosts: ["oauth.example", "oauth2.example"]) { server in
      let token = server.demo.accessToken
      let path = "/rest/app.info?auth=\(token)"
      Self.check(
        try await server.client.get(path, headers: ["Host": "OAuth.Example"]), of: server)
      Self.check(
        try await server.client.get(path, headers: ["Host": "oauth2.example"]), of: server)
      let portal = try await server.client.get(path)
      #expect(portal.json["result"]?["CODE"]?.stringValue == server.demo.clientID)
      let other = try await server.client.get(
        "/rest/profile?auth=\(token)", headers: ["Host": "oauth.example"])
      #expect(other.status == 404)
      let tokens = try await server.client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=\(server.demo.clientID)"
          + "&client_secret=\(server.demo.clientSecret)"
          + "&refresh_token=\(server.demo.refreshToken)")
      #expect(tokens.json["server_endpoint"] == "http://oauth.example/rest/")
    }
  }

  @Test("refuses what is no good token")
  func refusals() async throws {
    try await LiveServer.run { server in
      for (path, status, code) in [
        ("app.info", 401, "NO_AUTH_FOUND"), ("app.info?auth=", 401, "NO_AUTH_FOUND"),
        ("app.info?auth=nobody", 400, "invalid_client"),
        ("profile?auth=x", 404, "ERROR_METHOD_NOT_FOUND"),
        ("", 404, "ERROR_METHOD_NOT_FOUND"),
      ] {
        let answer = try await server.client.get("/oauth/rest/\(path)")
        #expect(answer.status == status)
        #expect(answer.json["error"]?.stringValue == code)
      }
      server.clock.advance(seconds: 31 * 86_400)
      let late = try await server.client.get(
        "/oauth/rest/app.info?auth=\(server.demo.accessToken)")
      #expect(late.status == 401)
      #expect(late.json["error"] == "expired_token")
    }
  }
}
