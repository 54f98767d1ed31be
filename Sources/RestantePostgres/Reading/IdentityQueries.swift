import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension StatementSource {
  func portal(_ id: PortalID) throws(StoreError) -> Portal? {
    try hold(id)
    return try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = $1", .int(id.rawValue)
    ).first(Portal.init(_:))
  }

  func portal(domain: String) throws(StoreError) -> Portal? {
    // Domains belong to the server as a whole.
    try hold(.server)
    return try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.domain = $1", .text(domain)
    ).first(Portal.init(_:))
  }

  func portals() throws(StoreError) -> [Portal] {
    try sql("SELECT \(IdentityColumns.portal) FROM portal p ORDER BY p.portal")
      .read(Portal.init(_:))
  }

  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try hold(portal)
    return try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = $1 AND u.member = $2",
      .int(portal.rawValue), .int(id.rawValue)
    ).first(PortalUser.init(_:))
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    return try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.client_id = $1 AND a.portal = $2
      """, .text(clientID), .int(portal.rawValue)
    ).first(Application.init(_:))
  }

  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), \(IdentityColumns.application),
        t.scopes, t.expires_at, t.predecessor IS NOT NULL
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.member = t.member
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = $1
      """, .bytes(token.bytes)
    ).first(AccessGrant.init(_:))
  }

  func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.member = w.member
      WHERE w.hash = $1
      """, .bytes(code.bytes)
    ).first(WebhookGrant.init(_:))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at, k.label
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = $1
      """, .bytes(key.bytes)
    ).first(APIKeyGrant.init(_:))
  }

  func clients(clientID: String, at now: Timestamp) throws(StoreError) -> [ClientCredentials] {
    var clients = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = $1 ORDER BY p.portal
      """, .text(clientID)
    ).read { (reader) throws(StoreError) in
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
    try sql(
      """
      SELECT hash FROM client_secret
      WHERE portal = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)
      """, .int(application.portal.rawValue), .int(application.id.rawValue),
      .int(now.milliseconds)
    ).read { $0.hash() }
  }
}
