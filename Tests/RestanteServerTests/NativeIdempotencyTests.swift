import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Idempotency-Key on POST /v1/events")
struct NativeIdempotencyTests {
  private static let deal = #"{"event":"ONCRMDEALUPDATE","data":1}"#

  @Test(
    "A repeat is answered alike and writes nothing, in both stores", arguments: StoreKind.allCases)
  func replays(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let first = try await server.publish(Self.deal, attempt: "k")
      #expect(first.status == 200)
      #expect(first.header("Idempotent-Replayed") == nil)
      _ = try await server.client.get(
        "/rest/event.offline.get?auth=\(server.demo.accessToken)")
      let second = try await server.publish(
        #"{ "event": "ONCRMDEALUPDATE", "data": 1 }"#, attempt: #""k""#)
      #expect(second.text == first.text)
      #expect(second.header("Idempotent-Replayed") == "true")
      try await #expect(server.queue().isEmpty)
    }
  }

  @Test("Strict mode honours the key here, too")
  func strict() async throws {
    try await LiveServer.run(mode: .strict) { server in
      try await server.bind("ONCRMDEALUPDATE")
      _ = try await server.publish(Self.deal, attempt: "k")
      let second = try await server.publish(Self.deal, attempt: "k")
      #expect(second.status == 200 && second.header("Idempotent-Replayed") == "true")
    }
  }

  @Test("Where no more replies can be kept, a keyed call is refused before it has any effect")
  func noRoom() async throws {
    try await LiveServer.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      let client = try await server.demoClient()
      let owner = IdempotencyKey.Owner.apiKey(SecretHash(of: server.demo.publishKey))
      let reply = [UInt8](repeating: 0, count: IdempotencyRecord.maxBytes)
      _ = try await server.store.perform(
        Idempotent(
          key: IdempotencyKey(
            portal: client.portal.id, owner: owner, method: "other", value: "k"),
          fingerprint: [], operation: RemoveExpiredCredentials(portal: client.portal.id)
        ) { _ in reply })
      expectProblem(try await server.publish(Self.deal, attempt: "k"), 503, "unavailable")
      try await #expect(server.queue().isEmpty)
      try await #expect(server.publish(Self.deal).status == 200)
    }
  }

  @Test("Another payload under the same key is refused")
  func reused() async throws {
    try await LiveServer.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      _ = try await server.publish(Self.deal, attempt: "k")
      let answer = try await server.publish(
        #"{"event":"ONCRMDEALUPDATE","data":2}"#, attempt: "k")
      expectProblem(answer, 422, "idempotency-key-reused")
      try await #expect(server.queue().count == 1)
    }
  }

  @Test("A key that is none is refused", arguments: ["", "\"", String(repeating: "k", count: 256)])
  func badKeys(key: String) async throws {
    try await LiveServer.run { server in
      try await server.bind("ONCRMDEALUPDATE")
      let answer = try await server.publish(Self.deal, attempt: key)
      expectProblem(answer, 400, "invalid-argument")
      try await #expect(server.queue().isEmpty)
    }
  }

  @Test("While the same request runs its twin is told to wait")
  func inProgress() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      try await server.bind("ONCRMDEALUPDATE")
      store.hold()
      async let first = server.publish(Self.deal, attempt: "k")
      _ = await store.arrivals.first { _ in true }
      let twin = try await server.publish(Self.deal, attempt: "k")
      expectProblem(twin, 409, "idempotency-key-in-progress")
      store.release()
      try await #expect(first.status == 200)
      let later = try await server.publish(Self.deal, attempt: "k")
      #expect(later.header("Idempotent-Replayed") == "true")
      try await #expect(server.queue().count == 1)
    }
  }
}
