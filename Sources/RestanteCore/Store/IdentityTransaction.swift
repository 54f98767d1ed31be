/// The changes that can be made to portals, users, applications and credentials.
public protocol IdentityTransaction {
  /// Adds a portal, or returns the one that has the domain already.
  func ensurePortal(_ operation: EnsurePortal) throws(StoreError) -> Portal
  /// Adds a user, or leaves the one that has the number as it is; returns the user.
  func ensureUser(_ operation: EnsureUser) throws(StoreError) -> PortalUser
  /// Adds an application.
  func ensureApplication(_ operation: EnsureApplication) throws(StoreError)
    -> EnsureApplication.Outcome
  /// Adds one more valid secret to an application.
  func addClientSecret(_ operation: AddClientSecret) throws(StoreError)
  /// Adds an access token and, if asked to, a refresh token.
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp
  /// What a refresh token stands for, expired or not. It stays so until the transaction ends.
  func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord?
  /// Remembers a refresh token, for ``RotateTokens/memory`` at the longest, as one that is not
  /// exchanged any more.
  func spendRefreshToken(_ token: SecretHash) throws(StoreError)
  /// Removes all tokens of an application that come of the same first pair.
  func removeTokens(
    ofFamily family: SecretHash, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError)
  /// Adds an incoming webhook.
  func addWebhook(_ operation: AddWebhook) throws(StoreError)
  /// Adds a door for another portal's events.
  func addDoor(_ operation: AddDoor) throws(StoreError)
  /// What a door's code stands for, expired or not.
  func doorGrant(code: SecretHash) throws(StoreError) -> DoorGrant?
  /// Lets a door that learns expect a token from now on; returns whether it still learnt.
  func teachDoor(
    _ code: SecretHash, token: SecretHash, on portal: PortalID
  ) throws(StoreError) -> Bool
  /// Adds a session of the console.
  func addSession(_ session: ConsoleSession, secret: SecretHash) throws(StoreError)
  /// Notes that a session of the console is in use now.
  func noteSession(_ secret: SecretHash, on portal: PortalID) throws(StoreError)
  /// Removes the oldest sessions of a holder, all but some.
  func removeOldestSessions(
    of holder: ConsoleSession.Holder, on portal: PortalID, keeping count: Int
  ) throws(StoreError)
  /// Adds a key of the native API.
  func addAPIKey(_ operation: AddAPIKey) throws(StoreError)
  /// Deletes a portal's credentials that are no longer accepted; returns how many.
  func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int
}

/// Looks at portals, users, applications and credentials.
///
/// Credentials are looked up by their hash. Expired ones are answered too: whether they are still
/// good is for the caller to say, who needs to tell "expired" from "unknown".
public protocol IdentityReader: Sendable {
  /// The portal with a domain.
  func portal(domain: String) async throws(StoreError) -> Portal?
  /// The portals, by ascending id.
  func portals() async throws(StoreError) -> [Portal]
  /// What an access token stands for.
  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant?
  /// What a key of the native API stands for.
  func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant?
  /// The application with a client id on one portal.
  func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application?
  /// The applications of all portals that share a client id, with the hashes of their secrets.
  func clients(clientID: String) async throws(StoreError) -> [ClientCredentials]
  /// A user of a portal.
  func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser?
}
