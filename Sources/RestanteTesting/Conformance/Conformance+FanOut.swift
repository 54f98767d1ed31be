import RestanteCore
import RestanteJSON
import Testing

extension QueueScene {
  /// Publishes one occurrence made through an application and connector.
  fileprivate func publish(
    _ key: String, through clientID: String, connector: String = ""
  ) async throws -> PublishReceipt {
    let origin = EventOrigin(clientID: clientID, connector: connector)
    return try await publish([Self.occurrence(key, origin: origin)])
  }

  fileprivate var ownClientID: String { fixture.application.application.clientID }
}

extension StoreConformance {
  static let fanOut: [[ConformanceCase]] = [
    ConformanceCase.both("an event that nothing is bound to is accepted and kept nowhere") {
      scene in
      let receipt = try await scene.publish([Publication(name: QueueScene.lead)])
      #expect(receipt == PublishReceipt(accepted: 1))
      #expect(try await scene.states() == [])
    },
    ConformanceCase.both("an application's own change does not come back to its own queue") {
      scene in
      let receipt = try await scene.publish("a", through: scene.ownClientID)
      #expect(receipt == PublishReceipt(accepted: 1, suppressed: 1))
      #expect(try await scene.states() == [])
    },
    ConformanceCase.both("an own change without connector reaches the queues of connectors") {
      scene in
      let sync = try await scene.bound(connector: "sync")
      let receipt = try await scene.publish("a", through: scene.ownClientID)
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1, suppressed: 1))
      #expect(try await scene.states() == [])
      #expect(try await sync.states() == ["1 pending"])
    },
    ConformanceCase.both("a connector's change reaches every queue but its own") { scene in
      let sync = try await scene.bound(connector: "sync")
      let mail = try await scene.bound(connector: "mail")
      let receipt = try await scene.publish("a", through: scene.ownClientID, connector: "sync")
      #expect(receipt == PublishReceipt(accepted: 1, queued: 2, suppressed: 1))
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await sync.states() == [])
      #expect(try await mail.states() == ["2 pending"])
    },
    ConformanceCase.both("connectors differ by case") { scene in
      let sync = try await scene.bound(connector: "sync")
      _ = try await scene.publish("a", through: scene.ownClientID, connector: "SYNC")
      #expect(try await sync.states() == ["2 pending"])
    },
    ConformanceCase.both("another application's change is kept, whatever its connector") { scene in
      let sync = try await scene.bound(connector: "sync")
      _ = try await scene.publish("a", through: "local.other")
      _ = try await scene.publish("b", through: "local.other", connector: "sync")
      #expect(try await scene.states() == ["1 pending", "3 pending"])
      #expect(try await sync.states() == ["2 pending", "4 pending"])
    },
    ConformanceCase.both("a change without origin, as a webhook's, is kept everywhere") { scene in
      let sync = try await scene.bound(connector: "sync")
      #expect(try await scene.publish("a") == PublishReceipt(accepted: 1, queued: 2))
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await sync.states() == ["2 pending"])
    },
    ConformanceCase.both("a publication of too many rows, events times queues, writes nothing") {
      scene in
      for number in 1...10 { _ = try await scene.bound(connector: "c\(number)") }
      let events = (0..<1_000).map { QueueScene.occurrence("k\($0)") }
      #expect(events.count * 11 > PublishEvents.maxRows)
      let error = await #expect(throws: StoreError.self) { try await scene.publish(events) }
      #expect(error?.code == .tooManyRows)
      #expect(try await scene.states() == [])
      let fewer = try await scene.publish(Array(events.prefix(2)))
      #expect(fewer == PublishReceipt(accepted: 2, queued: 22))
    },
    ConformanceCase.both("a suppressed repeat leaves the pending event as it was") { scene in
      try await scene.publish("a")
      let before = try await scene.events()
      try await scene.advance(5)
      _ = try await scene.publish("a", through: scene.ownClientID)
      #expect(try await scene.events() == before)
    },
    ConformanceCase.both("an application whose installation is unfinished gets nothing") { scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second", isInstalled: false)
      try await second.bindOffline(QueueScene.deal, in: scene.store)
      #expect(try await scene.publish("a") == PublishReceipt(accepted: 1, queued: 1))
      let own = try await scene.publish("b", through: "local.second")
      #expect(own == PublishReceipt(accepted: 1, queued: 1))
      #expect(try await scene.with(second.queue()).states() == [])
    },
    ConformanceCase.both("an application with an online and an offline binding queues once") {
      scene in
      _ = try await scene.store.perform(
        BindEvent(
          portal: scene.queue.portal, application: scene.queue.application,
          event: QueueScene.deal,
          target: .online(handler: "https://handler.example/", user: nil)))
      let receipt = try await scene.publish("a")
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1, deliveries: 1))
    },
    ConformanceCase.both("after an end of subscription nothing new is kept, what was kept stays") {
      scene in
      try await scene.publish("a")
      let removed = try await scene.store.perform(
        UnbindEvent(
          portal: scene.queue.portal, application: scene.queue.application,
          event: QueueScene.deal, selection: .offline(connector: "")))
      #expect(removed == 1)
      #expect(try await scene.publish("a", "b") == PublishReceipt(accepted: 2))
      #expect(try await scene.states() == ["1 pending"])
      try await scene.fixture.application.bindOffline(QueueScene.deal, in: scene.store)
      try await scene.publish("a", "b")
      #expect(try await scene.states() == ["1 pending", "2 pending"])
    },
  ]
}
