import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let restoring: [[ConformanceCase]] = [
    ConformanceCase.both("a restored event is pending as it was: number, time, data, attempts") {
      scene in
      try await scene.makeFailed("a")
      try await scene.publish([QueueScene.occurrence("a", data: ["n": 2], user: .undisclosed)])
      let expected = scene.mode == .safe ? try await scene.event(1) : nil
      try await scene.advance(5)
      try await scene.claim("p", failed: scene.mode == .strict)
      try await scene.acknowledge("p")
      try await scene.advance(5)
      #expect(try await scene.restore() == RestoreOutcome(restored: EventID.list(1)))
      #expect(try await scene.states() == ["1 pending"])
      if let expected { #expect(try await scene.events() == [expected]) }
      #expect(try await scene.past() == HistoryPage(), "it is no longer past")
      #expect(try await scene.restore() == RestoreOutcome())
      try await scene.subject.reopen()
      #expect(try await scene.take().numbers == [1])
    },
    ConformanceCase.both("a restored event coalesces with repeats and can leave again") { scene in
      try await scene.publish("a")
      try await scene.consume("p")
      try await scene.restore()
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      #expect(try await scene.states() == ["1 pending"])
      try await scene.consume("q")
      let past = try await scene.past().events
      #expect(past.map(\.event.data) == [JSONValue("new").encoded()])
      #expect(try await scene.restore().restored.numbers == [1])
    },
    ConformanceCase.both("a restore with a newer pending copy writes nothing and says so") {
      scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.publish("b")
      try await scene.consume("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      let before = try await scene.event(3)
      let outcome = try await scene.restore()
      #expect(outcome.restored.numbers == [2] && outcome.blocked.numbers == [1])
      #expect(try await scene.event(3) == before)
      #expect(try await scene.past().numbers == [1], "what was blocked stays restorable")
      try await scene.take(limit: 50)
      #expect(try await scene.restore(HistorySelection(ids: EventID.list(1))).blocked == [])
    },
    ConformanceCase.safe("a restore leaves a failed and a claimed copy of its key alone") { scene in
      try await scene.publish("a")
      try await scene.consume("p")
      try await scene.makeFailed("a")
      let letter = try await scene.event(2)
      try await scene.publish("b")
      #expect(try await scene.restore().restored.numbers == [1])
      #expect(try await scene.states() == ["1 pending", "2 failed", "3 pending"])
      #expect(try await scene.event(2) == letter)
      try await scene.claim("q", lease: 10)
      try await scene.acknowledge("q", .ids(EventID.list(3)))
      #expect(try await scene.restore().restored.numbers == [3])
      #expect(try await scene.states() == ["1 held by q", "2 failed", "3 pending"])
    },
    ConformanceCase.safe("a claimed copy that comes back merges into the restored one") { scene in
      try await scene.publish([QueueScene.occurrence("a", data: "old")])
      try await scene.consume("p")
      try await scene.advance(1)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      try await scene.claim("q", lease: 10)
      try await scene.restore()
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await scene.events().map(\.data) == [JSONValue("new").encoded()])
    },
    ConformanceCase.safe("a restored event is nobody's, not even its last consumer's") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.acknowledge("p", .ids(EventID.list(1)))
      try await scene.restore()
      #expect(try await scene.acknowledge("p", .ids(EventID.list(1))) == 0)
      #expect(try await scene.fail("p", "a") == 0)
      #expect(try await scene.reread("p", lease: 10).numbers == [2])
      #expect(try await scene.states() == ["1 pending", "2 held by p"])
    },
    ConformanceCase.safe("of several past events of a key the newest comes back") { scene in
      for data in ["first", "second", "third"] {
        try await scene.publish([QueueScene.occurrence("a", data: .string(data))])
        try await scene.consume("p \(data)")
        try await scene.advance(1)
      }
      let outcome = try await scene.restore()
      #expect(outcome.restored.numbers == [3] && outcome.blocked.numbers == [2, 1])
      #expect(try await scene.events().map(\.data) == [JSONValue("third").encoded()])
    },
    ConformanceCase.both("a restore takes what is meant and goes on where it ended") { scene in
      try await scene.publish("a", "b", "c", "d", "e")
      try await scene.consume("p")
      #expect(
        try await scene.restore(HistorySelection(ids: EventID.list(2, 77))).restored.numbers
          == [2])
      let one = try await scene.restore(limit: 2)
      #expect(one.restored.numbers == [5, 4] && one.next?.id == EventID(rawValue: 4))
      let two = try await scene.restore(after: one.next, limit: 2)
      #expect(two.restored.numbers == [3, 1])
      let three = try await scene.restore(after: two.next, limit: 2)
      #expect(three == RestoreOutcome())
      #expect(try await scene.states().count == 5)
    },
    ConformanceCase.safe("a failed event that was acknowledged comes back pending") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.fail("p", "a", reason: "bad")
      try await scene.claim("q", failed: true)
      try await scene.acknowledge("q")
      try await scene.restore()
      #expect(try await scene.states() == ["1 pending"])
      let event = try await scene.event(1)
      #expect(event.attempts == 1 && event.reason == "bad" && event.failedAt != nil)
    },
    ConformanceCase.safe("a restored event is claimed in its old place") { scene in
      try await scene.publish("a")
      try await scene.consume("p")
      try await scene.advance(5)
      try await scene.publish("b")
      try await scene.restore()
      #expect(try await scene.claim("q", lease: 10).numbers == [1, 2])
    },
  ]
}
