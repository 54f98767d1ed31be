import RestanteCore
import RestanteJSON
import Testing

/// An application on its way through life, bound offline to the events of it.
private struct LifeScene: Sendable {
  static let events = ["ONAPPINSTALL", "ONAPPUPDATE", "ONAPPUNINSTALL", "ONAPPPAYMENT"]
    .map(EventName.init(stored:))

  let subject: any StoreUnderTest
  let fixture: PortalFixture
  let pending: ApplicationFixture

  /// The application that lives is `pending`; the fixture's own looks on.
  init(_ subject: any StoreUnderTest) async throws {
    self.subject = subject
    fixture = try await PortalFixture(in: subject.store)
    pending = try await ApplicationFixture(
      in: subject.store, on: fixture.portal, clientID: "local.pending", isInstalled: false)
    for event in Self.events + [QueueScene.deal] {
      try await pending.bindOffline(event, in: subject.store)
      try await fixture.application.bindOffline(event, in: subject.store)
    }
  }

  var store: any Store { subject.store }
  var portal: PortalID { fixture.portal.id }
  var id: ApplicationID { pending.application.id }

  func install() async throws -> ApplicationLifeOutcome {
    try await store.perform(InstallApplication(portal: portal, application: id, mode: .safe))
  }

  func update(to version: Int64) async throws -> ApplicationLifeOutcome {
    try await store.perform(
      UpdateApplication(portal: portal, application: id, version: version, mode: .safe))
  }

  func uninstall(
    options: Bool = false, forGood: Bool = false
  ) async throws -> ApplicationLifeOutcome {
    try await store.perform(
      UninstallApplication(
        portal: portal, application: id, removesOptions: options, removesApplication: forGood,
        mode: .safe))
  }

  /// Cleans up in small steps; returns how many there were.
  func cleanUp() async throws -> Int {
    var steps = 1
    while try await store.perform(
      CleanUpApplication(portal: portal, application: id, limit: 2))
    { steps += 1 }
    return steps
  }

  func publish(_ key: String) async throws {
    _ = try await store.perform(
      PublishEvents(
        portal: portal, mode: .safe, publications: [QueueScene.occurrence(key)]))
  }

  /// Names and data of what waits for an application.
  func queue(of application: ApplicationFixture) async throws -> [String] {
    try await store.listEvents(ListEvents(queue: application.queue(), limit: 99)).events.map {
      "\($0.name.text) \(String(decoding: $0.data, as: UTF8.self))"
    }
  }
}

