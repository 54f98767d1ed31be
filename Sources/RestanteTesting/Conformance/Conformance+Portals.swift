import RestanteCore
import Testing

extension StoreConformance {
  static let portals: [[ConformanceCase]] = [
    ConformanceCase.plain("a portal keeps what was decided about it") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      var change = PortalChange()
      change.mode = .set(.strict)
      change.offlineAccess = .set(.users)
      change.offlineExtended = .set(false)
      change.rateLimit = .set(.bucket(capacity: 7, perSecond: 3))
      change.operatingLimit = .set(.seconds(30))
      change.timeZone = .set(.named("Europe/Berlin"))
      let outcome = try await store.perform(
        ChangePortal(portal: fixture.portal.id, change: change))
      let expected = change.applied(to: fixture.portal)
      #expect(outcome == .changed(expected))
      #expect(expected.settings.features == PortalFeatures(offlineExtended: false))
      #expect(try await store.portal(fixture.portal.id) == expected)
      try await subject.reopen()
      #expect(try await subject.store.portals() == [expected])
      let token = SecretHash(of: fixture.application.userToken)
      #expect(try await subject.store.accessGrant(token: token)?.portal == expected)
    },
    ConformanceCase.plain("every setting of a portal can be taken back") { subject in
      let store = subject.store
      let id = try await PortalFixture(in: store).portal.id
      var change = PortalChange()
      (change.mode, change.isStopped) = (.set(.strict), .set(true))
      (change.authConnector, change.rest) = (.set(false), .set(false))
      (change.rateLimit, change.operatingLimit) = (.set(.enterprise), .set(.off))
      (change.offlineAccess, change.timeZone) = (
        .set(.administrators), .set(.fixed(seconds: -5400))
      )
      _ = try await store.perform(ChangePortal(portal: id, change: change))
      #expect(try await store.portal(id)?.settings.state == .stopped)
      #expect(try await store.portal(id)?.settings.timeZone == .fixed(seconds: -5400))
      var back = PortalChange()
      (back.mode, back.isStopped) = (.set(nil), .set(false))
      (back.authConnector, back.rest) = (.set(true), .set(true))
      (back.rateLimit, back.operatingLimit) = (.set(nil), .set(nil))
      (back.offlineAccess, back.timeZone) = (.set(nil), .set(nil))
      _ = try await store.perform(ChangePortal(portal: id, change: back))
      #expect(try await store.portal(id)?.settings == PortalSettings())
      #expect(try await store.portal(id)?.mode == nil)
    },
    ConformanceCase.plain("a portal can take another domain, but not another portal's") {
      subject in
      let store = subject.store
      let first = try await PortalFixture(in: store)
      let second = try await PortalFixture(in: store, domain: "elsewhere.example")
      var change = PortalChange()
      change.domain = .set("elsewhere.example")
      let refused = try await store.perform(
        ChangePortal(portal: first.portal.id, change: change))
      #expect(refused == .domainTaken)
      #expect(try await store.portals() == [first.portal, second.portal])
      change.domain = .set("renamed.example")
      _ = try await store.perform(ChangePortal(portal: first.portal.id, change: change))
      #expect(try await store.portal(domain: "portal.example") == nil)
      let renamed = try await store.portal(domain: "renamed.example")
      #expect(renamed?.id == first.portal.id && renamed?.memberID == first.portal.memberID)
      let unknown = ChangePortal(portal: PortalID(rawValue: 99), change: PortalChange())
      #expect(try await store.perform(unknown) == .unknown)
    },
    ConformanceCase.plain("a new portal must have a new domain") { subject in
      let store = subject.store
      var change = PortalChange()
      (change.mode, change.domain) = (.set(.strict), .set("ignored.example"))
      let create = CreatePortal(domain: "one.example", memberID: "m1", change: change)
      let expected = Portal(
        id: PortalID(rawValue: 1), domain: "one.example", memberID: "m1", mode: .strict)
      let outcome = try await store.perform(create)
      #expect(outcome == .created(expected))
      #expect(try await store.perform(create) == .domainTaken)
      #expect(try await store.portals() == [expected])
    },
    ConformanceCase.plain("a key of the server belongs to no portal") { subject in
      let store = subject.store
      let key = SecretHash(of: "server key")
      try await store.perform(
        AddAPIKey(portal: .server, scope: .admin, key: key, lifetime: 60, label: "root"))
      let grant = try #require(try await store.serverKeyGrant(key: key))
      #expect(grant.label == "root" && grant.expiresAt != nil)
      #expect(try await store.apiKeyGrant(key: key) == nil)
      let fixture = try await PortalFixture(in: store)
      let own = SecretHash(of: "portal key")
      try await store.perform(
        AddAPIKey(portal: fixture.portal.id, scope: .admin, key: own, label: "mine"))
      #expect(try await store.serverKeyGrant(key: own) == nil)
      #expect(try await store.apiKeyGrant(key: own)?.label == "mine")
      #expect(try await store.apiKeys(on: .server, after: nil, limit: 9).map(\.label) == ["root"])
      #expect(
        try await store.apiKeys(on: fixture.portal.id, after: nil, limit: 9).map(\.label)
          == ["mine"])
    },
  ]

  static let users: [[ConformanceCase]] = [
    ConformanceCase.plain("users get the next number, and nobody's again") { subject in
      let store = subject.store
      let id = try await PortalFixture(in: store).portal.id
      #expect(try await createdUser(in: store, on: id)?.id.rawValue == 3)
      #expect(try await createdUser(in: store, on: id, number: 40)?.id.rawValue == 40)
      #expect(try await store.perform(RemoveUser(portal: id, user: UserID(rawValue: 40))))
      #expect(try await store.perform(RemoveUser(portal: id, user: UserID(rawValue: 40))) == false)
      try await subject.reopen()
      #expect(try await createdUser(in: subject.store, on: id)?.id.rawValue == 41)
      let taken = CreateUser(portal: id, id: UserID(rawValue: 3), change: UserChange())
      #expect(try await subject.store.perform(taken) == .numberTaken)
      let elsewhere = try await subject.store.perform(EnsurePortal(domain: "e", memberID: "m"))
      #expect(try await createdUser(in: subject.store, on: elsewhere.id)?.id.rawValue == 1)
    },
    ConformanceCase.plain("a user can be changed in every way") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      var change = UserChange()
      (change.name, change.lastName) = (.set("Ève"), .set(""))
      (change.isAdministrator, change.isActive) = (.set(true), .set(false))
      (change.isConfirmed, change.login) = (.set(false), .set("Eve"))
      let expected = change.applied(to: fixture.user)
      let outcome = try await store.perform(
        ChangeUser(portal: fixture.portal.id, user: fixture.user.id, change: change))
      #expect(outcome == .changed(expected))
      #expect(try await store.user(fixture.user.id, on: fixture.portal.id) == expected)
      let token = SecretHash(of: fixture.application.userToken)
      #expect(try await store.accessGrant(token: token)?.user == expected)
      let unknown = ChangeUser(portal: fixture.portal.id, user: UserID(rawValue: 99))
      #expect(try await store.perform(unknown) == .unknown)
    },
    ConformanceCase.plain("logins are unique on a portal whatever the case of their letters") {
      subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      var change = UserChange()
      change.login = .set("Uri@Example")
      let rename = ChangeUser(
        portal: fixture.portal.id, user: fixture.user.id, change: change)
      _ = try await store.perform(rename)
      #expect(try await store.perform(rename) != .loginTaken)
      change.login = .set("uri@EXAMPLE")
      let other = ChangeUser(
        portal: fixture.portal.id, user: fixture.administrator.id, change: change)
      #expect(try await store.perform(other) == .loginTaken)
      let third = CreateUser(portal: fixture.portal.id, change: change)
      #expect(try await store.perform(third) == .loginTaken)
      let found = try await store.passwordCredentials(
        login: "URI@example", on: fixture.portal.id)
      #expect(found?.user.id == fixture.user.id && found?.password == nil)
      for unknown in ["", "uri", "Uri@Example "] {
        let none = try await store.passwordCredentials(login: unknown, on: fixture.portal.id)
        #expect(none == nil)
      }
      let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
      let foreign = try await store.passwordCredentials(
        login: "Uri@Example", on: elsewhere.portal.id)
      #expect(foreign == nil)
    },
    ConformanceCase.plain("a password can be set, changed and taken away") { subject in
      let store = subject.store
      let id = try await PortalFixture(in: store).portal.id
      let random = SeededRandom(seed: 1)
      let hash = { (text: String) in PasswordHash(of: text, cost: .cheap, random: random) }
      var change = UserChange()
      change.login = .set("ada")
      let create = CreateUser(portal: id, change: change, password: hash("first"))
      guard case .created(let user) = try await store.perform(create) else {
        Issue.record("the user was not created")
        return
      }
      let stored = try await store.passwordCredentials(login: "ada", on: id)?.password
      #expect(stored?.matches("first") == true && stored?.matches("second") == false)
      let second = hash("second")
      for password in [second, nil] {
        _ = try await store.perform(
          ChangeUser(portal: id, user: user.id, password: .set(password)))
        #expect(
          try await store.passwordCredentials(login: "ada", on: id)
            == PasswordCredentials(user: user, password: password))
      }
    },
    ConformanceCase.plain("a removed user's credentials are gone, others' are not") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let (portal, application) = (fixture.portal.id, fixture.application.application.id)
      for user in [fixture.administrator.id, fixture.user.id] {
        try await store.perform(
          AddWebhook(
            portal: portal, user: user, code: SecretHash(of: "\(user.rawValue)"), scopes: []))
        _ = try await store.perform(
          BindEvent(
            portal: portal, application: application, event: QueueScene.deal,
            target: .online(handler: "https://a.b", user: user)))
      }
      try await fixture.application.bindOffline(QueueScene.deal, in: store)
      #expect(try await store.perform(RemoveUser(portal: portal, user: fixture.user.id)))
      #expect(try await store.user(fixture.user.id, on: portal) == nil)
      #expect(try await store.webhookGrant(code: SecretHash(of: "2")) == nil)
      #expect(try await store.webhookGrant(code: SecretHash(of: "1")) != nil)
      let gone = SecretHash(of: fixture.application.userToken)
      #expect(try await store.accessGrant(token: gone) == nil)
      let kept = SecretHash(of: fixture.application.administratorToken)
      #expect(try await store.accessGrant(token: kept) != nil)
      let left = try await store.tokens(of: application, on: portal, after: nil, limit: 9)
      #expect(left.map(\.user.rawValue) == [1, 1])
      let bindings = try await store.bindings(of: application, on: portal, actingAs: nil)
      let targets: [Binding.Target] = [
        .online(handler: "https://a.b", user: fixture.administrator.id), .offline,
      ]
      #expect(bindings.map(\.target) == targets)
    },
    ConformanceCase.plain("users and applications are listed in pages") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let id = fixture.portal.id
      _ = try await PortalFixture(in: store, domain: "elsewhere.example")
      _ = try await createdUser(in: store, on: id, number: 9)
      #expect(try await store.users(on: id, after: nil, limit: 2).map(\.id.rawValue) == [1, 2])
      let second = UserID(rawValue: 2)
      #expect(try await store.users(on: id, after: second, limit: 2).map(\.id.rawValue) == [9])
      let other = try await ApplicationFixture(in: store, on: fixture.portal, clientID: "b")
      let first = fixture.application.application
      #expect(try await store.applications(on: id, after: nil, limit: 1) == [first])
      #expect(
        try await store.applications(on: id, after: first.id, limit: 9) == [other.application])
    },
  ]

  private static func createdUser(
    in store: any Store, on portal: PortalID, number: Int64? = nil
  ) async throws -> PortalUser? {
    let create = CreateUser(
      portal: portal, id: number.map(UserID.init(rawValue:)), change: UserChange())
    guard case .created(let user) = try await store.perform(create) else { return nil }
    return user
  }
}
