import RestanteCore
import Testing

/// A portal and short words for codes and tokens by their text.
struct CodeScene: Sendable {
  let subject: any StoreUnderTest
  let fixture: PortalFixture

  init(_ subject: any StoreUnderTest) async throws {
    self.subject = subject
    fixture = try await PortalFixture(in: subject.store)
  }

  var store: any Store { subject.store }
  var application: Application { fixture.application.application }

  func issue(
    _ code: String, for user: UserID? = nil, scopes: [String]? = nil
  ) async throws -> IssueAuthorizationCode.Outcome {
    try await store.perform(
      IssueAuthorizationCode(
        portal: fixture.portal.id, application: application.id, user: user ?? fixture.user.id,
        scopes: scopes, code: SecretHash(of: code)))
  }

  /// Presents a code; the new pair is `access NAME` and `refresh NAME`.
  func redeem(
    _ code: String, to name: String, clientID: String = "local.first",
    portals: [PortalID]? = nil
  ) async throws -> RedeemAuthorizationCode.Outcome {
    try await store.perform(
      RedeemAuthorizationCode(
        code: SecretHash(of: code), clientID: clientID,
        portals: portals ?? [fixture.portal.id], accessToken: SecretHash(of: "access \(name)"),
        refreshToken: SecretHash(of: "refresh \(name)")))
  }

  /// Exchanges `refresh FROM` for the pair `access TO` and `refresh TO`.
  func rotate(_ from: String, to name: String) async throws -> RotateTokens.Outcome {
    try await store.perform(
      RotateTokens(
        presented: SecretHash(of: "refresh \(from)"), clientID: "local.first",
        portals: [fixture.portal.id], accessToken: SecretHash(of: "access \(name)"),
        refreshToken: SecretHash(of: "refresh \(name)")))
  }

  func grant(_ name: String) async throws -> AccessGrant? {
    try await store.accessGrant(token: SecretHash(of: "access \(name)"))
  }
}

