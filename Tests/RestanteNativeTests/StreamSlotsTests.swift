import RestanteCore
import Testing

@testable import RestanteNative

@Suite("Seats for streams")
struct StreamSlotsTests {
  private static let stream = "queues/\(NativeWorld.clientID)/stream"

  @Test("one key cannot take all slots of a portal")
  func shares() async throws {
    // The portal may take 24 of these, and one of its keys 18.
    try await NativeWorld.run(streams: 32) { world in
      var listening: [Answer] = []
      for _ in 0..<18 { listening.append(try await world.get(Self.stream, key: world.keys.read)) }
      #expect(listening.allSatisfy { $0.status == 200 })
      #expect(world.api.streams.count == 18)
      #expect(try await world.get(Self.stream, key: world.keys.read).status == 503)
      listening.append(try await world.get(Self.stream, key: world.keys.admin))
      #expect(listening.last?.status == 200)
      #expect(world.api.streams.count == 19)
      listening.removeAll()
      #expect(world.api.streams.count == 0)
    }
  }
}
