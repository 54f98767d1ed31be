public import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension SQLSource {
  /// A portal by its number.
  public func portal(_ id: PortalID) throws(StoreError) -> Portal? {
    try hold(id)
    return try first(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = $1", [.int(id.rawValue)],
      Portal.init(_:))
  }

  /// A portal by its domain.
  public func portal(domain: String) throws(StoreError) -> Portal? {
    // Domains belong to the server as a whole.
    try hold(.server)
    return try first(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.domain = $1", [.text(domain)],
      Portal.init(_:))
  }

  /// All portals by ascending number.
  public func portals() throws(StoreError) -> [Portal] {
    try rows(
      "SELECT \(IdentityColumns.portal) FROM portal p ORDER BY p.portal", [], Portal.init(_:))
  }

  /// A user by number.
  public func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try hold(portal)
    return try first(
      """
      SELECT \(Self.dialect.userColumns) FROM portal_user u
      WHERE u.portal = $1 AND u.\(Self.dialect.user) = $2
      """, [.int(portal.rawValue), .int(id.rawValue)], PortalUser.init(_:))
  }

  /// An application by its public identifier.
  public func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    return try first(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.client_id = $1 AND a.portal = $2
      """, [.text(clientID), .int(portal.rawValue)], Application.init(_:))
  }

  /// What an access token stands for.
  public func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    try first(Self.accessGrantByHash, [.bytes(token.bytes)], AccessGrant.init(_:))
  }

  /// The statement for an access token by its hash; ``RestanteCore/AccessGrant`` reads its rows.
  public static var accessGrantByHash: String {
    """
    SELECT \(IdentityColumns.portal), \(dialect.userColumns),
      \(IdentityColumns.application), t.scopes, t.expires_at, t.predecessor IS NOT NULL,
      t.session
    FROM access_token t
      JOIN portal p ON p.portal = t.portal
      JOIN portal_user u ON u.portal = t.portal AND u.\(dialect.user) = t.\(dialect.user)
      JOIN application a ON a.portal = t.portal AND a.app = t.app
    WHERE t.hash = $1
    """
  }

  /// What a webhook's code stands for.
  public func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant? {
    try first(Self.webhookGrantByHash, [.bytes(code.bytes)], WebhookGrant.init(_:))
  }

  /// The statement for a webhook by the hash of its code; ``RestanteCore/WebhookGrant`` reads its
  /// rows.
  public static var webhookGrantByHash: String {
    """
    SELECT \(IdentityColumns.portal), \(dialect.userColumns), w.scopes, w.expires_at
    FROM webhook w
      JOIN portal p ON p.portal = w.portal
      JOIN portal_user u ON u.portal = w.portal AND u.\(dialect.user) = w.\(dialect.user)
    WHERE w.hash = $1
    """
  }

  /// What a key of the native API stands for.
  public func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    try first(Self.apiKeyGrantByHash, [.bytes(key.bytes)], APIKeyGrant.init(_:))
  }

  /// The statement for a key by its hash; ``RestanteCore/APIKeyGrant`` reads its rows.
  public static var apiKeyGrantByHash: String {
    """
    SELECT \(IdentityColumns.portal), k.scope, k.expires_at, k.label
    FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = $1
    """
  }

  /// The applications of all portals that share a client id, with the hashes of their secrets.
  public func clients(
    clientID: String, at now: Timestamp
  ) throws(StoreError) -> [ClientCredentials] {
    var clients = try rows(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = $1 ORDER BY p.portal
      """, [.text(clientID)]
    ) { (reader) throws(StoreError) in
      ClientCredentials(
        portal: try Portal(&reader), application: try Application(&reader), secrets: [])
    }
    for index in clients.indices {
      clients[index].secrets = try secrets(of: clients[index].application, at: now)
    }
    return clients
  }

  private func secrets(
    of application: Application, at now: Timestamp
  ) throws(StoreError) -> [SecretHash] {
    try rows(
      """
      SELECT hash FROM client_secret
      WHERE portal = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)
      """,
      [.int(application.portal.rawValue), .int(application.id.rawValue), .int(now.milliseconds)]
    ) { (reader) throws(StoreError) in reader.hash() }
  }
}
