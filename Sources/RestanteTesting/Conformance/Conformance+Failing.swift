import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let failing: [[ConformanceCase]] = [
    ConformanceCase.both("a failed event is a dead letter with one attempt and a time") { scene in
      try await scene.publish("a", "b")
      var expected = try await scene.event(1)
      try await scene.claim("p")
      try await scene.advance(7)
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed", "2 held by p"])
      expected.isFailed = true
      expected.attempts = 1
      expected.failedAt = expected.occurredAt + 7
      #expect(try await scene.event(1) == expected)
    },
    ConformanceCase.both("failing names only listed events") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p")
      #expect(try await scene.fail("p") == 0)
      #expect(try await scene.fail("p", "unknown") == 0)
      #expect(try await scene.fail("p", "c", "a", "c") == 2)
      #expect(try await scene.states() == ["1 failed", "2 held by p", "3 failed"])
    },
    ConformanceCase.both("a process id has no power over what it failed") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a")
      #expect(try await scene.fail("p", "a") == 0)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.reread("p", failed: true) == [])
      #expect(try await scene.states() == ["1 failed"])
    },
    ConformanceCase.safe("a foreign process id fails nothing") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", limit: 1)
      #expect(try await scene.fail("q", "a", "b") == 0)
      #expect(try await scene.states() == ["1 held by p", "2 pending"])
    },
    ConformanceCase.safe("a newer copy stays pending while the claimed one fails") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      #expect(try await scene.take().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("copies that others hold stay theirs when one fails") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.claim("q")
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["1 failed", "2 held by q"])
      #expect(try await scene.reread("q").numbers == [2])
    },
    ConformanceCase.safe("a failed event that was claimed and fails again has one attempt more") {
      scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.advance(9)
      #expect(try await scene.fail("p", "a") == 1)
      let event = try #require(try await scene.events().first)
      #expect(event.isFailed && event.processID == .unclaimed)
      #expect(event.attempts == 2 && event.failedAt == event.occurredAt + 9)
    },
    ConformanceCase.safe("a newer copy that fails merges into the failed one") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      try await scene.advance(10)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q")
      let older = try await scene.event(1)
      try await scene.fail("p", "a")
      try await scene.advance(10)
      #expect(try await scene.fail("q", "a") == 1)
      #expect(try await scene.states() == ["1 failed"])
      let merged = try #require(try await scene.events().first)
      #expect(merged.data == JSONValue("new").encoded())
      #expect(merged.occurredAt == older.occurredAt + 10)
      #expect(merged.firstOccurredAt == older.firstOccurredAt)
      #expect(merged.attempts == 1 && merged.failedAt == older.occurredAt + 20)
    },
    ConformanceCase.safe("an older copy that fails never overwrites the newer failed one") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.claim("p")
      let older = try await scene.event(1)
      try await scene.advance(10)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q")
      try await scene.fail("q", "a")
      #expect(try await scene.fail("p", "a") == 1)
      #expect(try await scene.states() == ["2 failed"])
      let merged = try #require(try await scene.events().first)
      #expect(merged.data == JSONValue("new").encoded())
      #expect(merged.occurredAt == older.occurredAt + 10)
      #expect(merged.firstOccurredAt == older.firstOccurredAt)
    },
    ConformanceCase.safe("of two copies of one second the newer one's data stay") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "first")])
      try await scene.claim("p")
      try await scene.publish([QueueScene.occurrence("a", data: "second")])
      try await scene.claim("q")
      try await scene.fail("p", "a")
      try await scene.fail("q", "a")
      #expect(try await scene.states() == ["1 failed"])
      #expect(try await scene.events().map(\.data) == [JSONValue("second").encoded()])
    },
    ConformanceCase.safe("a copy that another one of its claim was merged into fails only once") {
      scene in
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true, lease: 5)
      try await scene.advance(5)
      try await scene.release("q")
      try await scene.claim("p", lease: 60)
      #expect(try await scene.states() == ["1 held by p", "2 failed"])
      #expect(try await scene.fail("p", "a") == 1, "the second is no longer the claim's")
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.event(2).attempts == 2)
    },
    ConformanceCase.safe("a merge keeps the larger number of attempts") { scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("q", "a")
      #expect(try await scene.states() == ["1 failed, held by p", "2 failed"])
      try await scene.fail("p", "a")
      #expect(try await scene.states() == ["2 failed"])
      #expect(try await scene.events().map(\.attempts) == [2])
    },
    ConformanceCase.safe("a failed and another copy of one key under one process id both fail") {
      scene in
      try await scene.makeFailed("a")
      try await scene.claim("p", failed: true)
      try await scene.publish("a")
      try await scene.claim("p")
      #expect(try await scene.fail("p", "a") == 2)
      #expect(try await scene.states() == ["1 failed"])
      #expect(try await scene.events().map(\.attempts) == [2])
    },
    ConformanceCase.safe("attempts are kept when a failed event becomes pending and fails again") {
      scene in
      try await scene.makeFailed("a")
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a")
      #expect(try await scene.events().map(\.attempts) == [2])
    },
  ]
}
