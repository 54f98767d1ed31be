public import RestanteCore

extension SQLiteStore {
  /// Which server key the store goes with.
  public func serverKeys() async throws(StoreError) -> KnownServerKeys? {
    try await read { (snapshot) throws(StoreError) in try snapshot.serverKeys() }
  }

  /// A portal by its number.
  public func portal(_ id: PortalID) async throws(StoreError) -> Portal? {
    try await read { (snapshot) throws(StoreError) in try snapshot.portal(id) }
  }

  /// Users of a portal by ascending number.
  public func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) async throws(StoreError) -> [PortalUser] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.users(on: portal, after: after, limit: limit)
    }
  }

  /// Applications of a portal by ascending number.
  public func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [Application] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.applications(on: portal, after: after, limit: limit)
    }
  }

  /// The user with a login and what the password is checked against.
  public func passwordCredentials(
    login: String, on portal: PortalID
  ) async throws(StoreError) -> PasswordCredentials? {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.passwordCredentials(loginKey: PortalUser.loginKey(login), on: portal)
    }
  }

  /// What a webhook's code stands for.
  public func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await read { (snapshot) throws(StoreError) in try snapshot.webhookGrant(code: code) }
  }

  /// What a key of the whole server stands for.
  public func serverKeyGrant(key: SecretHash) async throws(StoreError) -> ServerKeyGrant? {
    try await read { (snapshot) throws(StoreError) in try snapshot.serverKeyGrant(key) }
  }

  /// The valid secrets of an application, oldest first.
  public func clientSecrets(
    of application: ApplicationID, on portal: PortalID
  ) async throws(StoreError) -> [ClientSecretRecord] {
    let now = time.now()
    return try await read { (snapshot) throws(StoreError) in
      try snapshot.clientSecrets(of: application, on: portal, at: now)
    }
  }

  /// Webhooks of a portal by ascending id.
  public func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [WebhookRecord] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.webhooks(on: portal, after: after, limit: limit)
    }
  }

  /// Keys of a portal, or of the server, by ascending id.
  public func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [APIKeyRecord] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.apiKeys(on: portal, after: after, limit: limit)
    }
  }

  /// Tokens of an application by ascending id.
  public func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [TokenRecord] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.tokens(of: application, on: portal, after: after, limit: limit)
    }
  }

  /// Records of an audit log, newest first.
  public func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) async throws(StoreError) -> [AuditRecord] {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.auditRecords(on: portal, before: before, limit: limit)
    }
  }
}
