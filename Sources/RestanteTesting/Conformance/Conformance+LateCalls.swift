import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Lets `p` claim the keys and its lease end.
  fileprivate func lose(_ keys: String...) async throws {
    try await publish(keys.map { Self.occurrence($0) })
    try await claim("p", lease: 10)
    try await advance(10)
  }
}

extension StoreConformance {
  static let lateCalls: [[ConformanceCase]] = [
    ConformanceCase.safe("a late acknowledge counts for what nothing happened to") { scene in
      try await scene.lose("a", "b", "c")
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 1)
      #expect(try await scene.acknowledge("p", .messageIDs([QueueScene.messageID("b")])) == 1)
      #expect(try await scene.states() == ["3 pending"])
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == [])
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.safe("a late acknowledge removes failed events that it had claimed") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(10)
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == [])
    },
    ConformanceCase.safe("a repeat between lease end and late acknowledge stays") { scene in
      try await scene.lose("a", "b")
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 0)
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.take().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("a repeat detaches an event for good, also from a later claim of it") {
      scene in
      try await scene.lose("a")
      try await scene.publish("a")
      try await scene.claim("q", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.fail("p", "a") == 0)
      #expect(try await scene.reread("p", lease: 10) == [])
      #expect(try await scene.acknowledge("q") == 1)
    },
    ConformanceCase.safe("a repeat detaches a failed event whose claim ended") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(10)
      try await scene.publish("a")
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.reread("p", failed: true, lease: 10) == [])
    },
    ConformanceCase.safe("a late fail makes a dead letter with one attempt more") { scene in
      try await scene.lose("a", "b")
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      #expect(try await scene.events().map(\.attempts) == [2, 1])
      #expect(try await scene.fail("p", "a") == 0, "what it failed is no longer its own")
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["1 failed"])
    },
    ConformanceCase.safe("a late fail merges into a failed copy") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("q")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("p", lease: 10)
      try await scene.fail("q", "a")
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed"])
      let merged = try await scene.event(1)
      #expect(merged.data == JSONValue("new").encoded() && merged.attempts == 2)
    },
    ConformanceCase.safe("a late fail of a failed event adds an attempt where it stands") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(20)
      let before = try await scene.event(1)
      #expect(try await scene.fail("p", "a") == 1)
      let event = try await scene.event(1)
      #expect(event.attempts == 3 && event.failedAt == before.occurredAt + 20)
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.safe("a late fail of two copies of a key counts what it still may touch") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("q", "a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 failed"])
      #expect(try await scene.fail("p", "a") == 1, "the second was merged with the first")
      #expect(try await scene.states() == ["2 failed"])
    },
    ConformanceCase.safe("the end of a lease parts two copies of a key that fail, older first") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p", lease: 10)
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q", lease: 20)
      try await scene.advance(10)
      try await scene.fail("p", "a")
      try await scene.fail("q", "a")
      #expect(try await scene.states() == ["1 failed"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("the end of a lease parts two copies of a key that fail, newer first") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p", lease: 10)
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q", lease: 20)
      try await scene.advance(10)
      try await scene.fail("q", "a")
      try await scene.fail("p", "a")
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("what was taken meanwhile stays gone") { scene in
      try await scene.lose("a", "b")
      #expect(try await scene.take(limit: 1).numbers == [1])
      #expect(try await scene.reread("p", lease: 10).numbers == [2])
      #expect(try await scene.acknowledge("p") == 1)
    },
    ConformanceCase.safe("fencing outlives a restart") { scene in
      try await scene.lose("a", "b")
      try await scene.publish("a")
      try await scene.subject.reopen()
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("another queue's claim of the same process id is not meant") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.lose("a")
      try await sync.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.acknowledge("p") == 1)
      #expect(try await sync.states() == ["2 pending"])
      #expect(try await sync.acknowledge("p") == 1)
    },
  ]
}
