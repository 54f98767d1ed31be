import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("The native API's keys and paths")
struct NativeAPITests {
  @Test("Without a valid key nothing is answered", arguments: StoreKind.allCases)
  func keys(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let missing = try await world.get("queues", key: nil)
      expectProblem(missing, 401, "unauthorized")
      #expect(missing.header("WWW-Authenticate") == #"Bearer realm="restante""#)
      let unknown = try await world.get("queues", key: "unknown")
      expectProblem(unknown, 401, "unauthorized")
      #expect(
        unknown.header("WWW-Authenticate")
          == #"Bearer realm="restante", error="invalid_token""#)
      try await #expect(world.get("queues", key: world.keys.admin).status == 200)
      try await world.store.perform(
        AddAPIKey(
          portal: world.portal.id, scope: .admin, key: SecretHash(of: "short"), lifetime: 10))
      try await #expect(world.get("queues", key: "short").status == 200)
      world.clock.advance(seconds: 10)
      let expired = try await world.get("queues", key: "short")
      expectProblem(expired, 401, "unauthorized")
    }
  }

  @Test("A key does what it is for; an administrator's does everything")
  func scopes() async throws {
    try await NativeWorld.run { world in
      let read = world.keys.read
      let refused = try await world.get("queues", key: world.keys.publish)
      expectProblem(refused, 403, "forbidden")
      #expect(
        refused.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
      try await #expect(world.get("queues", key: read).status == 200)
      for path in ["events", "apps", "tokens"] {
        expectProblem(try await world.post(path, "{}", key: read), 403, "forbidden")
      }
      for path in ["apps", "tokens"] {
        let answer = try await world.post(path, "{}", key: world.keys.publish)
        expectProblem(answer, 403, "forbidden")
      }
      let publish = try await world.post(
        "events", #"{"event":"E"}"#, key: world.keys.admin)
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
    arguments: ["event", "events/", "queues/", "queues/a/b", "queues//dead", "apps/a/b"])
  func unknownPaths(path: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.get(path, key: world.keys.admin)
      expectProblem(answer, 404, "not-found")
    }
  }

  @Test(
    "Wrong verbs are told the right ones",
    arguments: [
      ("GET", "events", "POST"), ("PUT", "apps", "GET, HEAD, POST"),
      ("PATCH", "tokens", "GET, HEAD, POST, DELETE"),
      ("POST", "queues", "GET, HEAD"), ("DELETE", "queues/a", "GET, HEAD"),
    ])
  func wrongVerbs(method: String, path: String, allowed: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.send(method, path, key: world.keys.admin)
      expectProblem(answer, 405, "method-not-allowed")
      #expect(answer.header("Allow") == allowed)
    }
  }
}
