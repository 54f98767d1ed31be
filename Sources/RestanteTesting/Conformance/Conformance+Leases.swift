import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let leases: [[ConformanceCase]] = [
    ConformanceCase.safe("a claim ends at its deadline, to the millisecond") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 10)
      try await scene.subject.advance(milliseconds: 9_999)
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
      #expect(try await scene.claim("q").numbers == [2])
      try await scene.subject.advance(milliseconds: 1)
      #expect(try await scene.states() == ["1 pending", "2 held by q"])
      #expect(try await scene.claim("q").numbers == [1])
    },
    ConformanceCase.safe("an event that comes back is whole, with one attempt more") { scene in
      try await scene.publish([
        QueueScene.occurrence("a", data: ["n": 1], user: .user(UserID(rawValue: 7)))
      ])
      var expected = try await scene.event(1)
      expected.attempts = 1
      try await scene.claim("p", lease: 10)
      try await scene.advance(60)
      #expect(try await scene.events() == [expected])
      #expect(try await scene.take() == [expected])
    },
    ConformanceCase.safe("the end of a lease shows without anything being written") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      let pending = EventFilter([.init(.processID, .equal, [.text("")])])
      let held = EventFilter([.init(.processID, .equal, [.text("p")])])
      let list = { (filter: EventFilter) in
        try await scene.store.listEvents(ListEvents(queue: scene.queue, filter: filter)).total
      }
      #expect(try await list(held) == 0)
      #expect(try await list(pending) == 1)
      let figures = try #require(
        try await scene.store.queueFigures(on: scene.queue.portal).first)
      #expect([figures.pending, figures.claimed, figures.failed] == [1, 0, 0])
      #expect(figures.nextLeaseExpiry == nil && figures.oldestPendingAt != nil)
    },
    ConformanceCase.safe("the figures name the next end of a lease") { scene in
      let next = {
        try await scene.store.queueFigures(on: scene.queue.portal).first?.nextLeaseExpiry
      }
      try await scene.publish("a", "b", "c")
      let start = scene.store.time.now()
      try await scene.claim("for ever", limit: 1)
      #expect(try await next() == nil)
      try await scene.claim("p", limit: 1, lease: 30)
      try await scene.claim("q", limit: 1, lease: 20)
      #expect(try await next() == start.adding(seconds: 20))
      try await scene.acknowledge("q")
      #expect(try await next() == start.adding(seconds: 30))
      try await scene.advance(30)
      #expect(try await next() == nil)
    },
    ConformanceCase.both("a claim without a lease never ends") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("b")
      try await scene.claim("p")
      try await scene.advance(1_000_000_000)
      #expect(try await scene.states() == ["1 failed, held by p", "2 held by p"])
      #expect(try await scene.take() == [])
    },
    ConformanceCase.safe("an event that comes back meets a newer pending copy") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p", lease: 10)
      let first = try await scene.event(1)
      try await scene.advance(5)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.advance(5)
      #expect(try await scene.states() == ["2 pending"])
      let merged = try await scene.event(2)
      #expect(merged.data == JSONValue("new").encoded())
      #expect(merged.occurredAt == first.occurredAt + 5)
      #expect(merged.firstOccurredAt == first.firstOccurredAt && merged.attempts == 1)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.fail("p", "a") == 0)
      #expect(try await scene.reread("p", lease: 10) == [])
      #expect(try await scene.states() == ["2 pending"])
    },
    ConformanceCase.safe("a newer event that comes back overwrites an older pending copy") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p", lease: 10)
      try await scene.advance(5)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q", lease: 10)
      let newer = try await scene.event(2)
      try await scene.advance(5)
      #expect(try await scene.states() == ["1 pending", "2 held by q"])
      try await scene.advance(5)
      #expect(try await scene.states() == ["1 pending"])
      let merged = try await scene.event(1)
      #expect(merged.data == newer.data && merged.occurredAt == newer.occurredAt)
      #expect(merged.attempts == 1)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.acknowledge("q") == 0)
      try await scene.publish([QueueScene.occurrence("a", data: "newest")])
      #expect(try await scene.states() == ["1 pending"], "the merged copy is still found")
    },
    ConformanceCase.safe("claims that end together do so in the order of their deadlines") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 20)
      try await scene.publish("a")
      try await scene.claim("q", lease: 10)
      try await scene.advance(100)
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.events().map(\.attempts) == [1])
    },
    ConformanceCase.safe("of claims with one deadline the one made first ends first") { scene in
      try await scene.publish("a", "b")
      let order = EventOrder([.init(.id, descending: true)])
      try await scene.claim("p", order: order, limit: 1, lease: 10)
      try await scene.publish("b")
      try await scene.claim("q", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.safe("two copies of a key in one claim come back as one, the older id's") {
      scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.safe("a failed event whose claim ends is failed again, never pending") {
      scene in
      try await scene.makeFailed("a")
      let failed = try await scene.event(1)
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed"])
      let event = try await scene.event(1)
      #expect(event.attempts == 2 && event.failedAt == failed.failedAt)
      #expect(try await scene.take() == [])
      #expect(try await scene.take(failed: true).numbers == [1])
    },
    ConformanceCase.safe("a failed event whose claim ends leaves a pending copy alone") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.publish("a")
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      #expect(try await scene.events().map(\.attempts) == [2, 0])
    },
    ConformanceCase.safe("a failed event whose claim ends merges into a failed copy") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 10)
      try await scene.makeFailed("a")
      #expect(try await scene.states() == ["1 failed, held by p", "2 failed"])
      try await scene.advance(10)
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.events().map(\.attempts) == [2])
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.safe("every queue keeps its own deadlines") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await sync.claim("p", lease: 20)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await sync.states() == ["2 held by p"])
    },
    ConformanceCase.safe("claiming again under a process id never ends its claim earlier") {
      scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 20)
      try await scene.claim("p", limit: 1, lease: 10)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 held by p", "2 held by p"])
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.safe("deadlines outlive a restart") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1, lease: 10)
      try await scene.claim("q", lease: 20)
      try await scene.advance(10)
      try await scene.subject.reopen()
      #expect(try await scene.claim("r").numbers == [1])
      #expect(try await scene.states() == ["1 held by r", "2 held by q"])
    },
    ConformanceCase.safe("a large claim ends as a whole") { scene in
      let keys = (0..<600).map { "key \($0)" }
      try await scene.publish(keys.map { QueueScene.occurrence($0) })
      try await scene.claim("p", limit: 500, lease: 10)
      try await scene.advance(10)
      try await scene.publish([QueueScene.occurrence("key 0")])
      #expect(try await scene.claim("q", limit: 1_000).count == 600)
      #expect(try await scene.acknowledge("p") == 0)
    },
  ]
}
