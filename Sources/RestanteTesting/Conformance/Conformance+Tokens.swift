import RestanteCore
import Testing

/// A portal and short words for exchanging refresh tokens by their text.
private struct TokenScene: Sendable {
  let subject: any StoreUnderTest
  let fixture: PortalFixture

  init(_ subject: any StoreUnderTest) async throws {
    self.subject = subject
    fixture = try await PortalFixture(in: subject.store)
  }

  var store: any Store { subject.store }
  var first: String { fixture.application.userRefreshToken }

  /// Presents a refresh token; the new pair is `successor` and `access SUCCESSOR`.
  func rotate(
    _ presented: String, to successor: String, clientID: String = "local.first",
    portals: [PortalID]? = nil, refreshLifetime: Int64 = IssueTokens.originalRefreshLifetime
  ) async throws -> RotateTokens.Outcome {
    try await store.perform(
      RotateTokens(
        presented: SecretHash(of: presented), clientID: clientID,
        portals: portals ?? [fixture.portal.id],
        accessToken: SecretHash(of: "access \(successor)"),
        refreshToken: SecretHash(of: successor), refreshLifetime: refreshLifetime))
  }

  func isRotated(_ presented: String, to successor: String) async throws -> Bool {
    if case .rotated = try await rotate(presented, to: successor) { return true }
    return false
  }
}

