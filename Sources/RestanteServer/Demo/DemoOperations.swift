import RestanteCore

/// Makes the demo portal with its users, if it is not there, and removes expired credentials.
struct PrepareDemoPortal: StoreOperation {
  /// The member id that the portal gets if it is new.
  let memberID: String

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Portal {
    let portal = try transaction.ensurePortal(
      EnsurePortal(domain: DemoPortal.domain, memberID: memberID))
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
  /// The tokens of one user.
  struct Tokens: Sendable {
    let user: UserID
    let access: SecretHash
    let refresh: SecretHash

    init(user: UserID, access: String, refresh: String) {
      self.user = user
      self.access = SecretHash(of: access)
      self.refresh = SecretHash(of: refresh)
    }
  }

  let application: Application
  let tokens: [Tokens]
  let webhookCode: SecretHash
  let publishKey: SecretHash
  let adminKey: SecretHash

  func run(in transaction: some StoreTransaction) throws(StoreError) {
    let portal = application.portal
    for tokens in tokens {
      _ = try transaction.issueTokens(
        IssueTokens(
          portal: portal, application: application.id, user: tokens.user,
          scopes: application.scopes, accessToken: tokens.access, refreshToken: tokens.refresh,
          accessLifetime: DemoPortal.lifetime, refreshLifetime: DemoPortal.lifetime))
    }
    try transaction.addWebhook(
      AddWebhook(
        portal: portal, user: DemoPortal.administrator, code: webhookCode,
        scopes: application.scopes, lifetime: DemoPortal.lifetime))
    for (scope, key) in [(APIKeyScope.publish, publishKey), (.admin, adminKey)] {
      try transaction.addAPIKey(
        AddAPIKey(portal: portal, scope: scope, key: key, lifetime: DemoPortal.lifetime))
    }
  }
}
