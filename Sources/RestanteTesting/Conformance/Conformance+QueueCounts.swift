import RestanteCore
import Testing

extension QueueScene {
  /// What happened since the store was opened, without what did not happen, as in `claimed 2`.
  fileprivate func counted() -> [String] {
    let counts = store.queueCounts
    return QueueCount.allCases.filter { counts[$0] != 0 }.map { "\($0.rawValue) \(counts[$0])" }
  }
}

extension StoreConformance {
  static let queueCounts: [[ConformanceCase]] = [
    ConformanceCase.safe("every way by which an event leaves has a count of its own") { scene in
      try await scene.publish("a", "b", "c", "d")
      try await scene.take(limit: 1)
      try await scene.claim("p", lease: 10)
      try await scene.acknowledge("p", .ids(EventID.list(2)))
      try await scene.fail("p", "c")
      try await scene.drop(.all)
      try await scene.publish("d")
      try await scene.advance(10)
      #expect(try await scene.states() == ["5 pending"])
      #expect(
        scene.counted() == [
          "published 5", "claimed 3", "taken 1", "acknowledged 1", "failed 1", "expired 1",
          "merged 1", "dropped 1",
        ])
    },
    ConformanceCase.safe("what a second read removes is counted as acknowledged") { scene in
      try await scene.publish("a", "b")
      try await scene.claim("p", lease: 10)
      try await scene.reread("p", limit: 1, removing: true, lease: 10)
      #expect(scene.counted() == ["published 2", "claimed 2", "acknowledged 1"])
    },
    ConformanceCase.safe("what brings events back is counted") { scene in
      try await scene.retry(
        RetryPolicy(firstDelay: 1, factor: 1, longestDelay: 1, jitter: 0, attempts: 9))
      try await scene.makeFailed("a")
      try await scene.advance(1)
      try await scene.retryDue()
      try await scene.claim("p", lease: 10)
      try await scene.release("p")
      try await scene.claim("q", lease: 10)
      try await scene.fail("q", "a")
      try await scene.redrive(.all)
      try await scene.consume("r")
      try await scene.restore()
      #expect(
        scene.counted() == [
          "published 1", "claimed 4", "acknowledged 1", "failed 2", "released 1", "redriven 1",
          "retried 1", "restored 1",
        ])
    },
    ConformanceCase.safe("what becomes a dead letter by itself is counted apart") { scene in
      try await scene.configure(QueueOverrideChanges(maxAttempts: .set(1)))
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      try await scene.limitDepth(to: 1, .deadLetter)
      try await scene.publish("a", "b")
      #expect(
        scene.counted() == [
          "published 2", "revived 1", "claimed 1", "expired 1", "dead_lettered_attempts 1",
          "dead_lettered_depth 1",
        ])
    },
    ConformanceCase.safe("a refusal is counted once, and nothing of what it would have done") {
      scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a", "a")
      for _ in 1...2 {
        await #expect(throws: StoreError.self) { try await scene.publish("b", "c") }
      }
      #expect(scene.counted() == ["published 1", "refreshed 1", "refused 2"])
    },
    ConformanceCase.strict("what strict mode deletes is counted") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.claim("q")
      try await scene.fail("q", "a")
      try await scene.claim("r", failed: true)
      try await scene.advance(100)
      _ = try await scene.store.perform(PurgeStaleClaims(portal: scene.queue.portal, age: 10))
      #expect(
        scene.counted() == ["published 2", "claimed 3", "failed 1", "replaced 1", "purged 1"])
    },
    ConformanceCase.both("what is forgotten is counted, and a restart counts anew") { scene in
      try await scene.publish("a", "b")
      try await scene.consume("p")
      try await scene.advance(86_400)
      try await scene.prune()
      #expect(
        scene.counted() == ["published 2", "claimed 2", "acknowledged 2", "forgotten 2"])
      try await scene.subject.reopen()
      #expect(scene.counted() == [])
      try await scene.publish("c")
      #expect(scene.counted() == ["published 1"])
    },
  ]
}