extension StoreConformance {
  static let authorizationCodes: [[ConformanceCase]] = [
    ConformanceCase.plain("a code is exchanged for tokens of its user and scopes") { subject in
      let scene = try await CodeScene(subject)
      guard case .issued(let end) = try await scene.issue("c", scopes: ["crm"]) else {
        Issue.record("no code was issued")
        return
      }
      guard case .redeemed(let grant) = try await scene.redeem("c", to: "t") else {
        Issue.record("the code was not exchanged")
        return
      }
      #expect(grant.expiresAt.milliseconds - end.milliseconds == (3_600 - 30) * 1_000)
      let expected = AccessGrant(
        portal: scene.fixture.portal, application: scene.application, user: scene.fixture.user,
        scopes: ["crm"], expiresAt: grant.expiresAt)
      #expect(grant == expected)
      #expect(try await scene.grant("t") == expected)
      let listed = try await scene.store.tokens(
        of: scene.application.id, on: scene.fixture.portal.id, after: nil, limit: 99)
      let refresh = listed.first { $0.id == CredentialID(of: SecretHash(of: "refresh t")) }
      let refreshEnd = try #require(refresh?.expiresAt)
      #expect(refreshEnd.milliseconds - end.milliseconds == (180 * 86_400 - 30) * 1_000)
      guard case .rotated(let rotated) = try await scene.rotate("t", to: "u") else {
        Issue.record("the refresh token was not exchanged")
        return
      }
      #expect(rotated.scopes == ["crm"] && rotated.user == scene.fixture.user)
    },
    ConformanceCase.plain("a form brings one code, however many ask for one at once") { subject in
      let scene = try await CodeScene(subject)
      let form = SecretHash(of: "form")
      let issued: [Bool] = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 1...8 {
          group.addTask {
            let operation = IssueAuthorizationCode(
              portal: scene.fixture.portal.id, application: scene.application.id,
              user: scene.fixture.user.id, code: SecretHash(of: "code \(number)"),
              form: (id: form, lifetime: 600))
            if case .issued = try await scene.store.perform(operation) { return true }
            return false
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(issued.count { $0 } == 1)
      #expect(try await scene.redeem("form", to: "x") != .invalid)
      #expect(try await scene.grant("x") == nil)
    },
    ConformanceCase.plain("a new password ends the user's tokens and codes unless they are kept") {
      subject in
      let scene = try await CodeScene(subject)
      let password = PasswordHash(of: "first", cost: .cheap, random: SystemRandomSource())
      func change(keeping: Bool) async throws {
        _ = try await scene.store.perform(
          ChangeUser(
            portal: scene.fixture.portal.id, user: scene.fixture.user.id,
            password: .set(password), keepsTokens: keeping))
      }
      _ = try await scene.issue("before")
      _ = try await scene.redeem("before", to: "t")
      _ = try await scene.issue("open")
      try await change(keeping: true)
      #expect(try await scene.grant("t") != nil)
      try await change(keeping: false)
      #expect(try await scene.grant("t") == nil)
      #expect(try await scene.redeem("open", to: "u") == .invalid)
      #expect(try await scene.rotate("t", to: "u") == .invalid)
      let administrator = scene.fixture.application.administratorToken
      #expect(
        try await scene.store.accessGrant(token: SecretHash(of: administrator)) != nil)
    },
    ConformanceCase.plain("a code without scopes carries its application's") { subject in
      let scene = try await CodeScene(subject)
      _ = try await scene.issue("c")
      _ = try await scene.redeem("c", to: "t")
      #expect(try await scene.grant("t")?.scopes == ApplicationFixture.scopes)
    },
    ConformanceCase.plain("a code is good for thirty seconds") { subject in
      let scene = try await CodeScene(subject)
      for (code, milliseconds) in [("in time", Int64(29_999)), ("late", 30_000)] {
        _ = try await scene.issue(code)
        try await subject.advance(milliseconds: milliseconds)
        let isRedeemed = try await scene.redeem(code, to: code) != .invalid
        #expect(isRedeemed == (code == "in time"))
      }
      #expect(try await scene.grant("late") == nil)
    },
    ConformanceCase.plain("a code serves only its own application and portal") { subject in
      let scene = try await CodeScene(subject)
      _ = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      _ = try await scene.issue("c")
      let refused = [
        try await scene.redeem("c", to: "x", clientID: "local.second"),
        try await scene.redeem("c", to: "x", portals: [elsewhere.portal.id]),
        try await scene.redeem("c", to: "x", portals: []),
        try await scene.redeem("unknown", to: "x"),
      ]
      #expect(refused == [.invalid, .invalid, .invalid, .invalid])
      #expect(try await scene.grant("x") == nil)
      guard case .redeemed = try await scene.redeem("c", to: "t") else {
        Issue.record("strangers spoilt the code")
        return
      }
    },
    ConformanceCase.plain("a second exchange takes back all that came of the first") { subject in
      let scene = try await CodeScene(subject)
      _ = try await scene.issue("c")
      _ = try await scene.issue("other")
      _ = try await scene.redeem("c", to: "t")
      _ = try await scene.redeem("other", to: "o")
      _ = try await scene.rotate("t", to: "u")
      #expect(try await scene.grant("t") != nil)
      #expect(try await scene.grant("u") != nil)
      try await subject.advance(seconds: 60)
      #expect(try await scene.redeem("c", to: "x", clientID: "local.second") == .invalid)
      #expect(try await scene.grant("t") != nil)
      try await subject.reopen()
      #expect(try await scene.redeem("c", to: "x") == .replayed)
      for name in ["t", "u", "x"] { #expect(try await scene.grant(name) == nil) }
      for name in ["t", "u", "x"] {
        #expect(try await scene.rotate(name, to: "y") == .invalid)
      }
      #expect(try await scene.grant("o") != nil)
      #expect(
        try await scene.store.accessGrant(
          token: SecretHash(of: scene.fixture.application.userToken)) != nil)
    },
    ConformanceCase.plain("of many who exchange a code at once none keeps tokens but one at most") {
      subject in
      let scene = try await CodeScene(subject)
      _ = try await scene.issue("c")
      let outcomes = try await withThrowingTaskGroup(
        of: RedeemAuthorizationCode.Outcome.self
      ) { group in
        for number in 0..<16 {
          group.addTask { try await scene.redeem("c", to: "\(number)") }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let redeemed = outcomes.count { if case .redeemed = $0 { true } else { false } }
      #expect(redeemed == 1)
      #expect(outcomes.count { $0 == .replayed } == 15)
      for number in 0..<16 { #expect(try await scene.grant("\(number)") == nil) }
    },
    ConformanceCase.plain("codes and tokens are refused to those who may not have them") {
      subject in
      try await expectRefusals(subject)
    },
    ConformanceCase.plain("a used code is remembered for a day, then forgotten") { subject in
      let scene = try await CodeScene(subject)
      _ = try await scene.issue("c")
      _ = try await scene.redeem("c", to: "t")
      let remove = RemoveExpiredCredentials(portal: scene.fixture.portal.id)
      try await subject.advance(seconds: 30 + AuthorizationCode.memory - 1)
      _ = try await scene.store.perform(remove)
      #expect(try await scene.redeem("c", to: "x") == .replayed)
      try await subject.advance(seconds: 1)
      #expect(try await scene.store.perform(remove) == 1)
      #expect(try await scene.redeem("c", to: "x") == .invalid)
    },
    ConformanceCase.plain("using a new access token ends the refresh token before it") { subject in
      let scene = try await CodeScene(subject)
      _ = try await scene.issue("c")
      _ = try await scene.redeem("c", to: "t")
      #expect(try await scene.grant("t")?.isUnconfirmed == false)
      _ = try await scene.rotate("t", to: "u")
      #expect(try await scene.grant("u")?.isUnconfirmed == true)
      #expect(try await scene.rotate("t", to: "again") != .invalid)
      let confirm = ConfirmTokens(accessToken: SecretHash(of: "access u"))
      try await scene.store.perform(confirm)
      try await scene.store.perform(confirm)
      #expect(try await scene.grant("u")?.isUnconfirmed == false)
      #expect(try await scene.rotate("u", to: "v") != .invalid)
      // Nothing to confirm: a token that came in exchange for nothing, and one that is unknown.
      for token in ["access t", "access nowhere"] {
        try await scene.store.perform(ConfirmTokens(accessToken: SecretHash(of: token)))
      }
      #expect(try await scene.rotate("v", to: "w") != .invalid)
      #expect(try await scene.rotate("t", to: "late") == .reused)
      #expect(try await scene.grant("w") == nil)
    },
  ]

  private static func expectRefusals(_ subject: any StoreUnderTest) async throws {
    let scene = try await CodeScene(subject)
    let portal = scene.fixture.portal.id
    _ = try await scene.issue("t")
    _ = try await scene.redeem("t", to: "t")
    let check = { (expected: GrantRefusal) async throws in
      #expect(try await scene.issue("new") == .refused(expected))
      #expect(try await scene.redeem("kept", to: "x") == .refused(expected))
      #expect(try await scene.rotate("t", to: "x") == .refused(expected))
      #expect(try await scene.grant("x") == nil)
    }
    _ = try await scene.issue("kept")
    for (payment, refusal) in [
      (PaymentState.required, GrantRefusal.paymentRequired), (.ended, .subscriptionEnded),
    ] {
      try await scene.change { $0.payment = .set(payment) }
      try await check(refusal)
    }
    try await scene.change { ($0.payment, $0.isActive) = (.set(.paid), .set(false)) }
    try await check(.notInstalled)
    try await scene.change { ($0.isActive, $0.allowedUsers) = (.set(true), .set([])) }
    try await check(.userNotAllowed)
    try await scene.change { $0.allowedUsers = .set([scene.fixture.user.id]) }
    for isConfirmed in [false, true] {
      var change = UserChange()
      (change.isActive, change.isConfirmed) = (.set(!isConfirmed), .set(isConfirmed))
      _ = try await scene.store.perform(
        ChangeUser(portal: portal, user: scene.fixture.user.id, change: change))
      try await check(.userNotAllowed)
    }
    var change = UserChange()
    (change.isActive, change.isConfirmed) = (.set(true), .set(true))
    _ = try await scene.store.perform(
      ChangeUser(portal: portal, user: scene.fixture.user.id, change: change))
    var stop = PortalChange()
    stop.isStopped = .set(true)
    _ = try await scene.store.perform(ChangePortal(portal: portal, change: stop))
    try await check(.portalClosed)
    stop.isStopped = .set(false)
    _ = try await scene.store.perform(ChangePortal(portal: portal, change: stop))
    guard case .redeemed = try await scene.redeem("kept", to: "k") else {
      Issue.record("refusals spoilt the code")
      return
    }
    #expect(try await scene.rotate("t", to: "u") != .invalid)
  }
}

extension CodeScene {
  /// Changes what is set for the application.
  func change(_ make: (inout ApplicationChange) -> Void) async throws {
    var change = ApplicationChange()
    make(&change)
    _ = try await store.perform(
      ChangeApplication(
        portal: fixture.portal.id, application: application.id, change: change, mode: .safe))
  }
}
