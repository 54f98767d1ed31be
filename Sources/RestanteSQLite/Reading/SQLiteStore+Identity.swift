public import RestanteCore

extension SQLiteStore {
  /// The portal with a domain.
  public func portal(domain: String) async throws(StoreError) -> Portal? {
    try await read { (snapshot) throws(StoreError) in try snapshot.portal(domain: domain) }
  }

  /// The portals, by ascending id.
  public func portals() async throws(StoreError) -> [Portal] {
    try await read { (snapshot) throws(StoreError) in try snapshot.portals() }
  }

  /// What an access token stands for.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    if let known = identities.accessGrant(token) { return known }
    let generation = identities.generation
    let grant = try await read { (snapshot) throws(StoreError) in
      try snapshot.accessGrant(token)
    }
    if let grant { identities.keep(grant, for: token, since: generation) }
    return grant
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    if let known = identities.keyGrant(key) { return known }
    let generation = identities.generation
    let grant = try await read { (snapshot) throws(StoreError) in try snapshot.apiKeyGrant(key) }
    if let grant { identities.keep(grant, for: key, since: generation) }
    return grant
  }

  /// The application with a client id on one portal.
  public func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await read { (snapshot) throws(StoreError) in
      try snapshot.application(clientID: clientID, on: portal)
    }
  }

  /// The applications of all portals that share a client id, with the hashes of their secrets.
  public func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    let now = time.now()
    return try await read { (snapshot) throws(StoreError) in
      try snapshot.clients(clientID: clientID, at: now)
    }
  }

  /// A user of a portal.
  public func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await read { (snapshot) throws(StoreError) in try snapshot.user(id, on: portal) }
  }
}
