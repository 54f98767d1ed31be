import RestanteCore

/// Makes portals what fixtures say, but for their events: all that is described, or nothing.
///
/// What is there already is changed, and what is not described stays.
struct LoadFixtures: StoreOperation {
  /// A portal with what was decided for it before.
  struct PortalPlan: Sendable {
    let fixture: FixturePortal
    let domain: String
    /// What the portal gets if it is new.
    let memberID: String
    let applications: [ApplicationPlan]
  }

  /// An application with what was decided for it before.
  struct ApplicationPlan: Sendable {
    let fixture: FixtureApplication
    let clientID: String
    /// The first secret if it is new.
    let firstSecret: SecretHash
    /// Whether the secret that is named must be added if the application is there.
    let addsSecret: Bool
    /// Refresh tokens, of which some are nobody's, one for each pair.
    let refreshTokens: [SecretHash]
  }

  let portals: [PortalPlan]
  /// The mode of portals that have none of their own.
  let mode: Mode
  /// The scopes of what names none.
  let scopes: [String]

  /// Carries the operation out.
  func run(in transaction: some StoreTransaction) throws(StoreError) {
    for portal in portals { try load(portal, in: transaction) }
  }

  private func load(
    _ portal: PortalPlan, in transaction: some StoreTransaction
  ) throws(StoreError) {
    let fixture = portal.fixture
    let ensured = try transaction.ensurePortal(
      EnsurePortal(domain: portal.domain, memberID: portal.memberID))
    let known = fixture.change.applied(to: ensured)
    if known != ensured { try transaction.replace(known) }
    for user in fixture.users { try load(user, on: known.id, in: transaction) }
    for application in portal.applications {
      try load(application, on: known, in: transaction)
    }
    for webhook in fixture.webhooks {
      _ = try transaction.removeWebhook(webhook.code.id, on: known.id)
      try transaction.addWebhook(
        AddWebhook(
          portal: known.id, user: webhook.user, code: webhook.code.hash,
          scopes: webhook.scopes ?? scopes, lifetime: webhook.lifetime))
    }
    for key in fixture.keys {
      _ = try transaction.removeAPIKey(key.key.id, on: known.id)
      try transaction.addAPIKey(
        AddAPIKey(
          portal: known.id, scope: key.scope, key: key.key.hash, lifetime: key.lifetime))
    }
  }

  private func load(
    _ user: FixturePortal.User, on portal: PortalID, in transaction: some StoreTransaction
  ) throws(StoreError) {
    guard let known = try transaction.user(user.id, on: portal) else {
      let new = PortalUser(portal: portal, id: user.id, isAdministrator: false)
      _ = try transaction.ensureUser(EnsureUser(user: user.change.applied(to: new)))
      return
    }
    let changed = user.change.applied(to: known)
    if changed != known { try transaction.replace(changed) }
  }

  private func load(
    _ application: ApplicationPlan, on portal: Portal,
    in transaction: some StoreTransaction
  ) throws(StoreError) {
    let fixture = application.fixture
    let made = try made(application, on: portal, in: transaction)
    if fixture.queues != QueueOverrideChanges() {
      _ = try transaction.configureQueues(
        ConfigureQueues(portal: portal.id, application: made.id, changes: fixture.queues))
    }
    for (tokens, refresh) in zip(fixture.tokens, application.refreshTokens) {
      for hash in [tokens.access.hash, refresh] {
        _ = try transaction.removeTokens(.id(CredentialID(of: hash)), on: portal.id)
      }
      _ = try transaction.issueTokens(
        IssueTokens(
          portal: portal.id, application: made.id, user: tokens.user, scopes: made.scopes,
          accessToken: tokens.access.hash, refreshToken: refresh,
          accessLifetime: tokens.lifetime))
    }
    for binding in fixture.bindings {
      _ = try transaction.bind(
        BindEvent(
          portal: portal.id, application: made.id, event: binding.event, target: binding.target,
          connector: binding.connector))
    }
  }

  /// The application, which is added or changed.
  private func made(
    _ application: ApplicationPlan, on portal: Portal,
    in transaction: some StoreTransaction
  ) throws(StoreError) -> Application {
    let fixture = application.fixture
    let mode = portal.mode ?? mode
    if let known = try transaction.application(clientID: application.clientID, on: portal.id) {
      let operation = ChangeApplication(
        portal: portal.id, application: known.id, change: fixture.change, mode: mode)
      if application.addsSecret, let secret = fixture.secret {
        try transaction.addClientSecret(
          AddClientSecret(portal: portal.id, application: known.id, secret: secret.hash))
      }
      if let changed = try operation.run(in: transaction) { return changed }
    } else {
      let addition = EnsureApplication(
        portal: portal.id, clientID: application.clientID,
        name: fixture.name ?? application.clientID, scopes: fixture.scopes ?? scopes,
        isInstalled: fixture.isInstalled, secret: application.firstSecret)
      let operation = CreateApplication(
        addition, version: fixture.version ?? 1, change: fixture.change, mode: mode)
      if case .added(let added) = try operation.run(in: transaction) { return added }
    }
    throw StoreError(.absent, "application \(application.clientID) is being removed, or another's")
  }
}
