import RestanteCore
import RestanteJSON
import Testing

/// Hears what a queue does. A store may tell it in pieces, so cases wait for what they name.
///
/// No case calls ``hear(_:)`` within `#expect`: Swift 6.3 takes a closure in there and another one
/// of the same function for one.
private struct Listener {
  let watch: QueueObservation

  /// Waits until `isHeard` is true of all that was heard since the last call.
  func hear(_ isHeard: (QueueActivity) -> Bool) async throws -> QueueActivity {
    var heard = QueueActivity.nothing
    while !isHeard(heard) {
      heard.add(try #require(await watch.next(), "the watch ended"))
    }
    return heard
  }
}

extension QueueScene {
  fileprivate func listen() -> Listener { Listener(watch: store.activityFeed.observe(queue)) }
}

extension StoreConformance {
  static let watching: [[ConformanceCase]] = [
    ConformanceCase.both("a watcher hears of what is published, new or refreshed") { scene in
      let listener = scene.listen()
      try await scene.publish("a", "b")
      let heard = try await listener.hear { $0.arrived >= 2 }
      #expect(heard.left == 0)
      try await scene.advance(1)
      let later = scene.listen()
      try await scene.publish("a")
      _ = try await later.hear { $0.arrived >= 1 }
    },
    ConformanceCase.both("a watcher hears of claims, failures and events that leave") { scene in
      try await scene.publish("a", "b", "c")
      let listener = scene.listen()
      try await scene.claim("p", limit: 2)
      _ = try await listener.hear { $0.claimed >= 2 }
      try await scene.fail("p", "a")
      _ = try await listener.hear { $0.failed >= 1 }
      try await scene.acknowledge("p")
      _ = try await listener.hear { $0.left >= 1 }
      try await scene.take()
      _ = try await listener.hear { $0.left >= 1 }
    },
    ConformanceCase.safe("a watcher hears of events that come back") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 60)
      let listener = scene.listen()
      _ = try await scene.store.perform(
        ReleaseEvents(queue: scene.queue, processID: ProcessID("p")))
      _ = try await listener.hear { $0.arrived >= 1 }
    },
    ConformanceCase.both("a watcher hears which events came, or that it may be any") { scene in
      try await scene.fixture.application.bindOffline(QueueScene.lead, in: scene.store)
      let listener = scene.listen()
      try await scene.publish("a", "b")
      let deals = try await listener.hear { $0.arrived >= 2 }
      #expect(deals.names == EventNames([QueueScene.deal]) && !deals.asksToLook)
      try await scene.claim("p")
      let claimed = try await listener.hear { $0.claimed >= 2 }
      #expect(claimed.names == EventNames())
      try await scene.fail("p", "a")
      let failed = try await listener.hear { $0.failed >= 1 }
      #expect(failed.names == EventNames([QueueScene.deal]))
      try await scene.publish([
        QueueScene.occurrence("c"), Publication(name: QueueScene.lead, data: "d"),
      ])
      let both = try await listener.hear { $0.arrived >= 2 }
      #expect(both.names == EventNames([QueueScene.deal, QueueScene.lead]))
    },
    ConformanceCase.both("what too many names came of may be anything") { scene in
      let names = (0...EventNames.maxNames).map { EventName(stored: "ONCUSTOM\($0)") }
      for name in names {
        try await scene.fixture.application.bindOffline(name, in: scene.store)
      }
      let listener = scene.listen()
      try await scene.publish(names.map { Publication(name: $0, data: "x") })
      let heard = try await listener.hear { $0.arrived > EventNames.maxNames }
      #expect(heard.names == .any)
    },
    ConformanceCase.safe("a claim that ends sooner than it would have asks to look") { scene in
      try await scene.publish("a")
      try await scene.claim("p", lease: 60)
      let listener = scene.listen()
      try await scene.reread("p", exactly: 5)
      _ = try await listener.hear { $0.asksToLook }
    },
    ConformanceCase.both("what was committed before the watch began is not heard") { scene in
      try await scene.publish("a", "b", "c")
      let listener = scene.listen()
      try await scene.claim("p", limit: 1)
      let heard = try await listener.hear { $0.claimed >= 1 }
      #expect(heard.arrived == 0)
    },
    ConformanceCase.both("a watcher hears nothing of other queues") { scene in
      let other = try await scene.bound(connector: "other")
      let listener = scene.listen()
      let otherListener = other.listen()
      _ = try await other.store.perform(
        PublishEvents(
          portal: scene.queue.portal, mode: scene.mode,
          publications: [
            QueueScene.occurrence(
              "a",
              origin: EventOrigin(
                clientID: scene.fixture.application.application.clientID, connector: ""))
          ]))
      _ = try await otherListener.hear { $0.arrived >= 1 }
      try await scene.publish("b")
      let heard = try await listener.hear { $0.arrived >= 1 }
      #expect(heard.arrived == 1)
    },
    ConformanceCase.both("all activityFeed of a queue hear") { scene in
      let listeners = [scene.listen(), scene.listen()]
      try await scene.publish("a")
      for listener in listeners { _ = try await listener.hear { $0.arrived >= 1 } }
    },
    ConformanceCase.both("what comes while a watcher is busy adds up") { scene in
      let listener = scene.listen()
      for key in ["a", "b", "c"] { try await scene.publish(key) }
      let heard = try await listener.hear { $0.arrived >= 3 }
      #expect(heard.arrived == 3)
    },
    ConformanceCase.both("an operation that fails is not heard of") { scene in
      let listener = scene.listen()
      await #expect(throws: StoreError.self) {
        try await scene.store.perform(
          PublishThenFail(
            publish: PublishEvents(
              portal: scene.queue.portal, mode: scene.mode,
              publications: [QueueScene.occurrence("a")])))
      }
      try await scene.publish("b", "c")
      let heard = try await listener.hear { $0.arrived >= 2 }
      #expect(heard.arrived == 2)
    },
    ConformanceCase.both("a watch ends with its task and with the store") { scene in
      let activityFeed = scene.store.activityFeed
      let queue = scene.queue
      let waiting = Task { await activityFeed.observe(queue).next() }
      waiting.cancel()
      #expect(await waiting.value == nil)
      let watch = activityFeed.observe(queue)
      #expect(activityFeed.observedQueues == [queue])
      try await scene.subject.reopen()
      #expect(await watch.next() == nil)
      #expect(await activityFeed.observe(queue).next() == nil)
    },
    ConformanceCase.both("a queue is watched as long as somebody holds a watch") { scene in
      do {
        let watch = scene.store.activityFeed.observe(scene.queue)
        #expect(scene.store.activityFeed.isObserved(scene.queue))
        withExtendedLifetime(watch) {}
      }
      #expect(!scene.store.activityFeed.isObserved(scene.queue))
    },
    ConformanceCase.both("the figures of one queue are those of the list") { scene in
      let empty = try #require(try await scene.store.figures(of: scene.queue))
      #expect((empty.pending, empty.claimed, empty.failed) == (0, 0, 0))
      try await scene.publish("a", "b", "c")
      try await scene.claim("p", limit: 1, lease: 30)
      let all = try await scene.store.queueFigures(on: scene.queue.portal)
      let figures = try await scene.store.figures(of: scene.queue)
      #expect(figures?.pending == 2)
      #expect(figures?.nextLeaseExpiry != nil)
      #expect(all == [figures].compactMap { $0 })
      try await scene.advance(30)
      #expect(try await scene.store.figures(of: scene.queue)?.pending == 3)
      let nobody = QueueKey(
        portal: scene.queue.portal, application: ApplicationID(rawValue: 4_711))
      #expect(try await scene.store.figures(of: nobody) == nil)
    },
  ]
}

/// An operation that throws after it published.
private struct PublishThenFail: StoreOperation {
  var publish: PublishEvents

  func run(in transaction: some StoreTransaction) throws(StoreError) {
    _ = try publish.run(in: transaction)
    throw StoreError(.unavailable, "at the end")
  }
}
