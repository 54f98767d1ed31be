public import RestanteJSON

/// A store that answers queries from snapshots: it says how to get one, and what queries mean is
/// said here, once for all such stores.
public protocol SnapshotStore: Store {
  /// Runs a read on a snapshot of the last commit; it is told the store's time.
  func look<Value: Sendable>(
    _ body: @escaping @Sendable (any StoreSnapshot, Timestamp) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value
  /// Ends the claims of queues whose lease is over.
  func endClaims(in scope: QueueScope) async throws(StoreError)
}

/// Identity, credentials and what they are set up with.
extension SnapshotStore {
  /// Which server key the store belongs to.
  public func serverKeys() async throws(StoreError) -> KnownServerKeys? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.serverKeys() }
  }

  /// A portal by its number.
  public func portal(_ id: PortalID) async throws(StoreError) -> Portal? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.portal(id) }
  }

  /// The portal with a domain.
  public func portal(domain: String) async throws(StoreError) -> Portal? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.portal(domain: domain) }
  }

  /// The portals, by ascending id.
  public func portals() async throws(StoreError) -> [Portal] {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.portals() }
  }

  /// A user of a portal.
  public func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.user(id, on: portal) }
  }

  /// Users of a portal by ascending number.
  public func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) async throws(StoreError) -> [PortalUser] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.users(on: portal, after: after, limit: limit)
    }
  }

  /// The user with a login and what the password is checked against.
  public func passwordCredentials(
    login: String, on portal: PortalID
  ) async throws(StoreError) -> PasswordCredentials? {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.passwordCredentials(loginKey: PortalUser.loginKey(login), on: portal)
    }
  }

  /// The application with a client id on one portal.
  public func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.application(clientID: clientID, on: portal)
    }
  }

  /// Applications of a portal by ascending number.
  public func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [Application] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.applications(on: portal, after: after, limit: limit)
    }
  }

  /// The applications of all portals that share a client id, with the hashes of their secrets.
  public func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    try await look { (snapshot, now) throws(StoreError) in
      try snapshot.clients(clientID: clientID, at: now)
    }
  }

  /// What an access token stands for.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.accessGrant(token) }
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.apiKeyGrant(key) }
  }

  /// What a webhook's code stands for.
  public func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.webhookGrant(code: code) }
  }

  /// What a door's code stands for.
  public func doorGrant(code: SecretHash) async throws(StoreError) -> DoorGrant? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.doorGrant(code: code) }
  }

  /// A session of the console.
  public func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) async throws(StoreError) -> ConsoleSession? {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.consoleSession(secret, on: portal)
    }
  }

  /// Sessions of a portal, or of the server, by ascending id.
  public func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [ConsoleSession] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.consoleSessions(on: portal, after: after, limit: limit)
    }
  }

  /// What a key of the whole server stands for.
  public func serverKeyGrant(key: SecretHash) async throws(StoreError) -> ServerKeyGrant? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.serverKeyGrant(key) }
  }

  /// The valid secrets of an application, oldest first.
  public func clientSecrets(
    of application: ApplicationID, on portal: PortalID
  ) async throws(StoreError) -> [ClientSecretRecord] {
    try await look { (snapshot, now) throws(StoreError) in
      try snapshot.clientSecrets(of: application, on: portal, at: now)
    }
  }

  /// Webhooks of a portal by ascending id.
  public func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [WebhookRecord] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.webhooks(on: portal, after: after, limit: limit)
    }
  }

  /// Doors of a portal by ascending id.
  public func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [DoorRecord] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.doors(on: portal, after: after, limit: limit)
    }
  }

  /// Keys of a portal, or of the server, by ascending id.
  public func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [APIKeyRecord] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.apiKeys(on: portal, after: after, limit: limit)
    }
  }

  /// Tokens of an application by ascending id.
  public func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [TokenRecord] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.tokens(of: application, on: portal, after: after, limit: limit)
    }
  }

  /// The applications that a user lets act, by ascending number.
  public func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [UserAuthorization] {
    try await look { (snapshot, now) throws(StoreError) in
      try snapshot.authorizations(of: user, on: portal, after: after, limit: limit, at: now)
    }
  }

  /// Records of an audit log, newest first.
  public func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) async throws(StoreError) -> [AuditRecord] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.auditRecords(on: portal, before: before, limit: limit)
    }
  }

  /// An owner's options in the order in which their names first came.
  public func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.options(of: owner) }
  }

  /// The event names of a portal's own, in the order in which they were added.
  public func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.eventNames(on: portal) }
  }

  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  public func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.bindings(of: application, on: portal, actingAs: user)
    }
  }
}
