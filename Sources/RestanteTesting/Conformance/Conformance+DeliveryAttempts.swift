import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let deliveryAttempts: [[ConformanceCase]] = [
    ConformanceCase.delivery("a delivery that fails steps aside, those behind it go on") { scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(500), .replied(200)])
      #expect(try await scene.counts() == [0, 1, 1, 0])
      let now = scene.store.time.now()
      #expect(
        try await scene.details(handler, 1).listed.state.phase
          == .retrying(at: now.adding(seconds: 2)))
      #expect(try await scene.claimed() == [])
      #expect(
        try await scene.store.nextDeliveryTurn(on: scene.portal) == now.adding(seconds: 2))
      try await scene.advance(2)
      #expect(try await scene.claimed() == ["1.1 \"a\""])
    },
    ConformanceCase.delivery("where a binding keeps its order a failure blocks what is behind it") {
      scene in
      try await scene.bind(keepsOrder: true)
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(500)])
      #expect(try await scene.claimed() == [])
      try await scene.advance(2)
      #expect(try await scene.claimed() == ["1.1 \"a\"", "1.2 \"b\""])
    },
    ConformanceCase.delivery("in strict mode each delivery is tried once", mode: .strict) { scene in
      let handler = try await scene.bind()
      try await scene.publish("a")
      try await scene.deliver(.replied(500))
      #expect(try await scene.details(handler, 1).listed.state.phase == .parked(.triedOnce))
      #expect(try await scene.claimed() == [])
    },
    ConformanceCase.delivery("an outage keeps the line; when it is over all have their turn") {
      scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b", "c", "d")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.failed(.connection), .replied(503), .failed(.connection)])
      let figures = try await scene.figures(handler)
      #expect(figures.state.outage?.start == scene.store.time.now())
      #expect(try await scene.claimed() == [])
      try await scene.advance(1)
      let probe = try #require(try await scene.claim().first)
      #expect(probe.deliveries.map(\.id.rawValue) == [1])
      try await scene.finish(probe, .replied(200))
      #expect(try await scene.figures(handler).state.outage == nil)
      #expect(try await scene.claimed() == ["1.2 \"b\"", "1.3 \"c\""])
    },
    ConformanceCase.delivery("at its deadline a delivery is parked, in an outage all are") {
      scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b", "c", "d")
      try await scene.advance(59)
      try await scene.publish("e")
      try await scene.advance(1)
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(500), .replied(500), .replied(500)])
      #expect(try await scene.listed(.parked) == ["1.1", "1.2", "1.3", "1.4"])
      #expect(try await scene.listed(.waiting) == ["1.5"])
      #expect(try await scene.details(handler, 4).listed.state.phase == .parked(.exhausted))
    },
    ConformanceCase.delivery("a handler that is gone is suspended until it is bound again") {
      scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(410)])
      try await scene.publish("c")
      let suspended = try await scene.figures(handler)
      #expect(suspended.state.isSuspended && suspended.suspendedAt == scene.store.time.now())
      #expect(suspended.counts[.parked] == 2 && suspended.counts[.waiting] == 1)
      try await scene.advance(30)
      #expect(try await scene.claimed() == [])
      let again = try await scene.store.perform(
        BindEvent(
          portal: scene.portal, application: scene.application.id, event: DeliveryScene.deal,
          target: .online(handler: "https://h.example/", user: nil)))
      #expect(again == .resumed(handler))
      #expect(try await scene.figures(handler).suspendedAt == nil)
      #expect(try await scene.claimed() == ["1.1 \"a\"", "1.2 \"b\"", "1.3 \"c\""])
    },
    ConformanceCase.delivery("however many a suspension parked, all come back in order") { scene in
      let handler = try await scene.bind()
      try await scene.publish("first")
      try await scene.deliver(.replied(410))
      for hundred in 0..<11 {
        let events = (0..<100).map {
          Publication(name: DeliveryScene.deal, data: .int(Int64(hundred * 100 + $0)))
        }
        _ = try await scene.store.perform(
          PublishEvents(portal: scene.portal, mode: .safe, publications: events))
      }
      #expect(
        try await scene.store.perform(
          ResumeHandler(portal: scene.portal, handler: handler, policy: scene.policy)))
      var turn: [DeliveryClaim] = []
      for _ in 0..<5 where turn.isEmpty { turn = try await scene.claim() }
      #expect(turn.first?.deliveries.map(\.id.rawValue) == Array(1...8))
      #expect(try await scene.counts() == [1_101, 0, 0, 0])
      #expect(try await !scene.figures(handler).state.isSuspended)
    },
    ConformanceCase.delivery("attempts are kept, the first and the last ones") { scene in
      var scene = scene
      scene.policy.patience = 100_000
      let handler = try await scene.bind()
      try await scene.publish("a")
      for _ in 1...25 {
        var claims: [DeliveryClaim] = []
        while claims.isEmpty {
          claims = try await scene.claim()
          if claims.isEmpty { try await scene.advance(16) }
        }
        try await scene.finish(claims[0], .failed(.timeout), milliseconds: 7)
      }
      let details = try await scene.details(handler, 1)
      #expect(details.attempts.map(\.number) == Array(1...10) + Array(16...25))
      let attempt = try #require(details.attempts.last)
      #expect(attempt.outcome == .failed(.timeout) && attempt.milliseconds == 7)
      #expect(attempt.excerpt == Array("excerpt".utf8))
      #expect(attempt.start == scene.store.time.now())
      #expect(details.listed.tries == 25)
    },
    ConformanceCase.delivery("a late success counts, a late failure does not") { scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b")
      let late = try #require(try await scene.claim().first)
      try await scene.advance(8)
      let current = try #require(try await scene.claim().first)
      #expect(try await scene.finish(late, [.replied(500), .replied(200)]) == 1)
      #expect(try await scene.counts() == [1, 0, 1, 0])
      #expect(try await scene.details(handler, 1).attempts.count == 1)
      #expect(try await scene.finish(current, [.replied(200)]) == 1)
      #expect(try await scene.counts() == [0, 0, 2, 0])
    },
    ConformanceCase.delivery("operators park, redrive and drop") { scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b", "c")
      let key = { DeliveryKey(handler: handler, id: DeliveryID(rawValue: $0)) }
      let park = ParkDeliveries(portal: scene.portal, selection: .keys([key(1), key(2), key(9)]))
      #expect(try await scene.store.perform(park) == 2)
      #expect(try await scene.store.perform(park) == 0)
      #expect(try await scene.details(handler, 1).listed.state.phase == .parked(.byOperator))
      #expect(
        try await scene.store.perform(
          DropDeliveries(portal: scene.portal, selection: .keys([key(1), key(3)]))) == 1)
      #expect(
        try await scene.store.perform(
          RedriveDeliveries(portal: scene.portal, selection: .handler(handler))) == 1)
      #expect(try await scene.claimed() == ["1.2 \"b\"", "1.3 \"c\""])
      #expect(
        try await scene.store.perform(
          ParkDeliveries(portal: scene.portal, selection: .handler(handler), limit: 1)) == 1)
      #expect(try await scene.listed(.parked) == ["1.2"])
    },
  ]
}
