import RestanteCore
import Testing

extension DeliveryScene {
  fileprivate static let bell = EventName(stored: "ONOFFLINEEVENT")

  /// A scene whose application has a queue and a handler that hears of it.
  fileprivate func listening(interval: Int64?, user: Int64? = nil) async throws -> BindingID {
    try await fixture.application.bindOffline(Self.deal, in: store)
    return try await bind(Self.bell, user: user, interval: interval)
  }

  /// How many notifications were made.
  fileprivate func rings() async throws -> Int { try await counts().reduce(0, +) }
}

extension StoreConformance {
  static let offlineBells: [[ConformanceCase]] = [
    ConformanceCase.delivery("what comes into a queue rings its application's bell") { scene in
      let handler = try await scene.listening(interval: 0)
      let receipt = try await scene.publish("a", "b", user: .user(UserID(rawValue: 2)))
      #expect(receipt == PublishReceipt(accepted: 2, queued: 2))
      let details = try await scene.details(handler, 1)
      #expect(details.content.name == DeliveryScene.bell)
      #expect(details.content.data == Array("[]".utf8))
      #expect(details.content.user == .user(UserID(rawValue: 2)))
      #expect(try await scene.rings() == 1)
    },
    ConformanceCase.delivery("the bells of applications without new events stay silent") { scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      _ = try await scene.store.perform(
        BindEvent(
          portal: scene.portal, application: second.application.id, event: DeliveryScene.bell,
          target: .online(handler: "https://second.example/", user: nil)))
      _ = try await scene.listening(interval: 0)
      try await scene.publish("a")
      #expect(try await scene.listed(.waiting) == ["3.1"])
      try await scene.publish("a", name: EventName(stored: "ONOTHER"))
      #expect(try await scene.rings() == 1)
    },
    ConformanceCase.delivery("one notification at a time; what comes meanwhile makes one more") {
      scene in
      _ = try await scene.listening(interval: 0)
      try await scene.publish("a")
      try await scene.publish("b")
      #expect(try await scene.rings() == 1)
      let first = try #require(try await scene.claim().first)
      // Whoever receives it now finds a and b.
      try await scene.finish(first, .replied(200))
      #expect(try await scene.rings() == 1)
      try await scene.publish("c")
      let second = try #require(try await scene.claim().first)
      try await scene.publish("d")
      try await scene.finish(second, .replied(200))
      #expect(try await scene.rings() == 3)
      #expect(try await scene.counts() == [1, 0, 2, 0])
    },
    ConformanceCase.delivery("within the interval one notification is owed, and made at its end") {
      scene in
      let handler = try await scene.listening(interval: 10)
      try await scene.publish("a")
      try await scene.deliver(.replied(200))
      try await scene.advance(3)
      try await scene.publish("b")
      try await scene.publish("c")
      #expect(try await scene.rings() == 1)
      #expect(try await scene.claim().isEmpty)
      let due = scene.store.time.now().adding(seconds: 7)
      #expect(try await scene.figures(handler).dueAt ?? due == due)
      try await scene.subject.reopen()
      try await scene.advance(7)
      let claim = try #require(try await scene.claim().first)
      #expect(claim.deliveries.map(\.id.rawValue) == [2])
      try await scene.finish(claim, .replied(200))
      try await scene.advance(60)
      #expect(try await scene.claim().isEmpty)
      #expect(try await scene.rings() == 2)
    },
    ConformanceCase.delivery("without an interval of its own a binding has one second") { scene in
      _ = try await scene.listening(interval: nil)
      for _ in 1...3 {
        try await scene.publish("a")
        try await scene.deliver(.replied(200))
      }
      #expect(try await scene.rings() == 1)
      try await scene.advance(1)
      try await scene.deliver(.replied(200))
      #expect(try await scene.rings() == 2)
    },
    ConformanceCase.delivery("in strict mode nothing is owed after the interval", mode: .strict) {
      scene in
      _ = try await scene.listening(interval: 10)
      try await scene.publish("a")
      try await scene.publish("b")
      try await scene.deliver(.replied(200))
      try await scene.advance(10)
      #expect(try await scene.claim().isEmpty)
      try await scene.publish("c")
      #expect(try await scene.rings() == 2)
    },
    ConformanceCase.delivery("after a notification was given up the next event rings again") {
      scene in
      let handler = try await scene.listening(interval: 0)
      try await scene.publish("a")
      _ = try await scene.store.perform(
        ParkDeliveries(portal: scene.portal, selection: .handler(handler)))
      try await scene.publish("b")
      #expect(try await scene.rings() == 2)
      try await scene.advance(60)
      try await scene.deliver(.replied(500))
      #expect(try await scene.counts() == [0, 0, 0, 2])
      try await scene.publish("c")
      #expect(try await scene.rings() == 3)
    },
    ConformanceCase.delivery("a suspended handler has one notification when it is taken up") {
      scene in
      let handler = try await scene.listening(interval: 0)
      try await scene.publish("a")
      try await scene.deliver(.replied(410))
      try await scene.publish("b")
      #expect(try await scene.rings() == 1)
      _ = try await scene.store.perform(
        ResumeHandler(portal: scene.portal, handler: handler, policy: scene.policy))
      #expect(try await scene.claim().first?.deliveries.map(\.id.rawValue) == [1])
    },
  ]
}