extension StoreConformance {
  static let applicationLife: [[ConformanceCase]] = [
    ConformanceCase.plain("nothing is queued before an application is installed") { subject in
      let scene = try await LifeScene(subject)
      try await scene.publish("before")
      #expect(try await scene.queue(of: scene.pending) == [])
      guard case .done(let installed) = try await scene.install() else {
        Issue.record("not installed")
        return
      }
      #expect(installed.isInstalled && installed.removal == nil)
      #expect(try await scene.install() == .unchanged(installed))
      try await scene.publish("after")
      #expect(
        try await scene.queue(of: scene.pending) == [
          #"ONAPPINSTALL {"VERSION":1,"ACTIVE":"Y","INSTALLED":"Y","LANGUAGE_ID":"en"}"#,
          #"ONCRMDEALUPDATE "after""#,
        ])
      #expect(try await scene.queue(of: scene.fixture.application).count == 2)
    },
    ConformanceCase.plain("an update tells both versions and keeps bindings and queues") {
      subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      try await scene.publish("kept")
      guard case .done(let updated) = try await scene.update(to: 4) else {
        Issue.record("not updated")
        return
      }
      #expect(updated.version == 4)
      #expect(try await scene.update(to: 4) == .unchanged(updated))
      #expect(
        try await scene.queue(of: scene.pending).suffix(2) == [
          #"ONCRMDEALUPDATE "kept""#,
          #"ONAPPUPDATE {"VERSION":4,"PREVIOUS_VERSION":1,"LANGUAGE_ID":"en"}"#,
        ])
      let bindings = try await scene.store.bindings(
        of: scene.id, on: scene.portal, actingAs: nil)
      #expect(bindings.count == 5)
    },
    ConformanceCase.plain("the install URL is bound to the installation") { subject in
      let scene = try await LifeScene(subject)
      var change = ApplicationChange()
      change.installURL = .set("https://app.example/install")
      let outcome = try await scene.store.perform(
        CreateApplication(
          EnsureApplication(
            portal: scene.portal, clientID: "local.api", name: "A", scopes: ["crm"],
            isInstalled: true, secret: SecretHash(of: "s")),
          version: 3, change: change, mode: .safe))
      guard case .added(let added) = outcome else {
        Issue.record("not added")
        return
      }
      #expect(added.isInstalled && added.version == 3)
      #expect(try await scene.store.application(clientID: "local.api", on: scene.portal) == added)
      let bindings = try await scene.store.bindings(of: added.id, on: scene.portal, actingAs: nil)
      #expect(bindings.map(\.event.text) == ["ONAPPINSTALL"])
      #expect(
        bindings.map(\.target) == [.online(handler: "https://app.example/install", user: nil)])
    },
    ConformanceCase.plain("everything decided about an application is kept") { subject in
      let scene = try await LifeScene(subject)
      var change = ApplicationChange()
      (change.name, change.scopes, change.status) = (.set("N"), .set(["im"]), .set("P"))
      (change.isActive, change.isBlocked) = (.set(false), .set(true))
      change.redirectURI = .set("https://app.example/back?a=b")
      change.allowedUsers = .set([UserID(rawValue: 2), UserID(rawValue: 7)])
      change.payment = .set(.ended)
      let expected = change.applied(to: scene.pending.application)
      let operation = ChangeApplication(
        portal: scene.portal, application: scene.id, change: change, mode: .safe)
      #expect(try await scene.store.perform(operation) == expected)
      try await subject.reopen()
      let kept = try await scene.store.application(clientID: "local.pending", on: scene.portal)
      #expect(kept == expected)
      change.allowedUsers = .set([])
      _ = try await scene.store.perform(
        ChangeApplication(
          portal: scene.portal, application: scene.id, change: change, mode: .safe))
      let nobody = try await scene.store.application(
        clientID: "local.pending", on: scene.portal)
      #expect(nobody?.allowedUsers == [])
    },
    ConformanceCase.plain("an application that is not paid for gets nothing, then hears of it") {
      subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      for (payment, key) in [(PaymentState.ended, "lost"), (.required, "lost too"), (.paid, "got")]
      {
        var change = ApplicationChange()
        change.payment = .set(payment)
        _ = try await scene.store.perform(
          ChangeApplication(
            portal: scene.portal, application: scene.id, change: change, mode: .safe))
        try await scene.publish(key)
      }
      let text = """
        ONAPPPAYMENT {"CODE":"local.pending","VERSION":1,"STATUS":"L","PAYMENT_EXPIRED":"N",\
        "DAYS":null,"LANGUAGE_ID":"en"}
        """
      #expect(
        try await scene.queue(of: scene.pending).dropFirst() == [
          text, #"ONCRMDEALUPDATE "got""#,
        ])
    },
    ConformanceCase.plain("an uninstalled application leaves nothing behind but its options") {
      subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      try await scene.fill()
      try await expectUninstalled(scene, cleans: false)
    },
    ConformanceCase.plain("its options go as well when it is uninstalled cleanly") { subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      try await scene.fill()
      try await expectUninstalled(scene, cleans: true)
    },
    ConformanceCase.plain("an application that is installed again goes on counting its events") {
      subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      try await scene.publish("a")
      _ = try await scene.uninstall()
      _ = try await scene.cleanUp()
      guard case .done = try await scene.install() else {
        Issue.record("not installed again")
        return
      }
      try await scene.pending.bindOffline(QueueScene.deal, in: scene.store)
      try await scene.publish("a")
      let events = try await scene.store.listEvents(ListEvents(queue: scene.pending.queue()))
      // ONAPPINSTALL, the first deal and ONAPPUNINSTALL had the numbers before.
      #expect(events.events.map(\.id.rawValue) == [4] && events.total == 1)
    },
    ConformanceCase.plain("a removed application is gone, and its number with it") { subject in
      let scene = try await LifeScene(subject)
      _ = try await scene.install()
      try await scene.fill()
      _ = try await scene.uninstall(forGood: true)
      #expect(try await scene.cleanUp() > 5)
      #expect(
        try await scene.store.application(clientID: "local.pending", on: scene.portal) == nil)
      #expect(try await scene.store.clients(clientID: "local.pending") == [])
      #expect(try await scene.install() == .unknown)
      #expect(try await scene.uninstall() == .unknown)
      let again = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.pending")
      #expect(again.application.id.rawValue == scene.id.rawValue + 1)
      #expect(try await scene.queue(of: scene.fixture.application).count == 4)
    },
    ConformanceCase.plain("older secrets end when a new one is made") { subject in
      try await expectSecretRotation(subject)
    },
  ]

  private static func expectUninstalled(_ scene: LifeScene, cleans: Bool) async throws {
    let token = SecretHash(of: scene.pending.userToken)
    let onlooker = try await scene.queue(of: scene.fixture.application)
    guard case .done(let marked) = try await scene.uninstall(options: cleans) else {
      Issue.record("not uninstalled")
      return
    }
    #expect(!marked.isInstalled && marked.removal == (cleans ? .cleaning : .uninstalling))
    // A part of it may be gone, but the token still says whose it was.
    #expect(try await scene.store.accessGrant(token: token)?.application == marked)
    #expect(try await scene.install() == .beingRemoved)
    _ = try await scene.store.perform(
      CleanUpApplication(portal: scene.portal, application: scene.id, limit: 1))
    try await scene.subject.reopen()
    #expect(try await scene.queue(of: scene.pending) == [])
    #expect(try await scene.cleanUp() > 5)
    #expect(try await scene.cleanUp() == 1)
    let left = try await scene.store.application(clientID: "local.pending", on: scene.portal)
    #expect(left?.removal == .uninstalled)
    #expect(try await scene.store.accessGrant(token: token) == nil)
    let tokens = try await scene.store.tokens(
      of: scene.id, on: scene.portal, after: nil, limit: 99)
    #expect(tokens == [])
    let bindings = try await scene.store.bindings(of: scene.id, on: scene.portal, actingAs: nil)
    #expect(bindings == [])
    let figures = try await scene.store.queueFigures(on: scene.portal)
    #expect(figures.map(\.clientID) == ["local.first"])
    for user in [nil, UserID(rawValue: 2)] {
      let owner = OptionOwner(portal: scene.portal, application: scene.id, user: user)
      #expect(try await scene.store.options(of: owner).isEmpty == cleans)
    }
    #expect(try await scene.store.clients(clientID: "local.pending").map(\.secrets.count) == [1])
    #expect(try await scene.queue(of: scene.fixture.application) == onlooker)
  }

  private static func expectSecretRotation(_ subject: any StoreUnderTest) async throws {
    let scene = try await LifeScene(subject)
    let rotate = { (secret: String, grace: Int64) in
      try await scene.store.perform(
        RotateClientSecret(
          portal: scene.portal, application: scene.id, secret: SecretHash(of: secret),
          grace: grace))
    }
    let valid = { () -> Set<CredentialID> in
      let client = try #require(
        try await scene.store.clients(clientID: "local.pending").first)
      let listed = try await scene.store.clientSecrets(of: scene.id, on: scene.portal)
      let ids = Set(client.secrets.map(CredentialID.init(of:)))
      #expect(Set(listed.map(\.id)) == ids && listed.allSatisfy { $0.createdAt != nil })
      return ids
    }
    let id = { (secret: String) in CredentialID(of: SecretHash(of: secret)) }
    try await subject.advance(seconds: 1)
    #expect(try await rotate("second", 60))
    #expect(try await valid() == [id(scene.pending.clientSecret), id("second")])
    try await subject.advance(seconds: 59)
    #expect(try await valid().count == 2)
    try await subject.advance(seconds: 1)
    #expect(try await valid() == [id("second")])
    #expect(try await rotate("third", 0))
    #expect(try await valid() == [id("third")])
    let unknown = RotateClientSecret(
      portal: scene.portal, application: ApplicationID(rawValue: 99),
      secret: SecretHash(of: "x"))
    #expect(try await scene.store.perform(unknown) == false)
  }
}

extension LifeScene {
  /// Gives the application some of everything that belongs to one.
  fileprivate func fill() async throws {
    for key in ["a", "b", "c", "d"] { try await publish(key) }
    let queue = pending.queue()
    for (process, limit) in [("held", 1), ("failing", 1)] {
      _ = try await store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID(process), limit: limit,
          disposition: .reserve(lease: 60)))
    }
    _ = try await store.perform(
      FailEvents(
        queue: queue, mode: .safe, processID: ProcessID("failing"),
        messageIDs: ["a", "b", "c", "d"].map(QueueScene.messageID)))
    _ = try await store.perform(
      IssueAuthorizationCode(
        portal: portal, application: id, user: UserID(rawValue: 1),
        code: SecretHash(of: "life")))
    for user in [nil, UserID(rawValue: 2)] {
      _ = try await store.perform(
        SetOptions(
          owner: OptionOwner(portal: portal, application: id, user: user), changes: ["a": 1]))
    }
    _ = try await store.perform(
      Idempotent(
        key: IdempotencyKey(
          portal: portal, owner: .application(id), method: "m", value: "v"),
        fingerprint: [1], operation: EnsureUser(user: fixture.user), reply: { _ in [1] }))
  }
}
