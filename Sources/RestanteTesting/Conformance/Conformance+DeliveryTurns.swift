import RestanteCore
import Testing

extension StoreConformance {
  static let deliveryTurns: [[ConformanceCase]] = [
    ConformanceCase.delivery("what is left of a claim that is given back has its turn at once") {
      scene in
      try await scene.bind()
      try await scene.publish("a", "b", "c")
      let claim = try #require(try await scene.claim().first)
      try await scene.finish(claim, [.replied(200)])
      #expect(try await scene.claimed() == [])
      let other = ReleaseDeliveries.Claim(handler: claim.handler, number: claim.number + 1)
      let own = ReleaseDeliveries.Claim(handler: claim.handler, number: claim.number)
      #expect(
        try await scene.store.perform(
          ReleaseDeliveries(portal: scene.portal, claims: [other])) == 0)
      #expect(try await scene.claimed() == [])
      #expect(
        try await scene.store.perform(
          ReleaseDeliveries(portal: scene.portal, claims: [own])) == 1)
      let next = try await scene.store.nextDeliveryTurn(on: scene.portal)
      #expect(try #require(next) <= scene.store.time.now())
      #expect(try await scene.claimed() == ["1.2 \"b\"", "1.3 \"c\""])
      #expect(
        try await scene.store.perform(
          ReleaseDeliveries(portal: scene.portal, claims: [own])) == 0, "it is another's now")
    },
    ConformanceCase.delivery("what is claimed is nobody else's until the claim is over") { scene in
      let handler = try await scene.bind()
      try await scene.publish("a", "b")
      let claim = try #require(try await scene.claim().first)
      #expect(claim.handler == handler && claim.number == 1)
      #expect(claim.url == "https://h.example/")
      #expect(
        claim.owner == .application(clientID: scene.application.clientID, status: "L"))
      #expect(claim.expires == scene.store.time.now().adding(seconds: 8))
      try await scene.publish("c")
      #expect(try await scene.claimed() == [])
      try await scene.advance(7)
      #expect(try await scene.claimed() == [])
      try await scene.advance(1)
      #expect(try await scene.claimed() == ["1.1 \"a\"", "1.2 \"b\"", "1.3 \"c\""])
    },
    ConformanceCase.delivery("a handler has its next turn once its claim is reported") { scene in
      try await scene.bind()
      for number in 1...10 { try await scene.publish("\(number)") }
      let first = try #require(try await scene.claim().first)
      #expect(first.deliveries.map(\.id.rawValue) == Array(1...8))
      try await scene.finish(first, .replied(200))
      let second = try #require(try await scene.claim().first)
      #expect(second.deliveries.map(\.id.rawValue) == [9, 10])
      #expect(second.number == 2)
      try await scene.finish(second, .replied(204))
      #expect(try await scene.claim().isEmpty)
      #expect(try await scene.store.nextDeliveryTurn(on: scene.portal) == nil)
      #expect(try await scene.counts() == [0, 0, 10, 0])
    },
    ConformanceCase.delivery("handlers have their turns beside each other") { scene in
      for name in ["a", "b", "c"] { try await scene.bind(url: "https://\(name).example/") }
      try await scene.publish("x")
      let first = try await scene.claim(handlers: 2)
      #expect(first.count == 2)
      let second = try await scene.claim(handlers: 2)
      #expect(second.count == 1)
      #expect(Set((first + second).map(\.handler.rawValue)) == [1, 2, 3])
    },
    ConformanceCase.delivery("with too few tokens fewer handlers have their turn") { scene in
      for name in ["a", "b"] { try await scene.bind(url: "https://\(name).example/") }
      try await scene.publish("x")
      let pace = Int(scene.policy.maximumPace)
      for (tokens, handlers) in [(pace - 1, 0), (2 * pace - 1, 1)] {
        let claimed = try await scene.store.perform(
          ClaimDeliveries(
            portal: scene.portal, mode: .safe, handlers: 5, tokens: scene.tokens(tokens),
            policy: scene.policy))
        #expect(claimed.claims.count == handlers)
      }
    },
    ConformanceCase.delivery("handlers of an application that may not receive wait") { scene in
      try await scene.bind()
      try await scene.publish("a")
      var change = ApplicationChange()
      change.isActive = .set(false)
      _ = try await scene.store.perform(
        ChangeApplication(
          portal: scene.portal, application: scene.application.id, change: change, mode: .safe))
      #expect(try await scene.claimed() == [])
      change.isActive = .set(true)
      _ = try await scene.store.perform(
        ChangeApplication(
          portal: scene.portal, application: scene.application.id, change: change, mode: .safe))
      try await scene.advance(ClaimDeliveries.standingPause)
      #expect(try await scene.claimed() == ["1.1 \"a\""])
    },
    ConformanceCase.delivery("handlers of a closed portal wait") { scene in
      try await scene.bind()
      try await scene.publish("a")
      var change = PortalChange()
      change.isStopped = .set(true)
      _ = try await scene.store.perform(ChangePortal(portal: scene.portal, change: change))
      #expect(try await scene.claimed() == [])
      change.isStopped = .set(false)
      _ = try await scene.store.perform(ChangePortal(portal: scene.portal, change: change))
      #expect(try await scene.claimed() == ["1.1 \"a\""])
    },
    ConformanceCase.delivery("a turn that was claimed in vain misses nothing that is published") {
      scene in
      try await scene.bind()
      for number in 1...3 {
        #expect(try await scene.claimed() == [])
        try await scene.publish("\(number)")
        #expect(try await scene.store.nextDeliveryTurn(on: scene.portal) != nil)
        try await scene.deliver(.replied(200))
      }
      #expect(try await scene.counts() == [0, 0, 3, 0])
    },
    ConformanceCase.delivery("servers that claim at once share the handlers") { scene in
      for number in 1...20 { try await scene.bind(url: "https://\(number).example/") }
      try await scene.publish("x")
      let claims = try await withThrowingTaskGroup(of: [BindingID].self) { group in
        for server in 0..<4 {
          group.addTask {
            let pace = Int(scene.policy.maximumPace)
            let tokens = (0..<6 * pace).map {
              ClaimDeliveries.TokenHashes(
                access: SecretHash(of: "a\(server) \($0)"),
                refresh: SecretHash(of: "r\(server) \($0)"))
            }
            return try await scene.store.perform(
              ClaimDeliveries(
                portal: scene.portal, mode: .safe, handlers: 6, tokens: tokens,
                policy: scene.policy)
            ).claims.map(\.handler)
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(Set(claims).count == claims.count)
    },
  ]
}
