/// Looks at what an administrator keeps. Lists come in pages: `after` is the last of the page
/// before.
public protocol AdministrationReader: Sendable {
  /// Which server key the store belongs to, as it was stored; `nil` before the first server.
  func serverKeys() async throws(StoreError) -> KnownServerKeys?
  /// A portal by its number.
  func portal(_ id: PortalID) async throws(StoreError) -> Portal?
  /// Users of a portal by ascending number.
  func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) async throws(StoreError) -> [PortalUser]
  /// Applications of a portal by ascending number.
  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [Application]
  /// The user with a login and what the password is checked against; `nil` for an unknown login.
  func passwordCredentials(
    login: String, on portal: PortalID
  ) async throws(StoreError) -> PasswordCredentials?
  /// What a webhook's code stands for, expired or not.
  func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant?
  /// What a door's code stands for, expired or not.
  func doorGrant(code: SecretHash) async throws(StoreError) -> DoorGrant?
  /// A session of the console, over or not.
  func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) async throws(StoreError) -> ConsoleSession?
  /// Sessions of a portal, or of the server, by ascending id, those that are over included.
  func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [ConsoleSession]
  /// What a key of the whole server stands for, expired or not.
  func serverKeyGrant(key: SecretHash) async throws(StoreError) -> ServerKeyGrant?

  /// The valid secrets of an application, oldest first.
  func clientSecrets(
    of application: ApplicationID, on portal: PortalID
  ) async throws(StoreError) -> [ClientSecretRecord]
  /// Webhooks of a portal by ascending id, expired ones included.
  func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [WebhookRecord]
  /// Doors of a portal by ascending id, expired ones included.
  func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [DoorRecord]
  /// Keys of a portal, or of the server, by ascending id, expired ones included.
  func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [APIKeyRecord]
  /// Tokens of an application by ascending id, expired ones included.
  func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [TokenRecord]
  /// The applications that a user lets act, by ascending number, apart from what is over.
  func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [UserAuthorization]
  /// Records of the audit log of a portal or of the server, newest first, below a number.
  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) async throws(StoreError) -> [AuditRecord]
}

extension AdministrationReader {
  /// What a user's webhook code stands for, expired or not.
  public func webhookGrant(
    user: UserID, code: SecretHash
  ) async throws(StoreError) -> WebhookGrant? {
    guard let grant = try await webhookGrant(code: code), grant.user.id == user else { return nil }
    return grant
  }
}
