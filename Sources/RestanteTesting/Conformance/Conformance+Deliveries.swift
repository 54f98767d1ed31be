import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let deliveries: [[ConformanceCase]] = [
    ConformanceCase.delivery("an online binding gets a delivery of each publication, in order") {
      scene in
      let handler = try await scene.bind()
      #expect(
        try await scene.publish("a", "b") == PublishReceipt(accepted: 2, deliveries: 2))
      try await scene.advance(2)
      try await scene.publish("c")
      #expect(try await scene.claimed() == ["1.1 \"a\"", "1.2 \"b\"", "1.3 \"c\""])
      let details = try await scene.details(handler, 3)
      #expect(details.content.name == DeliveryScene.deal)
      #expect(details.content.time == scene.store.time.now())
      #expect(details.content.user == .nobody)
      #expect(details.listed.state.deadline == details.content.time.adding(seconds: 60))
    },
    ConformanceCase.delivery("a delivery tells when its event happened, never later than now") {
      scene in
      let handler = try await scene.bind()
      let now = scene.store.time.now()
      let times = [now.adding(seconds: -90), now.adding(seconds: 90), nil]
      _ = try await scene.store.perform(
        PublishEvents(
          portal: scene.portal, mode: .safe,
          publications: times.enumerated().map { number, time in
            Publication(name: DeliveryScene.deal, data: .int(number), time: time)
          }))
      for (number, time) in [(1, now.adding(seconds: -90)), (2, now), (3, now)] {
        #expect(try await scene.details(handler, Int64(number)).content.time == time)
      }
    },
    ConformanceCase.delivery("what is yet to happen happens now: the same event twice is one") {
      scene in
      try await scene.bind()
      let now = scene.store.time.now()
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.portal, mode: .safe,
          publications: [nil, now.adding(seconds: 90), now, now.adding(seconds: -90)].map {
            Publication(name: DeliveryScene.deal, data: "a", time: $0)
          }))
      #expect(receipt.deliveries == 2)
    },
    ConformanceCase.delivery("a delivery keeps the trace of its publication") { scene in
      let handler = try await scene.bind()
      let traces = ["4bf92f3577b34da6a3ce929d0e0e4736", "5bf92f3577b34da6a3ce929d0e0e4736"]
        .map { TraceParent("00-\($0)-00f067aa0ba902b7-01") }
      // The same event twice is delivered once, with the trace of the first one.
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.portal, mode: .safe,
          publications: [("a", traces[0]), ("a", traces[1]), ("b", nil)].map { data, trace in
            Publication(name: DeliveryScene.deal, data: .string(data), trace: trace)
          }))
      #expect(receipt.deliveries == 2)
      #expect(try await scene.details(handler, 1).content.trace == traces[0])
      #expect(try await scene.details(handler, 2).content.trace == nil)
      let claim = try #require(try await scene.claim().first)
      #expect(claim.deliveries.map(\.content.trace) == [traces[0], nil])
    },
    ConformanceCase.delivery("a handler that was bound later gets what is published from then on") {
      scene in
      try await scene.bind(url: "https://a.example/")
      try await scene.publish("a")
      try await scene.bind(url: "https://b.example/")
      #expect(try await scene.publish("b") == PublishReceipt(accepted: 1, deliveries: 2))
      #expect(try await scene.claimed().sorted() == ["1.1 \"a\"", "1.2 \"b\"", "2.1 \"b\""])
    },
    ConformanceCase.delivery("an application's own changes are delivered to it") { scene in
      try await scene.bind()
      let origin = EventOrigin(clientID: scene.application.clientID)
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.portal, mode: .safe,
          publications: [Publication(name: DeliveryScene.deal, origin: origin)]))
      #expect(receipt == PublishReceipt(accepted: 1, deliveries: 1))
    },
    ConformanceCase.delivery("the same event twice in one publication is delivered once") {
      scene in
      try await scene.bind()
      let receipt = try await scene.publish("a", "b", "a")
      #expect(receipt == PublishReceipt(accepted: 3, deliveries: 2))
      #expect(try await scene.publish("a") == PublishReceipt(accepted: 1, deliveries: 1))
      #expect(try await scene.claimed() == ["1.1 \"a\"", "1.2 \"b\"", "1.3 \"a\""])
    },
    ConformanceCase.delivery("a delivery acts for the binding's user, or for who caused it") {
      scene in
      let first = try await scene.bind(url: "https://a.example/", user: 2)
      let second = try await scene.bind(url: "https://b.example/")
      try await scene.publish("a", user: .user(UserID(rawValue: 1)))
      #expect(try await scene.details(first, 1).content.user == .user(UserID(rawValue: 2)))
      #expect(try await scene.details(second, 1).content.user == .user(UserID(rawValue: 1)))
    },
    ConformanceCase.delivery("an application that may not receive gets no deliveries") { scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second", isInstalled: false)
      _ = try await scene.store.perform(
        BindEvent(
          portal: scene.portal, application: second.application.id, event: DeliveryScene.deal,
          target: .online(handler: "https://second.example/", user: nil)))
      #expect(try await scene.publish("a") == PublishReceipt(accepted: 1))
      #expect(try await scene.counts() == [0, 0, 0, 0])
    },
    ConformanceCase.delivery("queue writes and deliveries are bounded together") { scene in
      for number in 1...11 { try await scene.bind(url: "https://h.example/\(number)") }
      let events = (0..<1_000).map { Publication(name: DeliveryScene.deal, data: .int(Int64($0))) }
      let error = await #expect(throws: StoreError.self) {
        try await scene.store.perform(
          PublishEvents(portal: scene.portal, mode: .safe, publications: events))
      }
      #expect(error?.code == .tooManyRows)
      #expect(try await scene.counts() == [0, 0, 0, 0])
    },
    ConformanceCase.delivery("deliveries outlive the process") { scene in
      let handler = try await scene.bind(keepsOrder: true)
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(500)])
      let before = try await scene.figures(handler)
      try await scene.subject.reopen()
      #expect(try await scene.figures(handler) == before)
      #expect(try await scene.listed(.retrying) == ["1.1"])
      #expect(try await scene.details(handler, 1).attempts.map(\.outcome) == [.replied(500)])
    },
    ConformanceCase.delivery("portals do not see each other's handlers") { scene in
      try await scene.bind()
      try await scene.publish("a")
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      let portal = elsewhere.portal.id
      let claimed = try await scene.store.perform(
        ClaimDeliveries(
          portal: portal, mode: .safe, handlers: 1, tokens: scene.tokens(32)))
      #expect(claimed.portal?.id == portal && claimed.claims.isEmpty)
      #expect(try await scene.store.handlers(on: portal, after: nil, limit: 9).isEmpty)
      #expect(
        try await scene.store.deliveries(ListDeliveries(portal: portal, phase: .waiting)).isEmpty)
      #expect(try await scene.store.nextDeliveryTurn(on: portal) == nil)
    },
  ]
}
