import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Takes events under a process id.
  fileprivate func takeAs(
    _ processID: String, limit: Int = 50, failed: Bool = false
  ) async throws -> [OfflineEvent] {
    try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID(processID), limit: limit, wantsFailed: failed,
        disposition: .take)
    ).granted()
  }

  @discardableResult
  fileprivate func undo(
    _ processID: String, _ events: [OfflineEvent], _ attempt: IdempotencyKey? = nil
  ) async throws -> Int {
    try await store.perform(
      UndoTake(
        queue: queue, processID: ProcessID(processID), events: events, attempt: attempt))
  }
}

extension StoreConformance {
  static let undoing: [[ConformanceCase]] = [
    ConformanceCase.both("an undone take leaves everything as it was") { scene in
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", limit: 1, lease: 5)
      try await scene.advance(5)
      try await scene.publish("a")
      let before = try await scene.events()
      let past = try await scene.past()
      let taken = try await scene.takeAs("t", limit: 2)
      #expect(taken.count == 2)
      try await scene.advance(1)
      #expect(try await scene.undo("t", taken) == 2)
      #expect(try await scene.events() == before)
      #expect(try await scene.past() == past)
      #expect(try await scene.claim("q").numbers == [2, 3, 1])
    },
    ConformanceCase.safe("so does one without a history, and one of dead letters") { scene in
      try await scene.keepHistory(0)
      try await scene.retry(RetryPolicy())
      try await scene.makeFailed("a")
      try await scene.publish("b")
      let before = try await scene.events()
      try await scene.undo("t", try await scene.takeAs("t"))
      try await scene.undo("u", try await scene.takeAs("u", failed: true))
      #expect(try await scene.events() == before)
      #expect(try await scene.deadLetters().events == before.filter(\.isFailed))
      let figures = try await scene.store.figures(of: scene.queue)
      #expect(figures?.pending == 1 && figures?.failed == 1)
    },
    ConformanceCase.safe("an event that is put back meets a newer pending copy") { scene in
      try await scene.publish("a")
      let taken = try await scene.takeAs("t")
      try await scene.advance(3)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      let newer = try await scene.event(2)
      try await scene.undo("t", taken)
      #expect(try await scene.states() == ["2 pending"])
      let merged = try await scene.event(2)
      #expect(merged.data == newer.data && merged.occurredAt == newer.occurredAt)
      #expect(merged.firstOccurredAt == taken.first?.firstOccurredAt)
    },
    ConformanceCase.safe("an event that is put back overwrites an older pending copy") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 5)
      try await scene.publish([QueueScene.occurrence("a", data: "new")])
      let taken = try await scene.takeAs("t")
      try await scene.advance(5)
      #expect(try await scene.states() == ["1 pending"])
      try await scene.undo("t", taken)
      #expect(try await scene.states() == ["1 pending"])
      let merged = try await scene.event(1)
      #expect(merged.data == Array(#""new""#.utf8) && merged.attempts == 1)
      #expect(try await scene.take().map(\.data) == [merged.data])
      #expect(try await scene.past().numbers == [1])
    },
    ConformanceCase.safe("what is put back is counted as restored, and can be taken again") {
      scene in
      try await scene.publish("a", "b")
      try await scene.undo("t", try await scene.takeAs("t"))
      let counts = scene.store.queueCounts
      #expect(counts[.taken] == 2 && counts[.restored] == 2 && counts[.merged] == 0)
      #expect(try await scene.take().numbers == [1, 2])
      #expect(try await scene.past().numbers == [2, 1])
      #expect(try await scene.restore().restored.numbers == [2, 1])
    },
    ConformanceCase.safe("an undone attempt is forgotten: its repeat is a first one") { scene in
      try await scene.publish("a")
      let key = IdempotencyKey(
        portal: scene.queue.portal, owner: .application(scene.queue.application), method: "get",
        value: "k")
      let attempt = { (processID: String) in
        Idempotent(
          key: key, fingerprint: [1],
          operation: ClaimEvents(
            queue: scene.queue, processID: ProcessID(processID), disposition: .take)
        ) { _ in Array(processID.utf8) }
      }
      guard case .done(_, .events(let events)) = try await scene.store.perform(attempt("t"))
      else {
        Issue.record("the first attempt was none")
        return
      }
      try await scene.undo("t", events, key)
      guard case .done(let reply, let outcome) = try await scene.store.perform(attempt("u"))
      else {
        Issue.record("the attempt was not forgotten")
        return
      }
      #expect(reply == Array("u".utf8))
      #expect(try outcome.granted().numbers == [1])
    },
    ConformanceCase.safe("nothing is put back into the queue of a removed application") { scene in
      try await scene.publish("a")
      let taken = try await scene.takeAs("t")
      _ = try await scene.store.perform(
        UninstallApplication(
          portal: scene.queue.portal, application: scene.queue.application,
          removesApplication: false, mode: .safe))
      #expect(try await scene.undo("t", taken) == 0)
    },
  ]
}
