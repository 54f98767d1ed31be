import RestanteCore
import Testing

@testable import RestanteNative

@Suite("A program that embeds the native API")
struct EmbeddingTests {
  @Test("publishes as the documentation shows")
  func example() async throws {
    try await NativeWorld.run { world in
      try await world.bind("ONCRMDEALUPDATE")
      let (api, key) = (world.api, world.keys.publish)
      let reply = try await api.respond(
        to: NativeRequest(
          verb: "POST", segments: ["events"], authorization: "Bearer \(key)",
          body: Array(#"{"event":"ONCRMDEALUPDATE"}"#.utf8)))
      #expect(reply.status == 200)
      #expect(try await world.queue().count == 1)
    }
  }
}
