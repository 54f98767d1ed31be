import RestanteCore
import Testing

extension StoreConformance {
  static let identity: [[ConformanceCase]] = [
    ConformanceCase.plain("portals are numbered from 1 and found by domain") { subject in
      let store = subject.store
      #expect(try await store.portals() == [])
      let first = try await store.perform(
        EnsurePortal(domain: "one.example:8080", memberID: "m1", mode: .strict))
      let second = try await store.perform(EnsurePortal(domain: "two.example", memberID: "m2"))
      let expected = Portal(
        id: PortalID(rawValue: 1), domain: "one.example:8080", memberID: "m1", mode: .strict)
      #expect(first == expected)
      #expect(second.id.rawValue == 2 && second.mode == nil)
      #expect(try await store.portals() == [first, second])
      #expect(try await store.portal(domain: "one.example:8080") == first)
      #expect(try await store.portal(domain: "one.example") == nil)
    },
    ConformanceCase.plain("a known domain answers the portal that has it, unchanged") { subject in
      let store = subject.store
      let first = try await store.perform(EnsurePortal(domain: "one.example", memberID: "m1"))
      let again = try await store.perform(
        EnsurePortal(domain: "one.example", memberID: "m2", mode: .strict))
      #expect(again == first)
      #expect(try await store.portals() == [first])
    },
    ConformanceCase.plain("a user that is there already is left as it is") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      var other = fixture.user
      other.name = "Other"
      other.isAdministrator = true
      #expect(try await store.perform(EnsureUser(user: other)) == fixture.user)
      #expect(try await store.user(fixture.user.id, on: fixture.portal.id) == fixture.user)
      #expect(try await store.user(UserID(rawValue: 99), on: fixture.portal.id) == nil)
    },
    ConformanceCase.plain("users are the portal's own") { subject in
      let store = subject.store
      let first = try await PortalFixture(in: store)
      let second = try await PortalFixture(in: store, domain: "elsewhere.example")
      let user = PortalUser(
        portal: first.portal.id, id: UserID(rawValue: 5), name: "Eve", lastName: "É",
        isAdministrator: false, isActive: false)
      #expect(try await store.perform(EnsureUser(user: user)) == user)
      #expect(try await store.user(user.id, on: first.portal.id) == user)
      #expect(try await store.user(user.id, on: second.portal.id) == nil)
    },
    ConformanceCase.plain("applications are numbered on their portal") { subject in
      let store = subject.store
      let first = try await PortalFixture(in: store)
      let second = try await ApplicationFixture(
        in: store, on: first.portal, clientID: "local.second", isInstalled: false)
      let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
      let expected = Application(
        portal: first.portal.id, id: ApplicationID(rawValue: 2), clientID: "local.second",
        name: "Application local.second", scopes: ["crm", "task"], status: "L",
        isInstalled: false, isActive: true, version: 1)
      #expect(second.application == expected)
      #expect(elsewhere.application.application.id.rawValue == 1)
      #expect(
        try await store.application(clientID: "local.second", on: first.portal.id) == expected)
      #expect(
        try await store.application(clientID: "local.second", on: elsewhere.portal.id) == nil)
    },
    ConformanceCase.plain("a client id is unique on its portal, not between portals") { subject in
      let store = subject.store
      let first = try await PortalFixture(in: store)
      let taken = try await store.perform(
        EnsureApplication(
          portal: first.portal.id, clientID: "local.first", name: "Thief", scopes: [],
          isInstalled: true, secret: SecretHash(of: "another")))
      #expect(taken == .clientIDTaken)
      let second = try await PortalFixture(in: store, domain: "elsewhere.example")
      #expect(
        try await store.clients(clientID: "local.first") == [
          ClientCredentials(
            portal: first.portal, application: first.application.application,
            secrets: [SecretHash(of: first.application.clientSecret)]),
          ClientCredentials(
            portal: second.portal, application: second.application.application,
            secrets: [SecretHash(of: second.application.clientSecret)]),
        ])
      #expect(try await store.clients(clientID: "local.unknown") == [])
    },
    ConformanceCase.plain("an application may have several secrets") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let added = SecretHash(of: "one more")
      try await store.perform(
        AddClientSecret(
          portal: fixture.portal.id, application: fixture.application.application.id,
          secret: added))
      let client = try #require(try await store.clients(clientID: "local.first").first)
      let expected: Set = [SecretHash(of: fixture.application.clientSecret), added]
      #expect(client.secrets.count == 2 && Set(client.secrets) == expected)
    },
    ConformanceCase.plain("webhooks are found by user and code") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let code = SecretHash(of: "code")
      try await store.perform(
        AddWebhook(
          portal: fixture.portal.id, user: fixture.user.id, code: code, scopes: ["crm", "im"]))
      let expected = WebhookGrant(
        portal: fixture.portal, user: fixture.user, scopes: ["crm", "im"])
      #expect(try await store.webhookGrant(user: fixture.user.id, code: code) == expected)
      let other = try await store.webhookGrant(user: fixture.administrator.id, code: code)
      #expect(other == nil)
      let unknown = SecretHash(of: "unknown")
      #expect(try await store.webhookGrant(user: fixture.user.id, code: unknown) == nil)
    },
    ConformanceCase.plain("keys of the native API are found by their hash") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      for scope in APIKeyScope.allCases {
        let key = SecretHash(of: scope.rawValue)
        try await store.perform(AddAPIKey(portal: fixture.portal.id, scope: scope, key: key))
        let expected = APIKeyGrant(portal: fixture.portal, scope: scope, expiresAt: nil)
        #expect(try await store.apiKeyGrant(key: key) == expected)
      }
      #expect(try await store.apiKeyGrant(key: SecretHash(of: "unknown")) == nil)
    },
    ConformanceCase.plain("expired credentials are removed, their portal's only") { subject in
      try await expectRemovalOfExpiredCredentials(subject)
    },
  ]

  private static func expectRemovalOfExpiredCredentials(
    _ subject: any StoreUnderTest
  ) async throws {
    let store = subject.store
    let fixture = try await PortalFixture(in: store)
    let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
    for portal in [fixture.portal, elsewhere.portal] {
      for lifetime in [Int64?.none, 60] {
        let secret = SecretHash(of: "\(portal.domain) \(lifetime ?? 0)")
        try await store.perform(
          AddWebhook(
            portal: portal.id, user: fixture.user.id, code: secret, scopes: [],
            lifetime: lifetime))
        try await store.perform(
          AddAPIKey(portal: portal.id, scope: .read, key: secret, lifetime: lifetime))
        try await store.perform(AddDoor(portal: portal.id, code: secret, lifetime: lifetime))
      }
    }
    let remove = RemoveExpiredCredentials(portal: fixture.portal.id)
    #expect(try await store.perform(remove) == 0)
    try await subject.advance(seconds: 60)
    #expect(try await store.perform(remove) == 3)
    let expired = SecretHash(of: "\(fixture.portal.domain) 60")
    #expect(try await store.webhookGrant(user: fixture.user.id, code: expired) == nil)
    #expect(try await store.apiKeyGrant(key: expired) == nil)
    #expect(try await store.doorGrant(code: expired) == nil)
    let unlimited = SecretHash(of: "\(fixture.portal.domain) 0")
    #expect(try await store.webhookGrant(user: fixture.user.id, code: unlimited) != nil)
    #expect(try await store.apiKeyGrant(key: unlimited) != nil)
    #expect(try await store.doorGrant(code: unlimited) != nil)
    let foreign = SecretHash(of: "\(elsewhere.portal.domain) 60")
    #expect(try await store.apiKeyGrant(key: foreign) != nil)
    // An hour later the two access tokens of the portal are expired as well, but are still known as
    // expired until their refresh tokens, which go first, are of no use either.
    try await subject.advance(seconds: 3_600)
    #expect(try await store.perform(remove) == 0)
    let token = SecretHash(of: fixture.application.userToken)
    let grant = try #require(try await store.accessGrant(token: token))
    #expect(grant.expiresAt <= store.time.now())
    try await subject.advance(seconds: IssueTokens.originalRefreshLifetime - 3_660)
    #expect(try await store.perform(remove) == 2)
    #expect(try await store.accessGrant(token: token) != nil)
    try await subject.advance(seconds: 3_600)
    #expect(try await store.perform(remove) == 2)
    #expect(try await store.accessGrant(token: token) == nil)
  }
}
