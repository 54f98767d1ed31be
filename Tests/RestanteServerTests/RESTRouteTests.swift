import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The Bitrix24 wire over a socket")
struct RESTRouteTests {
  @Test("Everything under /rest goes there, with its headers coming back")
  func forwarded() async throws {
    try await LiveServer.run { server in
      for path in ["/rest", "/rest/", "/rest/no.such.method", "/rest/1/code/no.such.method"] {
        let answer = try await server.client.get(path)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.json["error"] == "ERROR_METHOD_NOT_FOUND", "\(path)")
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
      }
    }
  }

  @Test("OPTIONS is answered whatever the path's case")
  func options() async throws {
    try await LiveServer.run { server in
      for path in ["/rest/profile", "/REST/profile"] {
        let answer = try await server.client.send("OPTIONS", path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.body.isEmpty)
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
      }
    }
  }

  @Test("A body over 8 MiB is refused in the wire's own form")
  func tooLarge() async throws {
    try await LiveServer.run { server in
      let body = [UInt8](repeating: UInt8(ascii: " "), count: (8 << 20) + 1)
      let answer = try await server.client.send(
        "POST", "/rest/event.offline.get", type: "application/json", body: body)
      #expect(answer.status == 413)
      #expect(answer.json["error"] == "ERROR_REQUEST_TOO_LARGE")
      #expect(answer.contentType == "application/json; charset=utf-8")
      #expect(answer.header("Access-Control-Allow-Origin") == "*")
      let xml = try await server.client.send(
        "POST", "/rest/event.offline.get.xml", type: "application/json", body: body)
      #expect(xml.status == 413)
      #expect(xml.text.hasPrefix("<response><error>ERROR_REQUEST_TOO_LARGE</error>"))
      let rest3 = try await server.client.send(
        "POST", "/rest/api/batch", type: "application/json", body: body)
      #expect(rest3.status == 413)
      #expect(rest3.json["error"]?["code"] == "ERROR_REQUEST_TOO_LARGE")
    }
  }

  @Test("Bind, publish, list, claim and clear work together", arguments: StoreKind.allCases)
  func together(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let token = server.demo.accessToken
      let bound = try await server.client.post(
        "/rest/event.bind", #"{"event":"ONCRMDEALUPDATE","event_type":"offline"}"#, key: token)
      #expect(bound.json["result"] == true)
      for _ in 1...2 {
        _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":{"ID":"1"}}"#)
      }
      // A query goes through as it was sent: the filter's operator is percent-encoded.
      let list = try await server.client.get(
        "/rest/event.offline.list.json?auth=\(token)&filter%5B%3E%3DID%5D=1&filter%5B%3CID%5D=2")
      #expect(list.json["total"] == 1)
      let claim = try await server.client.post(
        "/rest/event.offline.get", "auth=\(token)&clear=0",
        type: "application/x-www-form-urlencoded")
      #expect(claim.json["result"]?["events"]?.arrayValue?.count == 1)
      let process = try #require(claim.json["result"]?["process_id"]?.stringValue)
      let clear = try await server.client.post(
        "/rest/event.offline.clear?auth=\(token)", #"{"process_id":"\#(process)"}"#)
      #expect(clear.json["result"] == true)
      try await #expect(server.queue().isEmpty)
    }
  }

  @Test("Webhooks and users are told apart by their credentials", arguments: StoreKind.allCases)
  func identities(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let webhook = server.demo.webhookURL.replacing(server.demo.baseURL, with: "")
      let administrator = try await server.client.get(webhook + "profile")
      #expect(administrator.json["result"]?["ID"] == "1")
      let user = try await server.client.get("/rest/profile", key: server.demo.userAccessToken)
      #expect(user.json["result"]?["ID"] == "2")
      let nobody = try await server.client.get("/rest/profile", key: "unknown")
      #expect(nobody.status == 401)
    }
  }

  @Test("Webhooks over plain http work on this machine, unless the operator requires https")
  func https() async throws {
    let behindProxy = try #require(PublicURL("https://portal.example"))
    for (requiresHTTPS, publicURL, isRefused) in [
      (false, nil, false), (true, nil, true), (true, behindProxy, false),
    ] as [(Bool, PublicURL?, Bool)] {
      try await LiveServer.run(publicURL: publicURL, requiresHTTPS: requiresHTTPS) { server in
        let path = server.demo.webhookURL.replacing(server.demo.baseURL, with: "")
        let classic = try await server.client.get(path + "profile")
        #expect(classic.status == (isRefused ? 400 : 200))
        #expect((classic.json["error"] == "INVALID_REQUEST") == isRefused)
        let rest3 = try await server.client.get(
          path.replacing("/rest/", with: "/rest/api/") + "rest.scope.list")
        #expect((rest3.json["error"]?["code"] == "INVALID_REQUEST") == isRefused)
        let token = try await server.client.get("/rest/profile", key: server.demo.accessToken)
        #expect(token.status == 200)
      }
    }
  }

  @Test("A token that was refreshed works", arguments: StoreKind.allCases)
  func refreshed(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let demo = server.demo
      let tokens = try await server.client.get(
        "/oauth/token/?grant_type=refresh_token&client_id=\(demo.clientID)"
          + "&client_secret=\(demo.clientSecret)&refresh_token=\(demo.userRefreshToken)")
      let token = try #require(tokens.json["access_token"]?.stringValue)
      let profile = try await server.client.get("/rest/profile", key: token)
      #expect(profile.json["result"]?["ID"] == "2")
      server.clock.advance(seconds: 3_601)
      let late = try await server.client.get("/rest/profile", key: token)
      #expect(late.status == 401)
      #expect(late.json["error"] == "expired_token")
    }
  }
}
