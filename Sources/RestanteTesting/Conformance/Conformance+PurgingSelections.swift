import RestanteCore
import Testing

extension QueueScene {
  fileprivate func seen(_ part: QueuePart) async throws -> [PurgeEvents.Target] {
    try await store.peek(PeekEvents(queue: queue, part: part)).events
      .map(PurgeEvents.Target.init(_:))
  }

  fileprivate func purge(
    _ part: QueuePart, _ targets: [PurgeEvents.Target]
  ) async throws -> PurgeOutcome {
    try await store.perform(
      PurgeEvents(queue: queue, part: part, targets: targets, processID: ProcessID("purge")))
  }
}

extension StoreConformance {
  static let purgingSelections: [[ConformanceCase]] = [
    ConformanceCase.both("purged events leave into the history, and a restore brings them back") {
      scene in
      try await scene.publish("a", "b", "c")
      let before = try await scene.events()
      let outcome = try await scene.purge(.pending, Array(try await scene.seen(.pending)[1...]))
      #expect(outcome == PurgeOutcome(purged: 2, restorable: 2))
      #expect(try await scene.states() == ["1 pending"])
      let past = try await scene.past()
      #expect(past.numbers == [3, 2] && past.events.allSatisfy { $0.departure == .purged })
      let selection = HistorySelection(processID: ProcessID("purge"))
      #expect(try await scene.restore(selection).restored.count == 2)
      #expect(try await scene.events() == before)
    },
    ConformanceCase.both("purged dead letters leave into the history, too") { scene in
      try await scene.makeFailed("a")
      try await scene.publish("b")
      let outcome = try await scene.purge(.dead, try await scene.seen(.dead))
      #expect(outcome == PurgeOutcome(purged: 1, restorable: 1))
      #expect(try await scene.states() == ["2 pending"])
      #expect(try await scene.restore().restored == EventID.list(1))
    },
    ConformanceCase.both("without a history purged events are gone for good") { scene in
      try await scene.keepHistory(0)
      try await scene.publish("a")
      let outcome = try await scene.purge(.pending, try await scene.seen(.pending))
      #expect(outcome == PurgeOutcome(purged: 1, restorable: 0))
      try await scene.keepHistory(100)
      #expect(try await scene.past() == HistoryPage())
    },
    ConformanceCase.both("purged past events are gone for good") { scene in
      try await scene.publish("a", "b")
      try await scene.consume("p")
      let outcome = try await scene.purge(.past, [try await scene.seen(.past)[0]])
      #expect(outcome == PurgeOutcome(purged: 1, restorable: 0))
      #expect(try await scene.past().numbers == [1])
      #expect(try await scene.restore().restored == EventID.list(1))
    },
    ConformanceCase.safe("what happened to an event since it was seen keeps it") { scene in
      try await scene.publish("a", "b", "c", "d")
      let seen = try await scene.seen(.pending)
      try await scene.claim("p", limit: 1)
      try await scene.advance(1)
      try await scene.publish("b")
      try await scene.claim("q", limit: 1)
      try await scene.fail("q", "c")
      #expect(try await scene.purge(.pending, seen).purged == 1)
      #expect(try await scene.states() == ["1 held by p", "2 pending", "3 failed"])
    },
    ConformanceCase.both("what a claim holds is never purged") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      let held = try await scene.seen(.claimed)
      for part in QueuePart.allCases {
        #expect(try await scene.purge(part, held) == PurgeOutcome())
      }
      #expect(try await scene.states() == ["1 held by p"])
    },
    ConformanceCase.safe("a purge takes the last holder's right") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      #expect(try await scene.purge(.pending, try await scene.seen(.pending)).purged == 1)
      #expect(try await scene.acknowledge("p") == 0)
      #expect(try await scene.restore().restored == EventID.list(1))
      #expect(try await scene.acknowledge("p") == 0)
    },
    ConformanceCase.both("a purge is counted by itself") { scene in
      try await scene.publish("a", "b")
      _ = try await scene.purge(.pending, try await scene.seen(.pending))
      _ = try await scene.purge(.past, [try await scene.seen(.past)[0]])
      let counts = scene.store.queueCounts
      #expect(counts[.purgedByOperator] == 2 && counts[.forgotten] == 1)
      #expect(counts[.acknowledged] == 0 && counts[.dropped] == 0)
    },
  ]
}