extension StoreConformance {
  static let tokens: [[ConformanceCase]] = [
    ConformanceCase.plain("an access token stands for portal, application, user and scopes") {
      subject in
      let scene = try await TokenScene(subject)
      let token = SecretHash(of: "short")
      let expiresAt = try await scene.store.perform(
        IssueTokens(
          portal: scene.fixture.portal.id,
          application: scene.fixture.application.application.id, user: scene.fixture.user.id,
          scopes: ["crm"], accessToken: token, refreshToken: SecretHash(of: "long"),
          accessLifetime: 90))
      let expected = AccessGrant(
        portal: scene.fixture.portal, application: scene.fixture.application.application,
        user: scene.fixture.user, scopes: ["crm"], expiresAt: expiresAt)
      #expect(try await scene.store.accessGrant(token: token) == expected)
      let known = SecretHash(of: scene.fixture.application.userToken)
      let grant = try #require(try await scene.store.accessGrant(token: known))
      #expect(grant.expiresAt.milliseconds - expiresAt.milliseconds == 3_510_000)
      #expect(try await scene.store.accessGrant(token: SecretHash(of: "unknown")) == nil)
      #expect(try await scene.store.accessGrant(token: SecretHash(of: "long")) == nil)
    },
    ConformanceCase.plain("an expired access token is still answered") { subject in
      let scene = try await TokenScene(subject)
      let token = SecretHash(of: scene.fixture.application.userToken)
      let before = try await scene.store.accessGrant(token: token)
      try await subject.advance(seconds: 7_200)
      #expect(try await scene.store.accessGrant(token: token) == before)
      #expect(before != nil)
    },
    ConformanceCase.plain("a lifetime that is not positive makes a token expired from birth") {
      subject in
      let scene = try await TokenScene(subject)
      let token = SecretHash(of: "stillborn")
      let expiresAt = try await scene.store.perform(
        IssueTokens(
          portal: scene.fixture.portal.id,
          application: scene.fixture.application.application.id, user: scene.fixture.user.id,
          scopes: [], accessToken: token, refreshToken: SecretHash(of: "long"),
          accessLifetime: -5))
      #expect(try await scene.store.accessGrant(token: token)?.expiresAt == expiresAt)
      let known = SecretHash(of: scene.fixture.application.userToken)
      let grant = try #require(try await scene.store.accessGrant(token: known))
      #expect(grant.expiresAt.milliseconds - expiresAt.milliseconds == 3_605_000)
    },
    ConformanceCase.plain("a refresh token is exchanged for a pair with the same rights") {
      subject in
      let scene = try await TokenScene(subject)
      let old = SecretHash(of: scene.fixture.application.userToken)
      let before = try #require(try await scene.store.accessGrant(token: old))
      try await subject.advance(seconds: 100)
      let expected = AccessGrant(
        portal: before.portal, application: before.application, user: before.user,
        scopes: before.scopes, expiresAt: before.expiresAt.adding(seconds: 100),
        isUnconfirmed: true, session: before.session)
      #expect(try await scene.rotate(scene.first, to: "second") == .rotated(expected))
      let access = SecretHash(of: "access second")
      #expect(try await scene.store.accessGrant(token: access) == expected)
      #expect(try await scene.store.accessGrant(token: old) != nil)
    },
    ConformanceCase.plain("a refresh token stays good until its successor is presented") {
      subject in
      let scene = try await TokenScene(subject)
      #expect(try await scene.isRotated(scene.first, to: "lost reply"))
      #expect(try await scene.isRotated(scene.first, to: "second"))
      #expect(try await scene.isRotated("second", to: "third"))
      #expect(try await scene.isRotated("lost reply", to: "other branch"))
      #expect(try await scene.isRotated("third", to: "fourth"))
      #expect(try await scene.rotate(scene.first, to: "late") == .reused)
    },
    ConformanceCase.plain("a refresh token that comes again after its successor ends its family") {
      subject in
      let scene = try await TokenScene(subject)
      let other = SecretHash(of: scene.fixture.application.administratorToken)
      #expect(try await scene.isRotated(scene.first, to: "second"))
      #expect(try await scene.isRotated(scene.first, to: "lost reply"))
      // A call with the new access token uses it as well.
      try await scene.store.perform(ConfirmTokens(accessToken: SecretHash(of: "access second")))
      let listed = try await scene.store.tokens(
        of: scene.fixture.application.application.id, on: scene.fixture.portal.id, after: nil,
        limit: 99)
      #expect(!listed.contains { $0.id == CredentialID(of: SecretHash(of: scene.first)) })
      try await subject.reopen()
      #expect(try await scene.rotate(scene.first, to: "late", clientID: "other") == .invalid)
      #expect(
        try await scene.store.accessGrant(token: SecretHash(of: "access second")) != nil)
      #expect(try await scene.rotate(scene.first, to: "late") == .reused)
      for name in ["second", "lost reply"] {
        #expect(
          try await scene.store.accessGrant(token: SecretHash(of: "access \(name)")) == nil)
        #expect(try await !scene.isRotated(name, to: "late"))
      }
      #expect(try await scene.store.accessGrant(token: other) != nil)
      #expect(try await !scene.isRotated(scene.first, to: "late"))
    },
    ConformanceCase.plain("an unknown or expired refresh token is not exchanged") { subject in
      let scene = try await TokenScene(subject)
      #expect(try await !scene.isRotated("unknown", to: "x"))
      #expect(try await !scene.isRotated(scene.fixture.application.userToken, to: "x"))
      let short = try await scene.rotate(scene.first, to: "short", refreshLifetime: 60)
      #expect(short != .invalid)
      try await subject.advance(seconds: 59)
      #expect(try await scene.isRotated("short", to: "in time"))
      try await subject.advance(seconds: 1)
      #expect(try await !scene.isRotated("short", to: "x"))
      #expect(try await scene.store.accessGrant(token: SecretHash(of: "access x")) == nil)
    },
    ConformanceCase.plain("a refresh token serves only its own application and portal") { subject in
      let scene = try await TokenScene(subject)
      _ = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      let refused = [
        try await scene.rotate(scene.first, to: "x", clientID: "local.second"),
        try await scene.rotate(scene.first, to: "x", portals: [elsewhere.portal.id]),
        try await scene.rotate(scene.first, to: "x", portals: []),
      ]
      #expect(refused == [.invalid, .invalid, .invalid])
      let both = [elsewhere.portal.id, scene.fixture.portal.id]
      #expect(try await scene.rotate(scene.first, to: "second", portals: both) != .invalid)
    },
    ConformanceCase.plain("a refused exchange revokes nothing") { subject in
      let scene = try await TokenScene(subject)
      #expect(try await scene.isRotated(scene.first, to: "second"))
      #expect(try await scene.rotate("second", to: "x", portals: []) == .invalid)
      #expect(try await scene.isRotated(scene.first, to: "again"))
    },
  ]
}
