import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Publishes and expects to be refused for lack of room.
  fileprivate func expectRefusal(_ keys: String...) async throws -> StoreError? {
    await #expect(throws: StoreError.self) {
      try await publish(keys.map { Self.occurrence($0) })
    }
  }
}

extension StoreConformance {
  static let depthLimits: [[ConformanceCase]] = [
    ConformanceCase.safe("a full queue refuses a publication as a whole and is named") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.limitDepth(to: 2, .refuse)
      try await scene.publish("a", "b")
      try await sync.take(limit: 1)
      let error = try await scene.expectRefusal("c", "d")
      #expect(error?.code == .queueFull)
      #expect(
        error?.detail == StoreError.queueFull(EventOrigin(clientID: "local.first"), limit: 2).detail
      )
      #expect(error?.detail.contains("local.first") == true)
      #expect(try await scene.states() == ["1 pending", "3 pending"])
      #expect(try await sync.states() == ["4 pending"], "nothing was written anywhere")
      try await scene.take(limit: 1)
      #expect(try await scene.publish("e").queued == 2)
      #expect(try await scene.states() == ["3 pending", "5 pending"])
    },
    ConformanceCase.safe("the connector of the full queue is named") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a")
      try await scene.take()
      let error = try await sync.expectRefusal("b")
      #expect(error?.detail.contains("\"sync\"") == true)
    },
    ConformanceCase.safe("what only refreshes is taken into a full queue") { scene in
      try await scene.limitDepth(to: 2, .refuse)
      try await scene.publish("a", "b")
      try await scene.publish([QueueScene.occurrence("a", data: "new"), QueueScene.occurrence("b")])
      #expect(try await scene.event(1).data == JSONValue("new").encoded())
      _ = try await scene.expectRefusal("a", "c")
    },
    ConformanceCase.safe("repeats within one publication need room only once") { scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a", "a", "a")
      #expect(try await scene.states() == ["1 pending"])
    },
    ConformanceCase.safe("a failed event that would become pending needs room") { scene in
      try await scene.makeFailed("a")
      try await scene.publish("b")
      try await scene.limitDepth(to: 1, .refuse)
      _ = try await scene.expectRefusal("a")
      #expect(try await scene.states() == ["1 failed", "2 pending"])
    },
    ConformanceCase.safe("what is claimed or failed takes no room, and may return beyond the limit")
    {
      scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.makeFailed("a")
      try await scene.publish("b")
      try await scene.claim("p", lease: 10)
      try await scene.publish("c")
      try await scene.redrive(.all)
      try await scene.advance(10)
      #expect(try await scene.states() == ["1 pending", "2 pending", "3 pending"])
      _ = try await scene.expectRefusal("d")
      try await scene.take(limit: 2)
      _ = try await scene.expectRefusal("d")
      try await scene.take(limit: 1)
      try await scene.publish("d")
    },
    ConformanceCase.safe("of a refused call nothing stays, its idempotency record included") {
      scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a")
      let key = IdempotencyKey(
        portal: scene.queue.portal, owner: .application(scene.queue.application),
        method: "publish", value: "key")
      let attempt = Idempotent(
        key: key, fingerprint: [1],
        operation: PublishEvents(
          portal: scene.queue.portal, mode: .safe,
          publications: [QueueScene.occurrence("b")])
      ) { "\($0.queued)".utf8.map { $0 } }
      await #expect(throws: StoreError.self) { try await scene.store.perform(attempt) }
      try await scene.take()
      guard case .done = try await scene.store.perform(attempt) else {
        Issue.record("the second attempt was not the first success")
        return
      }
    },
    ConformanceCase.safe("the oldest pending events make room as dead letters") { scene in
      try await scene.limitDepth(to: 2, .deadLetter)
      try await scene.publish("a", "b")
      try await scene.advance(1)
      try await scene.publish("a")
      try await scene.publish("c")
      #expect(try await scene.states() == ["1 pending", "2 failed", "3 pending"])
      let letter = try await scene.event(2)
      #expect(letter.reason == "depth limit" && letter.attempts == 0)
      #expect(letter.failedAt == scene.store.time.now().seconds && letter.retryAt == nil)
      try await scene.publish("d", "e", "f")
      #expect(try await scene.events().count { !$0.isFailed } == 2)
      #expect(try await scene.deadLetters().total == 4)
    },
    ConformanceCase.safe("what is pushed out is not retried, and can be redriven") { scene in
      try await scene.configure(QueueOverrideChanges(retry: .set(RetryPolicy())))
      try await scene.limitDepth(to: 1, .deadLetter)
      try await scene.publish("a", "b")
      try await scene.advance(1_000_000)
      #expect(try await scene.retryDue() == 0)
      #expect(try await scene.redrive(.all) == 1)
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
    ConformanceCase.safe("what is pushed out meets a failed copy of its key") { scene in
      try await scene.publish("a")
      try await scene.claim("p")
      try await scene.publish("a")
      try await scene.fail("p", "a", reason: "bad")
      try await scene.limitDepth(to: 1, .deadLetter)
      try await scene.publish("b")
      #expect(try await scene.states() == ["1 failed", "3 pending"])
      let letter = try await scene.event(1)
      #expect(letter.reason == "depth limit" && letter.attempts == 1)
    },
    ConformanceCase.safe("a limit that was lowered is reached step by step") { scene in
      try await scene.publish("a", "b", "c", "d", "e", "f")
      try await scene.limitDepth(to: 2, .deadLetter)
      try await scene.publish("g")
      #expect(try await scene.events().count { !$0.isFailed } == 5)
      try await scene.publish("h", "i", "j")
      #expect(
        try await scene.events().filter { !$0.isFailed }.map(\.id.rawValue) == [9, 10])
    },
    ConformanceCase.safe("a consumer that came too late may act on what was pushed out") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 10)
      try await scene.advance(10)
      try await scene.limitDepth(to: 1, .deadLetter)
      try await scene.publish("b")
      #expect(try await scene.states() == ["1 failed", "2 pending"])
      #expect(try await scene.acknowledge("p") == 1)
    },
    ConformanceCase.safe("every queue of an application has the limit for itself") { scene in
      let sync = try await scene.bound(connector: "sync")
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a")
      try await sync.take()
      try await scene.take()
      try await scene.publish("b")
      #expect(try await scene.states() == ["3 pending"])
      #expect(try await sync.states() == ["4 pending"])
    },
    ConformanceCase.strict("strict mode knows no limit") { scene in
      try await scene.limitDepth(to: 1, .refuse)
      try await scene.publish("a", "b", "c")
      #expect(try await scene.states().count == 3)
    },
  ]
}
