import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("Keys that are refused")
struct RefusedKeysTests {
  private static let most = 60

  @Test("make their address wait with 429, unless a key is known to be good; others go on")
  func limited() async throws {
    try await NativeWorld.run { world in
      #expect(try await world.get("queues").status == 200)
      for number in 1...Self.most {
        #expect(try await world.get("queues", key: "guess\(number)").status == 401)
      }
      let refused = try await world.get("queues", key: "another")
      expectProblem(refused, 429, "too-many-failures")
      #expect(refused.header("Retry-After") == "1")
      #expect(refused.reply.refusal?.kind == .tooManyCredentials)
      // The administrator's key was good before; the reader's is new here.
      #expect(try await world.get("queues").status == 200)
      #expect(try await world.get("queues", key: world.keys.read).status == 429)
      #expect(
        try await world.send("GET", "queues", key: world.keys.read, source: "192.0.2.2").status
          == 200)
      #expect(try await world.get("queues", key: world.keys.read).status == 200)
      world.clock.advance(seconds: 1)
      #expect(try await world.get("queues", key: "guess").status == 401)
    }
  }

  @Test("tell the log that a key was refused, and nothing of the key")
  func refusal() async throws {
    try await NativeWorld.run { world in
      let unknown = try await world.get("queues", key: "guess")
      #expect(
        unknown.reply.refusal == Refusal(.credential, of: "key", error: "unauthorized"))
      #expect(try await world.get("queues", key: nil).reply.refusal == nil)
      #expect(try await world.get("queues").reply.refusal == nil)
    }
  }

  @Test(
    "What a key may not do is told with the key's id",
    arguments: [
      ("GET", "queues", "key-that-publishes"),
      ("DELETE", "portals/portal.test", "key-that-administers"),
      ("GET", "portals/other.test", "key-that-administers"),
      ("GET", "queues?portal=other.test", "key-that-administers"),
    ])
  func forbidden(verb: String, path: String, key: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.send(verb, path, key: key)
      expectProblem(answer, 403, "forbidden")
      let refusal = try #require(answer.reply.refusal)
      #expect(refusal.kind == .permission && refusal.portal == world.portal.id)
      #expect(refusal.subject == "\(CredentialID(of: SecretHash(of: key)))")
    }
  }
}
