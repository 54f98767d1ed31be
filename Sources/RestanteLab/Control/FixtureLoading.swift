import RestanteCore
import RestanteNative
import RestanteREST
import RestanteServer

/// Makes a lab's server what fixtures say.
struct FixtureLoading: Sendable {
  /// What was loaded.
  struct Outcome: Sendable {
    /// The domains of the portals, in the order in which they were named first.
    var portals: [String] = []
    var events = 0
  }

  /// A portal that is described, and as it is.
  private struct Meeting {
    let fixture: FixturePortal
    let domain: String
    /// `nil` when it is new.
    let known: Portal?
  }

  let control: LabControl

  /// Checks what can be checked before, and then loads it.
  ///
  /// - Throws: `StoreError` or `Problem`. After a problem nothing is changed, unless it is about an
  ///   event that cannot be in the state that it is to have once the rest is there.
  func load(_ document: FixtureDocument) async throws -> Outcome {
    let server = try control.server
    var meetings: [Meeting] = []
    for fixture in document.portals {
      let domain = fixture.domain ?? server.demoDomain
      meetings.append(
        Meeting(
          fixture: fixture, domain: domain, known: try await server.store.portal(domain: domain)))
    }
    for meeting in meetings { try await check(meeting, among: meetings) }
    for rule in document.faults ?? [] {
      try await check(rule.match.portal, of: "faults", document, meetings)
    }
    for stub in document.stubs ?? [] {
      try await check(stub.portal, of: "stubs", document, meetings)
    }
    guard control.clock.allows(document.clock) else {
      throw document.arguments.wrong("clock", "must stay between the years 1970 and 9999")
    }
    // First, because what follows draws from it.
    if let seed = document.seed { control.random.restart(from: seed) }
    if !document.clock.isEmpty { _ = try await control.change(by: document.clock) }
    try await empty(meetings)
    var memberIDs: [String: String] = [:]
    var portals: [LoadFixtures.PortalPlan] = []
    for meeting in meetings {
      let memberID =
        meeting.known?.memberID ?? memberIDs[meeting.domain] ?? meeting.fixture.memberID
        ?? random.text(length: 32, from: .hex)
      memberIDs[meeting.domain] = memberID
      portals.append(try await prepared(meeting, memberID))
    }
    try await server.store.perform(
      LoadFixtures(
        portals: portals, mode: control.mode, scopes: EventCatalogue.standardScopes))
    var outcome = Outcome()
    for meeting in meetings {
      if !outcome.portals.contains(meeting.domain) { outcome.portals.append(meeting.domain) }
      outcome.events += try await seed(meeting)
    }
    if let rules = document.faults {
      _ = control.faults.remove { _ in true }
      _ = control.faults.add(rules)
    }
    if let stubs = document.stubs {
      _ = control.stubs.remove { _ in true }
      _ = control.stubs.add(stubs)
    }
    return outcome
  }

  private var random: LabRandom.Source { control.random.source(for: .calls) }

  private func empty(_ meetings: [Meeting]) async throws {
    let store = try control.server.store
    try await control.objects.turns.take {
      for meeting in meetings where meeting.fixture.events != nil {
        guard let portal = meeting.known else { continue }
        while try await store.perform(EmptyPortal(portal: portal.id, restartsNumbers: true)) {}
        control.objects.empty(portal.memberID, restartsIDs: true)
      }
    }
  }

  private func seed(_ meeting: Meeting) async throws -> Int {
    guard let events = meeting.fixture.events, !events.seeds.isEmpty else { return 0 }
    let store = try control.server.store
    guard let portal = try await store.portal(domain: meeting.domain) else { return 0 }
    var target = LabTarget(portal: portal, mode: portal.mode ?? control.mode, store: store)
    if let first = meeting.fixture.applications.first?.clientID { target.standardClientID = first }
    _ = try await LabSeeding(target: target, random: random).run(events)
    return events.seeds.count
  }

