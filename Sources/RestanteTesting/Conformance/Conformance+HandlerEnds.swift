import RestanteCore
import Testing

extension DeliveryScene {
  /// Removes what is no longer needed, until nothing is.
  fileprivate func prune() async throws {
    while try await store.perform(PruneDeliveries(portal: portal, limit: 3)) > 0 {}
  }

  /// The numbers of handlers, in pages of two.
  fileprivate func pages(of application: ApplicationID?) async throws -> [[Int64]] {
    var pages: [[Int64]] = []
    var last: BindingID?
    while true {
      let page = try await store.handlers(on: portal, of: application, after: last, limit: 2)
      guard let end = page.last else { return pages }
      pages.append(page.map(\.handler.rawValue))
      last = end.handler
    }
  }

  /// Cleans up after an application that was uninstalled.
  fileprivate func cleanUp() async throws {
    let step = CleanUpApplication(portal: portal, application: application.id, limit: 5)
    while try await store.perform(step) {}
  }
}

extension StoreConformance {
  static let handlerEnds: [[ConformanceCase]] = [
    ConformanceCase.delivery("an unbound handler is told nothing more") { scene in
      try await scene.bind(url: "https://a.example/")
      try await scene.bind(url: "https://b.example/")
      try await scene.publish("x", "y")
      let claims = try await scene.claim()
      _ = try await scene.store.perform(
        UnbindEvent(
          portal: scene.portal, application: scene.application.id, event: DeliveryScene.deal,
          selection: .online(handler: "https://a.example/", user: nil)))
      #expect(try await scene.publish("z") == PublishReceipt(accepted: 1, deliveries: 1))
      #expect(try await scene.listed(.waiting) == ["2.1", "2.2", "2.3"])
      // What was under way may still be reported.
      for claim in claims { try await scene.finish(claim, [.replied(200)]) }
      try await scene.advance(60)
      #expect(try await scene.claimed() == ["2.2 \"y\"", "2.3 \"z\""])
      try await scene.prune()
      let left = try await scene.store.handlers(on: scene.portal, after: nil, limit: 9)
      #expect(left.map(\.handler.rawValue) == [2])
      #expect(try await scene.bind(url: "https://a.example/").rawValue == 3)
    },
    ConformanceCase.delivery("a user's handlers end with the user") { scene in
      try await scene.bind(user: 2)
      try await scene.publish("x")
      _ = try await scene.store.perform(
        RemoveUser(portal: scene.portal, user: UserID(rawValue: 2)))
      #expect(try await scene.claimed() == [])
      #expect(try await scene.counts() == [0, 0, 0, 0])
      try await scene.prune()
    },
    ConformanceCase.delivery("of an uninstalled application only the farewell is delivered") {
      scene in
      let handler = try await scene.bind(EventName(stored: "ONAPPUNINSTALL"))
      try await scene.bind()
      try await scene.publish("x")
      _ = try await scene.store.perform(
        UninstallApplication(
          portal: scene.portal, application: scene.application.id, removesApplication: true,
          mode: .safe))
      try await scene.cleanUp()
      #expect(try await scene.counts() == [0, 0, 0, 0])
      let claims = try await scene.claim()
      #expect(claims.map(\.handler) == [handler])
      let farewell = try #require(claims.first)
      #expect(farewell.url == "https://h.example/")
      #expect(
        farewell.owner == .application(clientID: scene.application.clientID, status: ""))
      #expect(farewell.deliveries[0].content.name.text == "ONAPPUNINSTALL")
      #expect(farewell.deliveries[0].tokens == nil)
      try await scene.finish(farewell, .replied(500))
      try await scene.advance(2)
      try await scene.deliver(.replied(200))
      #expect(try await scene.claim().isEmpty)
      try await scene.prune()
      #expect(try await scene.store.nextDeliveryTurn(on: scene.portal) == nil)
    },
    ConformanceCase.delivery("a portal that is erased takes its handlers with it") { scene in
      try await scene.bind()
      _ = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [DeliveryScene.deal]))
      try await scene.publish("x", "y")
      _ = try await scene.store.perform(ErasePortal(portal: scene.portal))
      while try await scene.store.perform(EraseRemains(portal: scene.portal, limit: 2)) {}
      #expect(try await scene.store.portals().isEmpty)
      #expect(try await scene.counts() == [0, 0, 0, 0])
      let left = try await scene.store.outgoingWebhooks(on: scene.portal, after: nil, limit: 9)
      #expect(left.isEmpty)
    },
    ConformanceCase.delivery("what was taken is removed after a while, what is parked is kept") {
      scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(200), .replied(500)])
      _ = try await scene.store.perform(
        ParkDeliveries(portal: scene.portal, selection: .handler(handler)))
      try await scene.advance(99)
      let prune = PruneDeliveries(portal: scene.portal, retention: 100)
      #expect(try await scene.store.perform(prune) == 0)
      try await scene.advance(1)
      #expect(try await scene.store.perform(prune) == 1)
      #expect(try await scene.counts() == [0, 0, 0, 1])
      #expect(try await scene.finish(claim, [.replied(200)]) == 0)
    },
  ]

  static let outgoingWebhooks: [[ConformanceCase]] = [
    ConformanceCase.delivery("an outgoing webhook gets its events, and no tokens") { scene in
      let other = EventName(stored: "ONOTHER")
      try await scene.bind()
      let webhook = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [other, DeliveryScene.deal],
          label: "crm"))
      #expect(webhook.id.rawValue == 2 && webhook.events == [DeliveryScene.deal, other])
      let known = try await scene.store.outgoingWebhooks(on: scene.portal, after: nil, limit: 9)
      #expect(known == [webhook])
      let user = ActingUser.user(UserID(rawValue: 2))
      let receipt = try await scene.publish("a", name: other, user: user)
      #expect(receipt == PublishReceipt(accepted: 1, deliveries: 1))
      let claim = try #require(try await scene.claim().first)
      #expect(claim.owner == .outgoingWebhook(SecretGenerations()))
      #expect(claim.url == "https://w.example/" && claim.deliveries[0].tokens == nil)
      #expect(try await scene.figures(webhook.id).application == nil)
      #expect(try await scene.bind(other).rawValue == 3)
    },
    ConformanceCase.delivery("what is for one application alone is not for webhooks") { scene in
      _ = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [DeliveryScene.deal]))
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.portal, mode: .safe,
          publications: [Publication(name: DeliveryScene.deal)], onlyFor: scene.application.id))
      #expect(receipt == PublishReceipt(accepted: 1))
    },
    ConformanceCase.delivery("a removed webhook is told nothing more") { scene in
      let webhook = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [DeliveryScene.deal]))
      try await scene.publish("a")
      let remove = RemoveOutgoingWebhook(portal: scene.portal, webhook: webhook.id)
      #expect(try await scene.store.perform(remove))
      #expect(try await !scene.store.perform(remove))
      #expect(try await scene.publish("b") == PublishReceipt(accepted: 1))
      #expect(try await scene.claimed() == [])
      let left = try await scene.store.outgoingWebhooks(on: scene.portal, after: nil, limit: 9)
      #expect(left.isEmpty)
      try await scene.prune()
    },
    ConformanceCase.delivery("the secret of a webhook is replaced with an overlap") { scene in
      let webhook = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [DeliveryScene.deal]))
      let rotate = RotateWebhookSecret(portal: scene.portal, webhook: webhook.id, overlap: 60)
      let expected = SecretGenerations(
        current: 2, previousUntil: scene.store.time.now().adding(seconds: 60))
      #expect(try await scene.store.perform(rotate) == expected)
      try await scene.publish("a")
      #expect(try await scene.claim().first?.owner == .outgoingWebhook(expected))
      let unknown = RotateWebhookSecret(
        portal: scene.portal, webhook: BindingID(rawValue: 9), overlap: 60)
      #expect(try await scene.store.perform(unknown) == nil)
    },
  ]

  static let deliveryLists: [[ConformanceCase]] = [
    ConformanceCase.delivery("deliveries are listed in pages, by handler, time and number") {
      scene in
      for name in ["a", "b"] { try await scene.bind(url: "https://\(name).example/") }
      try await scene.publish("x", "y", "z")
      for phase in [DeliveryPhase.waiting, .parked] {
        var after: ListDeliveries.Cursor?
        var found: [String] = []
        while true {
          let page = try await scene.store.deliveries(
            ListDeliveries(portal: scene.portal, phase: phase, after: after, limit: 2))
          found += page.map { "\($0.key.handler.rawValue).\($0.key.id.rawValue)" }
          guard let last = page.last else { break }
          after = last.cursor
        }
        #expect(found == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"])
        #expect(
          try await scene.listed(phase, of: BindingID(rawValue: 2)) == ["2.1", "2.2", "2.3"])
        for handler in [1, 2] as [Int64] where phase == .waiting {
          _ = try await scene.store.perform(
            ParkDeliveries(
              portal: scene.portal, selection: .handler(BindingID(rawValue: handler))))
        }
      }
    },
    ConformanceCase.delivery("a handler's figures say what it has to do") { scene in
      let handler = try await scene.bind()
      try await scene.publish("a")
      let first = scene.store.time.now()
      try await scene.advance(1)
      try await scene.publish("b", "c", "d")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(500), .replied(200)])
      _ = try await scene.store.perform(
        ParkDeliveries(
          portal: scene.portal,
          selection: .keys([DeliveryKey(handler: handler, id: DeliveryID(rawValue: 4))])))
      let figures = try await scene.figures(handler)
      #expect(
        figures.counts == [.waiting: 1, .retrying: 1, .delivered: 1, .parked: 1])
      #expect(figures.oldestPendingAt == first)
      #expect(figures.application == scene.application.id)
      #expect(figures.clientID == scene.application.clientID)
      #expect(figures.event == DeliveryScene.deal && !figures.isResuming)
      #expect(figures.state.claim?.deliveries.map(\.rawValue) == [3, 4])
      let key = DeliveryKey(handler: handler, id: DeliveryID(rawValue: 9))
      #expect(try await scene.store.delivery(key, on: scene.portal) == nil)
    },
    ConformanceCase.delivery("handlers are listed in pages, all or those of an application") {
      scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second", isInstalled: true)
      for number in 1...2 {
        try await scene.bind(url: "https://h.example/\(number)")
        _ = try await scene.store.perform(
          BindEvent(
            portal: scene.portal, application: second.application.id, event: DeliveryScene.deal,
            target: .online(handler: "https://second.example/\(number)", user: nil)))
      }
      let webhook = try await scene.store.perform(
        AddOutgoingWebhook(
          portal: scene.portal, url: "https://w.example/", events: [DeliveryScene.deal]))
      #expect(try await scene.pages(of: nil) == [[1, 2], [3, 4], [5]])
      #expect(try await scene.pages(of: scene.application.id) == [[1, 3]])
      #expect(try await scene.pages(of: second.application.id) == [[2, 4]])
      let found = try await scene.store.handler(webhook.id, on: scene.portal)
      #expect(found?.url == "https://w.example/" && found?.clientID == nil && found?.event == nil)
      let unknown = BindingID(rawValue: 6)
      #expect(try await scene.store.handler(unknown, on: scene.portal) == nil)
    },
    ConformanceCase.delivery("outgoing webhooks are listed in pages, each with its events") {
      scene in
      let names = ["A", "B", "C"].map(EventName.init(stored:))
      for count in 1...3 {
        _ = try await scene.store.perform(
          AddOutgoingWebhook(
            portal: scene.portal, url: "https://w.example/\(count)",
            events: Array(names.prefix(count))))
      }
      let first = try await scene.store.outgoingWebhooks(on: scene.portal, after: nil, limit: 2)
      #expect(first.map(\.events) == [Array(names.prefix(1)), Array(names.prefix(2))])
      let rest = try await scene.store.outgoingWebhooks(
        on: scene.portal, after: first.last?.id, limit: 2)
      #expect(rest.map(\.events) == [names])
      let end = try await scene.store.outgoingWebhooks(
        on: scene.portal, after: rest.last?.id, limit: 2)
      #expect(end.isEmpty)
    },
  ]
}
