import RestanteCore
import RestanteJSON
import Testing

extension StoreConformance {
  static let administration: [[ConformanceCase]] = [
    ConformanceCase.plain("webhooks and keys are listed in pages and can be revoked") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let id = fixture.portal.id
      let elsewhere = try await PortalFixture(in: store, domain: "elsewhere.example")
      var expected: [CredentialID] = []
      for number in 0..<5 {
        let secret = SecretHash(of: "secret \(number)")
        expected.append(CredentialID(of: secret))
        try await store.perform(
          AddWebhook(
            portal: id, user: fixture.user.id, code: secret, scopes: ["crm"],
            lifetime: number == 0 ? 60 : nil, label: "label \(number)"))
        try await store.perform(
          AddAPIKey(portal: id, scope: .read, key: secret, label: "label \(number)"))
      }
      expected.sort()
      let first = try await store.webhooks(on: id, after: nil, limit: 2)
      let rest = try await store.webhooks(on: id, after: first.last?.id, limit: 9)
      #expect((first + rest).map(\.id) == expected && first.count == 2)
      let shown = try #require(
        (first + rest).first { $0.id == CredentialID(of: SecretHash(of: "secret 0")) })
      let made = try #require(shown.createdAt)
      #expect(
        shown
          == WebhookRecord(
            id: shown.id, user: fixture.user.id, scopes: ["crm"], label: "label 0",
            createdAt: made, expiresAt: made.adding(seconds: 60)))
      let keys = try await store.apiKeys(on: id, after: expected[0], limit: 9)
      #expect(keys.map(\.id) == Array(expected.dropFirst()))
      #expect(keys.allSatisfy { $0.scope == .read && $0.createdAt == made && !$0.label.isEmpty })

      #expect(
        try await store.perform(RevokeWebhook(portal: elsewhere.portal.id, id: shown.id)) == false)
      #expect(
        try await store.perform(RevokeAPIKey(portal: elsewhere.portal.id, id: shown.id)) == false)
      let secret = SecretHash(of: "secret 0")
      #expect(try await store.webhookGrant(code: secret) != nil)
      #expect(try await store.apiKeyGrant(key: secret) != nil)
      #expect(try await store.perform(RevokeWebhook(portal: id, id: shown.id)))
      #expect(try await store.perform(RevokeAPIKey(portal: id, id: shown.id)))
      #expect(try await store.webhookGrant(code: secret) == nil)
      #expect(try await store.apiKeyGrant(key: secret) == nil)
      #expect(try await store.perform(RevokeWebhook(portal: id, id: shown.id)) == false)
      #expect(try await store.webhooks(on: id, after: nil, limit: 9).count == 4)
    },
    ConformanceCase.plain("another code of a webhook and another key do what the old ones did") {
      subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let id = fixture.portal.id
      let (old, new) = (SecretHash(of: "old"), SecretHash(of: "new"))
      try await store.perform(
        AddWebhook(
          portal: id, user: fixture.user.id, code: old, scopes: ["crm"], lifetime: 60,
          label: "hook"))
      try await store.perform(
        AddAPIKey(portal: id, scope: .publish, key: old, lifetime: 60, label: "key"))
      let hook = try await store.webhookGrant(code: old)
      let key = try await store.apiKeyGrant(key: old)
      try await subject.advance(seconds: 10)
      let stranger = PortalID(rawValue: 99)
      let which = CredentialID(of: old)
      #expect(try await store.perform(RotateWebhook(portal: stranger, id: which, code: new)) == nil)
      #expect(try await store.perform(RotateAPIKey(portal: stranger, id: which, key: new)) == nil)
      let user = try await store.perform(RotateWebhook(portal: id, id: which, code: new))
      #expect(user == fixture.user.id)
      #expect(try await store.perform(RotateAPIKey(portal: id, id: which, key: new)) == .publish)
      #expect(try await store.webhookGrant(code: old) == nil)
      #expect(try await store.apiKeyGrant(key: old) == nil)
      #expect(try await store.webhookGrant(code: new) == hook)
      #expect(try await store.apiKeyGrant(key: new) == key)
      let listed = try await store.apiKeys(on: id, after: nil, limit: 9)
      #expect(listed.map(\.id) == [CredentialID(of: new)] && listed.map(\.label) == ["key"])
      let made = try #require(listed[0].createdAt)
      #expect(listed[0].expiresAt == made.adding(seconds: 50))
    },
    ConformanceCase.plain("tokens are listed in pages and can be revoked") { subject in
      let scene = try await CodeScene(subject)
      let (portal, application) = (scene.fixture.portal.id, scene.application.id)
      let first = try await scene.store.tokens(of: application, on: portal, after: nil, limit: 3)
      let rest = try await scene.store.tokens(
        of: application, on: portal, after: first.last?.id, limit: 9)
      let all = first + rest
      #expect(all.count == 4 && first.count == 3 && all.map(\.id) == all.map(\.id).sorted())
      #expect(all.filter { $0.kind == .access }.map(\.user.rawValue).sorted() == [1, 2])
      #expect(all.allSatisfy { $0.createdAt != nil && $0.scopes == ApplicationFixture.scopes })
      let token = SecretHash(of: scene.fixture.application.userToken)
      let one = TokenSelection.id(CredentialID(of: token))
      let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
      let revoke = { (selection: TokenSelection, portal: PortalID) in
        try await scene.store.perform(RevokeTokens(portal: portal, selection: selection))
      }
      #expect(try await revoke(one, elsewhere.portal.id) == 0)
      #expect(try await scene.store.accessGrant(token: token) != nil)
      #expect(try await revoke(one, portal) == 1)
      #expect(try await scene.store.accessGrant(token: token) == nil)
      #expect(try await revoke(.user(UserID(rawValue: 1), of: application), portal) == 2)
      #expect(try await revoke(.application(application), portal) == 1)
      #expect(try await revoke(.application(application), portal) == 0)
      let kept = SecretHash(of: elsewhere.application.userToken)
      #expect(try await scene.store.accessGrant(token: kept) != nil)
    },
    ConformanceCase.plain("applications that may act for a user are listed until that is over") {
      subject in
      let fixture = try await PortalFixture(in: subject.store)
      let (portal, store) = (fixture.portal.id, subject.store)
      let other = try await ApplicationFixture(
        in: store, on: fixture.portal, clientID: "local.other"
      ).application
      let user = UserID(rawValue: 1)
      let list = { (user: UserID, after: ApplicationID?, limit: Int) in
        try await store.authorizations(of: user, on: portal, after: after, limit: limit)
      }
      let both = try await list(user, nil, 9)
      #expect(
        both.map(\.application.id) == [fixture.application.application.id, other.id])
      #expect(both.allSatisfy { $0.since.map { $0 <= store.time.now() } ?? false })
      #expect(try await list(user, nil, 1) == Array(both.prefix(1)))
      #expect(try await list(user, both[0].application.id, 9) == Array(both.suffix(1)))
      #expect(try await list(UserID(rawValue: 99), nil, 9) == [])
      let end = TokenSelection.user(user, of: other.id)
      #expect(try await store.perform(RevokeTokens(portal: portal, selection: end)) > 0)
      #expect(try await list(user, nil, 9) == Array(both.prefix(1)))
      let left = both[0].expiresAt.seconds - store.time.now().seconds
      try await subject.advance(seconds: left + 1)
      #expect(try await list(user, nil, 9) == [])
    },
    ConformanceCase.plain("expired credentials are removed in small batches") { subject in
      let store = subject.store
      let id = try await PortalFixture(in: store).portal.id
      for number in 0..<5 {
        try await store.perform(
          AddAPIKey(portal: id, scope: .read, key: SecretHash(of: "\(number)"), lifetime: 1))
      }
      try await subject.advance(seconds: 1)
      let remove = RemoveExpiredCredentials(portal: id, limit: 2)
      #expect(try await store.perform(remove) == 2)
      #expect(try await store.perform(remove) == 2)
      #expect(try await store.perform(remove) == 1)
      #expect(try await store.perform(remove) == 0)
    },
    ConformanceCase.plain("a change and its record in the audit log are one") { subject in
      let store = subject.store
      let fixture = try await PortalFixture(in: store)
      let actor = AuditActor(kind: .key, id: "0123", label: "deploy")
      let entry = AuditEntry(
        actor: actor, action: "user.remove", subject: "2", detail: ["name": "Ü", "list": [1, nil]])
      let operation = Audited(
        RemoveUser(portal: fixture.portal.id, user: fixture.user.id), on: fixture.portal.id,
        entry: { $0 ? entry : nil })
      #expect(try await store.perform(operation))
      #expect(try await store.perform(operation) == false)
      let failing = Audited(Failing(), on: fixture.portal.id, entry: { _ in entry })
      await #expect(throws: StoreError.self) { try await store.perform(failing) }
      let records = try await store.auditRecords(on: fixture.portal.id, before: nil, limit: 9)
      #expect(records.map(\.number) == [1] && records.map(\.entry) == [entry])
      #expect(try await store.auditRecords(on: .server, before: nil, limit: 9) == [])
    },
    ConformanceCase.plain("the audit log is read newest first, in pages, and kept for a while") {
      subject in
      let store = subject.store
      let id = try await PortalFixture(in: store).portal.id
      for number in 1...5 {
        for log in [id, .server] {
          try await store.perform(Note(log: log, subject: "\(number)"))
        }
        try await subject.advance(seconds: 10)
      }
      let first = try await store.auditRecords(on: id, before: nil, limit: 2)
      #expect(first.map(\.entry.subject) == ["5", "4"])
      let rest = try await store.auditRecords(on: id, before: first.last?.number, limit: 9)
      #expect(rest.map(\.entry.subject) == ["3", "2", "1"])
      #expect(first[0].at.milliseconds - rest[0].at.milliseconds == 20_000)
      // The records are 50, 40, 30, 20 and 10 seconds old.
      let remove = RemoveOldAuditRecords(portal: id, age: 20, limit: 2)
      #expect(try await store.perform(remove) == 2)
      #expect(try await store.perform(remove) == 1)
      #expect(try await store.perform(remove) == 0)
      try await store.perform(Note(log: id, subject: "6"))
      let left = try await store.auditRecords(on: id, before: nil, limit: 9)
      #expect(left.map(\.number) == [6, 5, 4])
      #expect(try await store.auditRecords(on: .server, before: nil, limit: 9).count == 5)
    },
    ConformanceCase.plain("an erased portal leaves nothing behind, its neighbours stay") {
      subject in
      try await expectErasure(subject)
    },
  ]

  private static func expectErasure(_ subject: any StoreUnderTest) async throws {
    let scene = try await CodeScene(subject)
    let portal = scene.fixture.portal.id
    let elsewhere = try await PortalFixture(in: scene.store, domain: "elsewhere.example")
    for (fixture, name) in [(scene.fixture, "doomed"), (elsewhere, "kept")] {
      try await fixture.fill(name, in: scene.store)
    }
    #expect(try await scene.store.perform(EraseRemains(portal: portal)) == false)
    #expect(try await scene.store.perform(ErasePortal(portal: portal)) == scene.fixture.portal)
    #expect(try await scene.store.portal(portal)?.settings.state == .erasing)
    var restart = PortalChange()
    restart.isStopped = .set(false)
    _ = try await scene.store.perform(ChangePortal(portal: portal, change: restart))
    #expect(try await scene.store.portal(portal)?.settings.state == .erasing)
    var steps = 1
    while try await scene.store.perform(EraseRemains(portal: portal, limit: 3)) {
      steps += 1
      if steps == 3 { try await subject.reopen() }
    }
    #expect(steps > 5)
    let store = scene.store
    #expect(try await store.portals() == [elsewhere.portal])
    #expect(try await store.users(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.applications(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.webhooks(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.doors(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.consoleSessions(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.apiKeys(on: portal, after: nil, limit: 9) == [])
    #expect(try await store.auditRecords(on: portal, before: nil, limit: 9) == [])
    #expect(try await store.eventNames(on: portal) == [])
    #expect(try await store.queueFigures(on: portal) == [])
    #expect(try await store.clients(clientID: "local.first").map(\.portal) == [elsewhere.portal])
    let queue = ListEvents(queue: scene.fixture.application.queue())
    #expect(try await store.listEvents(queue).total == 0)
    #expect(try await scene.redeem("code doomed", to: "x") == .invalid)

    let kept = ListEvents(queue: elsewhere.application.queue())
    #expect(try await store.listEvents(kept).total == 3)
    #expect(try await store.users(on: elsewhere.portal.id, after: nil, limit: 9).count == 2)
    #expect(try await store.webhookGrant(code: SecretHash(of: "kept")) != nil)
    #expect(try await store.apiKeyGrant(key: SecretHash(of: "kept")) != nil)
    #expect(try await store.doorGrant(code: SecretHash(of: "kept")) != nil)
    #expect(
      try await store.consoleSession(SecretHash(of: "kept"), on: elsewhere.portal.id) != nil)
    #expect(
      try await store.auditRecords(on: elsewhere.portal.id, before: nil, limit: 9).count == 1)
    let again = try await PortalFixture(in: store)
    #expect(again.portal.id.rawValue == elsewhere.portal.id.rawValue + 1)
    #expect(try await store.perform(ErasePortal(portal: portal)) == nil)
  }
}