  /// Decides what must not be decided inside a transaction.
  private func prepared(
    _ meeting: Meeting, _ memberID: String
  ) async throws -> LoadFixtures.PortalPlan {
    let store = try control.server.store
    var applications: [LoadFixtures.ApplicationPlan] = []
    for fixture in meeting.fixture.applications {
      let clientID = fixture.clientID ?? Credential.demoClientID(memberID: memberID)
      let secrets = try await store.clients(clientID: clientID).flatMap(\.secrets)
      let secret = fixture.secret?.hash
      applications.append(
        LoadFixtures.ApplicationPlan(
          fixture: fixture, clientID: clientID,
          firstSecret: secret ?? SecretHash(of: Credential.secret(using: random)),
          addsSecret: secret.map { !secrets.contains($0) } ?? false,
          refreshTokens: fixture.tokens.map {
            $0.refresh?.hash ?? SecretHash(of: Credential.secret(using: random))
          }))
    }
    return LoadFixtures.PortalPlan(
      fixture: meeting.fixture, domain: meeting.domain, memberID: memberID,
      applications: applications)
  }
}

// What is checked before anything is done.
extension FixtureLoading {
  private func check(_ meeting: Meeting, among all: [Meeting]) async throws {
    let fixture = meeting.fixture
    if let known = meeting.known, known.domain != meeting.domain {
      throw fixture.arguments.wrong("domain", "must be the domain of a portal, or a new one")
    }
    if let known = meeting.known, let memberID = fixture.memberID, memberID != known.memberID {
      throw fixture.arguments.wrong("member_id", "cannot change: the portal has another one")
    }
    for application in fixture.applications {
      try await check(application, of: meeting, among: all)
    }
    for webhook in fixture.webhooks {
      try await checkUser(webhook.user, of: meeting, among: all, webhook.arguments)
      let portal = try await store.webhookGrant(code: webhook.code.hash)?.portal
      try check(webhook.code, of: meeting, isOn: portal?.id)
    }
    for key in fixture.keys {
      let isServers = try await store.serverKeyGrant(key: key.key.hash) != nil
      let portal = try await store.apiKeyGrant(key: key.key.hash)?.portal
      try check(key.key, of: meeting, isOn: isServers ? .server : portal?.id)
    }
  }

  private var store: any Store { get throws { try control.server.store } }

  private func check(
    _ application: FixtureApplication, of meeting: Meeting, among all: [Meeting]
  ) async throws {
    if let clientID = application.clientID {
      for client in try await store.clients(clientID: clientID)
      where client.portal.id != meeting.known?.id || client.application.removal != nil {
        throw application.arguments.wrong(
          "client_id", "is an application of another portal, or one that is uninstalled")
      }
    }
    for tokens in application.tokens {
      try await checkUser(tokens.user, of: meeting, among: all, tokens.arguments)
      let portal = try await store.accessGrant(token: tokens.access.hash)?.portal
      try check(tokens.access, of: meeting, isOn: portal?.id)
    }
  }

  /// A credential may be there already, but on no other portal.
  private func check(
    _ credential: FixtureCredential, of meeting: Meeting, isOn portal: PortalID?
  ) throws(Problem) {
    guard let portal, portal != meeting.known?.id else { return }
    throw credential.arguments.wrong(credential.member, "is a credential of another portal")
  }

  private func checkUser(
    _ user: UserID, of meeting: Meeting, among all: [Meeting], _ arguments: ArgumentReader
  ) async throws {
    let isDescribed = all.contains { other in
      other.domain == meeting.domain && other.fixture.users.contains { $0.id == user }
    }
    guard !isDescribed else { return }
    if let known = meeting.known, try await store.user(user, on: known.id) != nil { return }
    throw arguments.wrong("user_id", "must be a user of the portal")
  }

  /// The portal that rules or stubs name must be there, or described.
  private func check(
    _ domain: String?, of member: String, _ document: FixtureDocument, _ meetings: [Meeting]
  ) async throws {
    guard let domain, !meetings.contains(where: { $0.domain == domain }) else { return }
    guard try await store.portal(domain: domain)?.domain == domain else {
      throw document.arguments.wrong(member, "name a portal that does not exist, \(domain)")
    }
  }
}
