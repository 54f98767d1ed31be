import RestanteCore

/// Makes a demo portal with its users, if it is not there, and removes expired credentials.
struct PrepareDemoPortal: StoreOperation {
  let domain: String
  /// The member id that the portal gets if it is new.
  let memberID: String

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Portal {
    let portal = try transaction.ensurePortal(
      EnsurePortal(domain: domain, memberID: memberID))
    for (id, name) in [
      (DemoPortal.administrator, "Administrator"), (DemoPortal.ordinaryUser, "User"),
    ] {
      let user = PortalUser(
        portal: portal.id, id: id, name: "Demo", lastName: name,
        isAdministrator: id == DemoPortal.administrator)
      _ = try transaction.ensureUser(EnsureUser(user: user))
    }
    _ = try transaction.removeExpiredCredentials(RemoveExpiredCredentials(portal: portal.id))
    return portal
  }
}

/// Adds one start's credentials, all in one commit.
struct AddDemoCredentials: StoreOperation {
  let application: Application
  let credentials: DemoCredentials

  func run(in transaction: some StoreTransaction) throws(StoreError) {
    let portal = application.portal
    for tokens in credentials.tokens {
      _ = try transaction.issueTokens(
        IssueTokens(
          portal: portal, application: application.id, user: tokens.user,
          scopes: application.scopes, accessToken: tokens.access, refreshToken: tokens.refresh,
          accessLifetime: DemoPortal.lifetime, refreshLifetime: DemoPortal.lifetime))
    }
    try transaction.addWebhook(
      AddWebhook(
        portal: portal, user: DemoPortal.administrator, code: credentials.webhookCode,
        scopes: application.scopes, lifetime: DemoPortal.lifetime))
    for (scope, key) in [
      (APIKeyScope.publish, credentials.publishKey), (.admin, credentials.adminKey),
    ] {
      try transaction.addAPIKey(
        AddAPIKey(portal: portal, scope: scope, key: key, lifetime: DemoPortal.lifetime))
    }
  }
}

/// Adds a demo portal, which must be new, with its application and credentials, all in one commit.
struct AddDemoPortal: StoreOperation {
  let portal: PrepareDemoPortal
  let clientID: String
  let secret: SecretHash
  let credentials: DemoCredentials

  /// Carries the operation out; returns whether the domain was free.
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard try transaction.portal(domain: portal.domain) == nil else { return false }
    let made = try portal.run(in: transaction)
    let application = DemoPortal.application(clientID, on: made.id, secret: secret)
    guard case .added(let application) = try transaction.ensureApplication(application) else {
      throw StoreError(.corrupt, "A new portal has an application already.")
    }
    try AddDemoCredentials(application: application, credentials: credentials).run(in: transaction)
    return true
  }
}
