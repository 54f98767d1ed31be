import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension StatementSource {
  func portal(_ id: PortalID) throws(StoreError) -> Portal? {
    try hold(id)
    let rows = try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = $1", .int(id.rawValue))
    return rows.count > 0 ? try rows.portal(0, at: 0) : nil
  }

  func portal(domain: String) throws(StoreError) -> Portal? {
    // Domains belong to the server as a whole.
    try hold(.server)
    let rows = try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.domain = $1", .text(domain))
    return rows.count > 0 ? try rows.portal(0, at: 0) : nil
  }

  func portals() throws(StoreError) -> [Portal] {
    let rows = try sql("SELECT \(IdentityColumns.portal) FROM portal p ORDER BY p.portal")
    var portals: [Portal] = []
    for row in 0..<rows.count { portals.append(try rows.portal(row, at: 0)) }
    return portals
  }

  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try hold(portal)
    let rows = try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = $1 AND u.member = $2",
      .int(portal.rawValue), .int(id.rawValue))
    return rows.count > 0 ? rows.user(0, at: 0) : nil
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    let rows = try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.client_id = $1 AND a.portal = $2
      """, .text(clientID), .int(portal.rawValue))
    return rows.count > 0 ? try rows.application(0, at: 0) : nil
  }

  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), \(IdentityColumns.application),
        t.scopes, t.expires_at, t.predecessor IS NOT NULL
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.member = t.member
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = $1
      """, .bytes(token.bytes))
    guard rows.count > 0 else { return nil }
    let user = IdentityColumns.portalCount
    let application = user + IdentityColumns.userCount
    let token = application + IdentityColumns.applicationCount
    return AccessGrant(
      portal: try rows.portal(0, at: 0), application: try rows.application(0, at: application),
      user: rows.user(0, at: user), scopes: ScopeList.scopes(stored: rows.text(0, token)),
      expiresAt: Timestamp(milliseconds: rows.integer(0, token + 1)),
      isUnconfirmed: rows.flag(0, token + 2))
  }

  func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.member = w.member
      WHERE w.hash = $1
      """, .bytes(code.bytes))
    guard rows.count > 0 else { return nil }
    let user = IdentityColumns.portalCount
    let webhook = user + IdentityColumns.userCount
    return WebhookGrant(
      portal: try rows.portal(0, at: 0), user: rows.user(0, at: user),
      scopes: ScopeList.scopes(stored: rows.text(0, webhook)),
      expiresAt: rows.optionalTime(0, webhook + 1))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at, k.label
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = $1
      """, .bytes(key.bytes))
    guard rows.count > 0 else { return nil }
    let key = IdentityColumns.portalCount
    return APIKeyGrant(
      portal: try rows.portal(0, at: 0), scope: try rows.word(0, key),
      expiresAt: rows.optionalTime(0, key + 1), label: rows.text(0, key + 2))
  }

  func clients(clientID: String, at now: Timestamp) throws(StoreError) -> [ClientCredentials] {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = $1 ORDER BY p.portal
      """, .text(clientID))
    var clients: [ClientCredentials] = []
    for row in 0..<rows.count {
      let application = try rows.application(row, at: IdentityColumns.portalCount)
      clients.append(
        ClientCredentials(
          portal: try rows.portal(row, at: 0), application: application,
          secrets: try secrets(of: application, at: now)))
    }
    return clients
  }

  private func secrets(
    of application: Application, at now: Timestamp
  ) throws(StoreError) -> [SecretHash] {
    let rows = try sql(
      """
      SELECT hash FROM client_secret
      WHERE portal = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)
      """, .int(application.portal.rawValue), .int(application.id.rawValue),
      .int(now.milliseconds))
    return (0..<rows.count).map { SecretHash(stored: rows.bytes($0, 0)) }
  }
}
