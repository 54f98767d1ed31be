/// What an administrator's operations are made of: values that are read, changed and written back
/// inside a transaction. The rules are in the operations, the same for every store.
///
/// Whatever is read here stays as it is until the transaction ends, no matter who else writes.
public protocol AdministrationTransaction {
  /// Which server key the store belongs to, as it was stored; `nil` before the first.
  func serverKeys() throws(StoreError) -> KnownServerKeys?
  /// Lets the store go with other server keys.
  func setServerKeys(_ keys: KnownServerKeys) throws(StoreError)
  /// A portal by its number.
  func portal(_ id: PortalID) throws(StoreError) -> Portal?
  /// A portal by its domain.
  func portal(domain: String) throws(StoreError) -> Portal?
  /// A user of a portal.
  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser?
  /// A user of a portal by ``PortalUser/loginKey``.
  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser?
  /// An application of a portal by its number.
  func application(_ id: ApplicationID, on portal: PortalID) throws(StoreError) -> Application?
  /// An application of a portal by its public identifier.
  func application(clientID: String, on portal: PortalID) throws(StoreError) -> Application?
  /// Whether an application of any portal has a public identifier; no other transaction gives one
  /// until this one ends.
  func hasApplication(clientID: String) throws(StoreError) -> Bool
  /// What an access token stands for.
  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant?
  /// An authorization code, used or not.
  func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode?

  /// The smallest number, from 1 on, above those of all users that the portal ever had.
  func nextUserID(on portal: PortalID) throws(StoreError) -> UserID
  /// Writes a portal that is there already: all but its number, its member id and what it decided
  /// about its queues.
  func replace(_ portal: Portal) throws(StoreError)
  /// Writes a user who is there already.
  func replace(_ user: PortalUser) throws(StoreError)
  /// Writes an application that is there already: all but its number, its public identifier and
  /// what it set for its queues.
  func replace(_ application: Application) throws(StoreError)
  /// Sets the password of a user; `nil` takes it away.
  func setPassword(
    _ password: PasswordHash?, of user: UserID, on portal: PortalID
  ) throws(StoreError)
  /// Removes a user together with the user's tokens, codes, webhooks and options; bindings that
  /// act as the user as well.
  func removeUser(_ user: UserID, on portal: PortalID) throws(StoreError)

  /// Keeps an authorization code, in the place of what is known of it already.
  func keep(_ code: AuthorizationCode) throws(StoreError)
  /// Lets the older secrets of an application expire: those without an end, or with a later one,
  /// get this one.
  func limitSecrets(
    of application: ApplicationID, on portal: PortalID, until end: Timestamp
  ) throws(StoreError)
  /// Notes that an access token was used: the refresh token that it came in exchange for is no
  /// longer good.
  func confirmTokens(_ accessToken: SecretHash) throws(StoreError)
  /// Removes access and refresh tokens; returns how many.
  func removeTokens(_ selection: TokenSelection, on portal: PortalID) throws(StoreError) -> Int
  /// Removes a webhook; returns whether it was there.
  func removeWebhook(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool
  /// Removes a session of the console; returns whether it was there.
  func removeSession(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool
  /// Removes a door; returns whether it was there.
  func removeDoor(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool
  /// Gives a webhook another code and the present time of making; returns the user that it acts
  /// for, `nil` when there is no such webhook.
  func replaceWebhook(
    _ id: CredentialID, by code: SecretHash, on portal: PortalID
  ) throws(StoreError) -> UserID?
  /// Gives a key of the native API another secret and the present time of making; returns what it
  /// may do, `nil` when there is no such key.
  func replaceAPIKey(
    _ id: CredentialID, by key: SecretHash, on portal: PortalID
  ) throws(StoreError) -> APIKeyScope?
  /// Removes a key of the native API; returns whether it was there.
  func removeAPIKey(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool

  /// Removes up to `limit` rows, and a few more where they belong together, of what belongs to an
  /// application (bindings, queues with everything in them, tokens, codes, kept replies; options as
  /// well if asked to) or, without one, to a portal. The application's, or portal's, own row stays.
  /// Answers how many; 0 when nothing is left.
  func removeRemains(
    of application: ApplicationID?, on portal: PortalID, withOptions: Bool, limit: Int
  ) throws(StoreError) -> Int
  /// Removes up to `limit` rows, and a few more where they belong together, of what events left on
  /// a portal: queues with everything in them, deliveries, kept replies, evidence and samples. With
  /// the last of them its handlers become as if nothing had been delivered. Returns how many; fewer
  /// than `limit` when nothing is left.
  func removeEvents(on portal: PortalID, limit: Int) throws(StoreError) -> Int
  /// Lets the next event of each of a portal's applications have the number 1. It must have none.
  func restartNumbers(on portal: PortalID) throws(StoreError)
  /// Removes an application's own row, its secrets and options.
  func removeApplication(_ id: ApplicationID, on portal: PortalID) throws(StoreError)
  /// Removes a portal's own row.
  func removePortal(_ id: PortalID) throws(StoreError)

  /// Appends to the audit log of a portal or of the server.
  func record(_ entry: AuditEntry, on portal: PortalID) throws(StoreError)
  /// Removes the oldest records of an audit log that were made before a time; returns how many.
  func removeAuditRecords(
    on portal: PortalID, before time: Timestamp, limit: Int
  ) throws(StoreError) -> Int
}
