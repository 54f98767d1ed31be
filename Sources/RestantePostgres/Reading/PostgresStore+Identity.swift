public import RestanteCore

extension PostgresStore {
  /// The portal with a domain.
  public func portal(domain: String) async throws(StoreError) -> Portal? {
    try await readers.read { (snapshot, _) throws(StoreError) in
      try snapshot.portal(domain: domain)
    }
  }

  /// The portals, by ascending id.
  public func portals() async throws(StoreError) -> [Portal] {
    try await readers.read { (snapshot, _) throws(StoreError) in try snapshot.portals() }
  }

  /// What an access token stands for. Nothing is remembered: what another node changed counts at
  /// once.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await readers.read { (snapshot, _) throws(StoreError) in try snapshot.accessGrant(token) }
  }

  /// What a user's webhook code stands for.
  public func webhookGrant(
    user: UserID, code: SecretHash
  ) async throws(StoreError) -> WebhookGrant? {
    try await readers.read { (snapshot, _) throws(StoreError) in
      try snapshot.webhookGrant(user: user, code: code)
    }
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await readers.read { (snapshot, _) throws(StoreError) in try snapshot.apiKeyGrant(key) }
  }

  /// The application with a client id on one portal.
  public func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await readers.read { (snapshot, _) throws(StoreError) in
      try snapshot.application(clientID: clientID, on: portal)
    }
  }

  /// The applications of all portals that share a client id, with the hashes of their secrets.
  public func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    try await readers.read { (snapshot, _) throws(StoreError) in
      try snapshot.clients(clientID: clientID)
    }
  }

  /// A user of a portal.
  public func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await readers.read { (snapshot, _) throws(StoreError) in
      try snapshot.user(id, on: portal)
    }
  }
}
