import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("The server key")
struct ServerKeyTests {
  private static let path = "server-key/rotate"

  @Test("is rotated for keys of the server, and recorded", arguments: StoreKind.allCases)
  func rotates(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      let now = world.clock.now().seconds
      let week = try await world.manage("POST", Self.path)
      #expect(week.json == ["used_from": .int(now + AdoptServerKey.standardOverlap)])
      let at = try await world.manage("POST", Self.path, ["overlap": 0])
      #expect(at.json == ["used_from": .int(now)])
      let log = try await world.manage("GET", "audit").json["records"]?.arrayValue ?? []
      #expect(log.map { $0["action"] } == ["server.key.rotate", "server.key.rotate"])
      #expect(log.first?["detail"] == ["overlap": 0, "from": .int(now)])
    }
  }

  @Test("is nothing for keys of portals, and refused while it cannot be")
  func refused() async throws {
    try await NativeWorld.run { world in
      for key in [world.keys.publish, world.keys.read, world.keys.admin] {
        expectProblem(try await world.post(Self.path, "", key: key), 403, "forbidden")
      }
      expectProblem(try await world.manage("POST", Self.path, ["overlap": 1]), 409, "busy")
      for overlap in [-1, AdoptServerKey.maximumOverlap + 1] {
        let answer = try await world.manage("POST", Self.path, ["overlap": .int(overlap)])
        expectProblem(answer, 400, "invalid-argument")
        #expect(answer.json["argument"] == "overlap")
      }
      #expect(try await world.manage("GET", "audit").json["records"] == [])
    }
  }
}
