import RestanteCore
import Testing

extension QueueScene {
  fileprivate func purge(age: Int64 = 100, limit: Int = 1_000) async throws -> Int {
    try await store.perform(PurgeStaleClaims(portal: queue.portal, age: age, limit: limit))
  }
}

extension StoreConformance {
  static let purging: [[ConformanceCase]] = [
    ConformanceCase.both("only claims whose last occurrence is older than the age are purged") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.advance(100)
      #expect(try await scene.purge() == 0)
      try await scene.advance(1)
      #expect(try await scene.purge() == 1)
      #expect(try await scene.states() == [])
    },
    ConformanceCase.both("the original's age is 34 days and 4 hours") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.advance(2_952_000)
      let purge = PurgeStaleClaims(portal: scene.queue.portal)
      #expect(try await scene.store.perform(purge) == 0)
      try await scene.advance(1)
      #expect(try await scene.store.perform(purge) == 1)
    },
    ConformanceCase.both("age counts from the last occurrence, not from the claim") { scene in
      try await scene.publish("a")
      try await scene.advance(200)
      try await scene.claim("p")
      #expect(try await scene.purge() == 1)
    },
    ConformanceCase.both("failed events are purged when held; unclaimed ones never") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.makeFailed("b")
      try await scene.publish("c")
      try await scene.advance(1_000)
      #expect(try await scene.purge() == 1)
      #expect(try await scene.states() == ["2 failed", "3 pending"])
    },
    ConformanceCase.both("a purge stops at its limit, the oldest going first") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.advance(1)
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.advance(1_000)
      #expect(try await scene.purge(limit: 2) == 2)
      #expect(try await scene.states() == ["1 held by p"])
      #expect(try await scene.purge(limit: 2) == 1)
      #expect(try await scene.purge(limit: 2) == 0)
    },
    ConformanceCase.both("a purge reaches all queues of its portal and no other portal") { scene in
      let sync = try await scene.bound(connector: "sync")
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      try await elsewhere.application.bindOffline(QueueScene.deal, in: scene.store)
      let foreign = scene.with(elsewhere.application.queue())
      try await scene.publish("a")
      try await foreign.publish("a")
      for queue in [scene, sync, foreign] { try await queue.claim("p") }
      try await scene.advance(1_000)
      #expect(try await scene.purge() == 2)
      #expect(try await scene.states() == [])
      #expect(try await sync.states() == [])
      #expect(try await foreign.states() == ["1 held by p"])
    },
  ]
}
