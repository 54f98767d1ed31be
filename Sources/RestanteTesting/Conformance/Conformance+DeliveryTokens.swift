import RestanteCore
import Testing

extension StoreConformance {
  static let deliveryTokens: [[ConformanceCase]] = [
    ConformanceCase.delivery("a delivery for a known user brings an access token") { scene in
      try await scene.bind(user: 2)
      try await scene.publish("a", "b")
      let tokens = scene.tokens(10 * Int(scene.policy.maximumPace))
      let claim = try #require(try await scene.claim().first)
      let grants = claim.deliveries.compactMap(\.tokens)
      #expect(grants.map(\.place) == [0, 1])
      #expect(!grants.contains { $0.bringsRefreshToken })
      let now = scene.store.time.now()
      #expect(grants.first?.expires == now.adding(seconds: 3_600))
      #expect(grants.first?.scopes == scene.application.scopes)
      let grant = try #require(
        try await scene.store.accessGrant(token: tokens[1].access))
      #expect(grant.user.id == UserID(rawValue: 2) && grant.expiresAt == grants[1].expires)
      #expect(grant.application.id == scene.application.id && !grant.isUnconfirmed)
      #expect(try await scene.store.accessGrant(token: tokens[2].access) == nil)
    },
    ConformanceCase.delivery("each attempt brings tokens of its own") { scene in
      try await scene.bind(user: 2)
      try await scene.publish("a")
      let first = scene.tokens(1)
      try await scene.deliver(.replied(500))
      try await scene.advance(2)
      let second = scene.tokens(1)
      #expect(try await scene.claim().first?.deliveries.first?.attempt == 2)
      for tokens in first + second {
        #expect(try await scene.store.accessGrant(token: tokens.access) != nil)
      }
    },
    ConformanceCase.delivery("only some events bring a refresh token, and some none") { scene in
      let test = EventName(stored: "ONAPPTEST")
      let confirm = EventName(stored: "ONAPPMETHODCONFIRM")
      for event in [test, confirm] { try await scene.bind(event, user: 2) }
      try await scene.publish("a", name: test)
      try await scene.publish("a", name: confirm)
      let tokens = scene.tokens(1)[0]
      let claims = try await scene.claim()
      try #require(claims.map(\.handler.rawValue) == [1, 2])
      #expect(claims[0].deliveries[0].tokens?.bringsRefreshToken == true)
      #expect(claims[1].deliveries[0].tokens == nil)
      let kinds = try await scene.store.tokens(
        of: scene.application.id, on: scene.portal, after: nil, limit: 100
      ).filter { $0.id == CredentialID(of: tokens.refresh) }.map(\.kind)
      #expect(kinds == [.refresh])
    },
    ConformanceCase.delivery("nobody, and users who may not use the application, bring none") {
      scene in
      try await scene.bind()
      try await scene.publish("a")
      try await scene.publish("b", user: .undisclosed)
      try await scene.publish("c", user: .user(UserID(rawValue: 99)))
      var change = UserChange()
      change.isActive = .set(false)
      _ = try await scene.store.perform(
        ChangeUser(portal: scene.portal, user: UserID(rawValue: 2), change: change))
      try await scene.publish("d", user: .user(UserID(rawValue: 2)))
      try await scene.publish("e", user: .user(UserID(rawValue: 1)))
      let deliveries = try await scene.claim().flatMap(\.deliveries)
      #expect(deliveries.map { $0.tokens != nil } == [false, false, false, false, true])
    },
    ConformanceCase.delivery("tokens carry the session of the event, others the standard one") {
      scene in
      try await scene.bind(user: 2)
      try await scene.publish("a", session: EventSession(rawValue: 3))
      let tokens = scene.tokens(1)[0]
      let claim = try #require(try await scene.claim().first)
      #expect(claim.deliveries[0].content.session == EventSession(rawValue: 3))
      let grant = try #require(try await scene.store.accessGrant(token: tokens.access))
      #expect(grant.session == EventSession(rawValue: 3))
      let usual = try await scene.store.accessGrant(
        token: SecretHash(of: scene.fixture.application.userToken))
      #expect(usual?.session == .standard)
    },
  ]
}
