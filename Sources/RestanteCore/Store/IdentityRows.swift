/// A transaction of a store that keeps identities and credentials as rows: what the rules of adding
/// and removing them are made of. The rules below are the same for every such store.
public protocol IdentityRows: StoreTransaction {
  /// The number of a new portal: above those of all portals that there are, copied ones included,
  /// and that there were.
  func nextPortal() throws(StoreError) -> PortalID
  /// The number of a new application, above those of all that the portal ever had.
  func nextApplication(on portal: PortalID) throws(StoreError) -> ApplicationID
  /// Writes a portal that is not there.
  func insert(_ portal: Portal) throws(StoreError)
  /// Writes a user who is not there, whose number no later user gets.
  func insert(_ user: PortalUser) throws(StoreError)
  /// Writes an application that is not there.
  func insert(_ application: Application) throws(StoreError)

  /// Removes credentials of a portal whose time ended at a moment or before; returns how many.
  func removeCredentials(
    _ kind: CredentialKind, on portal: PortalID, endedBy end: Timestamp, limit: Int
  ) throws(StoreError) -> Int
  /// Removes a credential; returns whether it was there.
  func removeCredential(
    _ kind: CredentialKind, _ id: CredentialID, on portal: PortalID
  ) throws(StoreError) -> Bool
}

/// Credentials that are kept alike. The raw value is the name of their table.
public enum CredentialKind: String, Sendable, Hashable, CaseIterable {
  /// Access tokens.
  case accessToken = "access_token"
  /// Refresh tokens.
  case refreshToken = "refresh_token"
  /// Incoming webhooks.
  case webhook
  /// Keys of the native API.
  case apiKey = "api_key"
  /// Doors for other portals' events.
  case door
  /// Sessions of the console.
  case consoleSession = "console_session"
  /// Authorization codes.
  case authorizationCode = "authorization_code"
}

extension IdentityRows {
  /// Adds a portal, or returns the one that has the domain already.
  public func ensurePortal(_ operation: EnsurePortal) throws(StoreError) -> Portal {
    if let known = try portal(domain: operation.domain) { return known }
    let portal = Portal(
      id: try nextPortal(), domain: operation.domain, memberID: operation.memberID,
      mode: operation.mode)
    try insert(portal)
    return portal
  }

  /// Adds a user, or leaves the one that has the number as it is; returns the user.
  public func ensureUser(_ operation: EnsureUser) throws(StoreError) -> PortalUser {
    if let known = try user(operation.user.id, on: operation.user.portal) { return known }
    try insert(operation.user)
    return operation.user
  }

  /// Adds an application, unless its public identifier is taken on the portal.
  public func ensureApplication(
    _ operation: EnsureApplication
  ) throws(StoreError) -> EnsureApplication.Outcome {
    let known = try application(clientID: operation.clientID, on: operation.portal)
    guard known == nil else { return .clientIDTaken }
    let application = Application(
      portal: operation.portal, id: try nextApplication(on: operation.portal),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
    try insert(application)
    try addClientSecret(
      AddClientSecret(
        portal: application.portal, application: application.id, secret: operation.secret))
    return .added(application)
  }

  /// Deletes a portal's credentials that are no longer accepted; returns how many. Access tokens
  /// and codes are remembered for a while longer.
  public func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int {
    var removed = 0
    for kind in CredentialKind.allCases {
      let memory =
        switch kind {
        case .accessToken: RemoveExpiredCredentials.accessTokenMemory
        case .authorizationCode: AuthorizationCode.memory
        case .refreshToken, .webhook, .apiKey, .door, .consoleSession: 0 as Int64
        }
      removed += try removeCredentials(
        kind, on: operation.portal, endedBy: now.adding(seconds: -memory), limit: operation.limit)
    }
    return removed
  }

  /// Removes a webhook; returns whether it was there.
  public func removeWebhook(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    try removeCredential(.webhook, id, on: portal)
  }

  /// Removes a door; returns whether it was there.
  public func removeDoor(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    try removeCredential(.door, id, on: portal)
  }

  /// Removes a session of the console; returns whether it was there.
  public func removeSession(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    try removeCredential(.consoleSession, id, on: portal)
  }

  /// Removes a key of the native API; returns whether it was there.
  public func removeAPIKey(_ id: CredentialID, on portal: PortalID) throws(StoreError) -> Bool {
    try removeCredential(.apiKey, id, on: portal)
  }
}