/// Changes something and fails then.
private struct Failing: StoreOperation {
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    _ = try transaction.ensurePortal(EnsurePortal(domain: "never.example", memberID: "m"))
    throw StoreError(.full, "as planned")
  }
}

/// Writes one record.
private struct Note: StoreOperation {
  var log: PortalID
  var subject: String

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.record(
      AuditEntry(actor: .server, action: "note", subject: subject), on: log)
  }
}

extension PortalFixture {
  /// Gives a portal some of everything that belongs to one; secrets are called `name`.
  fileprivate func fill(_ name: String, in store: any Store) async throws {
    try await application.bindOffline(QueueScene.deal, in: store)
    _ = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: .safe,
        publications: ["a", "b", "c"].map { QueueScene.occurrence($0) }))
    _ = try await store.perform(
      ClaimEvents(
        queue: application.queue(), processID: ProcessID("p"), limit: 1,
        disposition: .reserve(lease: 60)))
    try await store.perform(
      AddWebhook(portal: portal.id, user: user.id, code: SecretHash(of: name), scopes: []))
    try await store.perform(
      AddAPIKey(portal: portal.id, scope: .admin, key: SecretHash(of: name)))
    try await store.perform(AddDoor(portal: portal.id, code: SecretHash(of: name)))
    try await store.perform(
      OpenSession(
        portal: portal.id, secret: SecretHash(of: name), holder: .key(SecretHash(of: name)),
        address: "", browser: ""))
    _ = try await store.perform(
      IssueAuthorizationCode(
        portal: portal.id, application: application.application.id, user: user.id,
        code: SecretHash(of: "code \(name)")))
    _ = try await store.perform(
      AddEventName(portal: portal.id, name: PortalEventName(event: EventName(stored: "ONX"))))
    _ = try await store.perform(
      SetOptions(
        owner: OptionOwner(portal: portal.id, application: application.application.id),
        changes: ["a": 1]))
    try await store.perform(Note(log: portal.id, subject: name))
  }
}
