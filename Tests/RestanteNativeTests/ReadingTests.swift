import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

/// Nobody needs an administrator's key to look, and looking leaves no trace.
@Suite("Looking")
struct ReadingTests {
  /// Values of the parameters that paths have in braces.
  private static let values = [
    "client_id": NativeWorld.clientID, "domain": NativeWorld.domain, "id": "1",
  ]

  /// All paths that can be read, but for those of one delivery.
  private static var paths: [String] {
    EndpointTable.standard.all.filter { endpoint in
      endpoint.verb == .get && !endpoint.path.parameters.contains("handler")
    }.map { endpoint in
      var path = endpoint.path.description.replacing("/v1/", with: "")
      for name in endpoint.path.parameters {
        path = path.replacing("{\(name)}", with: values[name] ?? "")
      }
      let needsClient = endpoint.reference.parameters.contains {
        $0.place == .query && $0.name == "client_id" && $0.isRequired
      }
      return needsClient ? "\(path)?client_id=\(NativeWorld.clientID)" : path
    }
  }

  private func records(of world: NativeWorld) async throws -> Int {
    var count = 0
    for portal in [world.portal.id, .server] {
      count += try await world.store.auditRecords(on: portal, before: nil, limit: 1_000).count
    }
    return count
  }

  @Test("A key that may look reads all that is its portal's, and leaves no record")
  func reads() async throws {
    try await NativeWorld.run(.sqlite) { world in
      try await world.bind("E")
      try await world.bindOnline()
      try await world.publish(1...1)
      let before = try await records(of: world)
      let delivery = try #require(try await world.deliveries("waiting").first)
      let paths = Self.paths + ["deliveries/\(delivery)"]
      #expect(paths.count > 20)
      for path in paths {
        for key in [world.keys.read, world.keys.admin, world.keys.server] {
          let named = key == world.keys.server
          let mark = path.contains("?") ? "&" : "?"
          let answer = try await world.get(
            named ? "\(path)\(mark)portal=\(NativeWorld.domain)" : path, key: key)
          #expect(answer.status == 200, "\(path): \(answer.text)")
        }
        let publisher = try await world.get(path, key: world.keys.publish)
        #expect(publisher.status == 403, "\(path)")
      }
      #expect(try await records(of: world) == before)
    }
  }

  @Test("A key that may look is not shown what handlers recognize calls by")
  func secrets() async throws {
    try await NativeWorld.run { world in
      _ = try await world.post(
        "outgoing-webhooks", #"{"url":"https://w.example/","events":["E"]}"#)
      let keys = world.api.context.serverKeys
      let next = try #require(ServerKey(bytes: [UInt8](repeating: 8, count: 32)))
      let now = world.clock.now()
      keys.replace(
        by: ServerKeyring.Keys(
          current: keys.sealing(at: now), next: (next, now.adding(seconds: 60))))
      for path in ["outgoing-webhooks", "apps/\(NativeWorld.clientID)"] {
        #expect(try await world.get(path).text.contains("application_token"))
        #expect(
          try await !world.get(path, key: world.keys.read).text.contains("application_token"))
      }
    }
  }

  @Test("A portal's key sees no other portal, and is not told which there are")
  func ownPortal() async throws {
    try await NativeWorld.run { world in
      let other = try await world.addPortal()
      let own = try await world.get("portals", key: world.keys.read)
      #expect(own.json["portals"]?.arrayValue?.map { $0["domain"] } == [.string("portal.test")])
      let all = try await world.get("portals", key: world.keys.server)
      #expect(all.json["portals"]?.arrayValue?.count == 2)
      for path in ["portals/other.test", "queues?portal=other.test", "queues?portal=nosuch"] {
        for key in [world.keys.read, world.keys.admin, world.keys.publish] {
          let refused = try await world.get(path, key: key)
          expectProblem(refused, 403, "forbidden")
          #expect(!refused.text.contains("portal.test, "))
        }
      }
      let foreign = try await world.get("portals/portal.test", key: other)
      expectProblem(foreign, 403, "forbidden")
    }
  }

  @Test("A key of the server that names no portal, or a wrong one, is told which there are")
  func portals() async throws {
    try await NativeWorld.run { world in
      _ = try await world.addPortal()
      let list = "Portals: portal.test, other.test."
      for (verb, path, status) in [
        ("GET", "queues?portal=nosuch", 404), ("GET", "portals/nosuch", 404),
        ("PATCH", "portals/nosuch", 404), ("DELETE", "portals/nosuch", 404),
        ("GET", "queues", 400),
      ] {
        let answer = try await world.manage(verb, path, verb == "PATCH" ? ["mode": "safe"] : nil)
        #expect(answer.status == status)
        #expect(answer.json["detail"]?.stringValue?.hasSuffix(list) == true, "\(answer.text)")
      }
      let near = try await world.manage("GET", "portals/othr.test")
      #expect(
        near.json["detail"]?.stringValue
          == "There is no portal `othr.test`. Did you mean `other.test`? \(list)")
    }
  }

  @Test("Of many portals, the first twenty are listed")
  func manyPortals() async throws {
    try await NativeWorld.run { world in
      for number in 1...25 {
        _ = try await world.store.perform(
          EnsurePortal(
            domain: "p\(number).test", memberID: Hex.encode(Digests.md5([UInt8(number)])),
            mode: nil))
      }
      let answer = try await world.manage("GET", "portals/nosuch")
      let detail = try #require(answer.json["detail"]?.stringValue)
      #expect(detail.contains("p19.test and 6 more.") && !detail.contains("p20.test"))
    }
  }
}
