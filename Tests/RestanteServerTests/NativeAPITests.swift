import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The native API's keys and paths")
struct NativeAPITests {
  @Test("Without a valid key nothing is answered", arguments: StoreKind.allCases)
  func keys(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let missing = try await server.client.get("/v1/queues")
      expectProblem(missing, 401, "unauthorized")
      #expect(missing.header("WWW-Authenticate") == #"Bearer realm="restante""#)
      let unknown = try await server.client.get("/v1/queues", key: "unknown")
      expectProblem(unknown, 401, "unauthorized")
      #expect(
        unknown.header("WWW-Authenticate")
          == #"Bearer realm="restante", error="invalid_token""#)
      try await #expect(server.client.get("/v1/queues", key: server.demo.adminKey).status == 200)
      server.clock.advance(seconds: DemoPortal.lifetime + 1)
      let expired = try await server.client.get("/v1/queues", key: server.demo.adminKey)
      expectProblem(expired, 401, "unauthorized")
    }
  }

  @Test("A key does what it is for; an administrator's does everything")
  func scopes() async throws {
    try await LiveServer.run { server in
      let read = "a-key-that-reads"
      let portal = try await server.demoClient().portal
      _ = try await server.store.perform(
        AddAPIKey(portal: portal.id, scope: .read, key: SecretHash(of: read)))
      let refused = try await server.client.get("/v1/queues", key: server.demo.publishKey)
      expectProblem(refused, 403, "forbidden")
      #expect(
        refused.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
      try await #expect(server.client.get("/v1/queues", key: read).status == 200)
      for path in ["/v1/events", "/v1/apps", "/v1/tokens"] {
        expectProblem(try await server.client.post(path, "{}", key: read), 403, "forbidden")
      }
      for path in ["/v1/apps", "/v1/tokens"] {
        let answer = try await server.client.post(path, "{}", key: server.demo.publishKey)
        expectProblem(answer, 403, "forbidden")
      }
      let publish = try await server.client.post(
        "/v1/events", #"{"event":"E"}"#, key: server.demo.adminKey)
      #expect(publish.status == 200)
    }
  }

  @Test("The scheme's case does not matter, the scheme does")
  func scheme() {
    #expect(BearerToken.read("bearer  x") == "x")
    #expect(BearerToken.read("Bearer x") == "x")
    #expect(BearerToken.read("Basic x") == nil)
    #expect(BearerToken.read("Bearer ") == nil)
    #expect(BearerToken.read("Bearer") == nil)
    #expect(BearerToken.read(nil) == nil)
  }

  @Test(
    "Unknown paths do not exist",
    arguments: ["/v1", "/v1/", "/v1/event", "/v1/events/", "/v1/queues/", "/v1/queues/a/b"])
  func unknownPaths(path: String) async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.get(path, key: server.demo.adminKey)
      expectProblem(answer, 404, "not-found")
    }
  }

  @Test(
    "Wrong verbs are told the right ones",
    arguments: [
      ("GET", "/v1/events", "POST"), ("PUT", "/v1/apps", "GET, HEAD, POST"),
      ("PATCH", "/v1/tokens", "GET, HEAD, POST, DELETE"),
      ("POST", "/v1/queues", "GET, HEAD"), ("DELETE", "/v1/queues/a", "GET, HEAD"),
    ])
  func wrongVerbs(method: String, path: String, allowed: String) async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.send(method, path, key: server.demo.adminKey)
      expectProblem(answer, 405, "method-not-allowed")
      #expect(answer.header("Allow") == allowed)
    }
  }
}
