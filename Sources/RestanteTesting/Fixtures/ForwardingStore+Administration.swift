public import RestanteCore

extension ForwardingStore {
  /// As the inner store does.
  public func serverKeys() async throws(StoreError) -> KnownServerKeys? {
    try await inner.serverKeys()
  }
  /// As the inner store does.
  public func portal(_ id: PortalID) async throws(StoreError) -> Portal? {
    try await inner.portal(id)
  }
  /// As the inner store does.
  public func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) async throws(StoreError) -> [PortalUser] {
    try await inner.users(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [Application] {
    try await inner.applications(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func passwordCredentials(
    login: String, on portal: PortalID
  ) async throws(StoreError) -> PasswordCredentials? {
    try await inner.passwordCredentials(login: login, on: portal)
  }
  /// As the inner store does.
  public func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await inner.webhookGrant(code: code)
  }
  /// As the inner store does.
  public func doorGrant(code: SecretHash) async throws(StoreError) -> DoorGrant? {
    try await inner.doorGrant(code: code)
  }
  /// As the inner store does.
  public func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [DoorRecord] {
    try await inner.doors(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) async throws(StoreError) -> ConsoleSession? {
    try await inner.consoleSession(secret, on: portal)
  }
  /// As the inner store does.
  public func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [ConsoleSession] {
    try await inner.consoleSessions(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func serverKeyGrant(key: SecretHash) async throws(StoreError) -> ServerKeyGrant? {
    try await inner.serverKeyGrant(key: key)
  }
  /// As the inner store does.
  public func clientSecrets(
    of application: ApplicationID, on portal: PortalID
  ) async throws(StoreError) -> [ClientSecretRecord] {
    try await inner.clientSecrets(of: application, on: portal)
  }
  /// As the inner store does.
  public func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [WebhookRecord] {
    try await inner.webhooks(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [APIKeyRecord] {
    try await inner.apiKeys(on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [TokenRecord] {
    try await inner.tokens(of: application, on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [UserAuthorization] {
    try await inner.authorizations(of: user, on: portal, after: after, limit: limit)
  }
  /// As the inner store does.
  public func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) async throws(StoreError) -> [AuditRecord] {
    try await inner.auditRecords(on: portal, before: before, limit: limit)
  }
}
