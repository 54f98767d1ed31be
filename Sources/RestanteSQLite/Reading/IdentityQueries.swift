import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension StatementSource {
  func portal(domain: String) throws(StoreError) -> Portal? {
    let statement = try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p WHERE p.domain = ?"
    ).bind(domain)
    defer { statement.finish() }
    return try statement.step() ? try statement.portal(at: 0) : nil
  }

  func portal(_ id: PortalID) throws(StoreError) -> Portal? {
    let statement = try sql("SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = ?")
      .bind(id.rawValue)
    defer { statement.finish() }
    return try statement.step() ? try statement.portal(at: 0) : nil
  }

  func portals() throws(StoreError) -> [Portal] {
    let statement = try sql(
      "SELECT \(IdentityColumns.portal) FROM portal p ORDER BY p.portal")
    defer { statement.finish() }
    var portals: [Portal] = []
    while try statement.step() { portals.append(try statement.portal(at: 0)) }
    return portals
  }

  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    let statement = try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = ? AND u.user = ?"
    ).bind(portal.rawValue).bind(id.rawValue)
    defer { statement.finish() }
    return try statement.step() ? statement.user(at: 0) : nil
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.client_id = ? AND a.portal = ?
      """
    ).bind(clientID).bind(portal.rawValue)
    defer { statement.finish() }
    return try statement.step() ? try statement.application(at: 0) : nil
  }

  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), \(IdentityColumns.application),
        t.scopes, t.expires_at, t.predecessor IS NOT NULL
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.user = t.user
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = ?
      """
    ).bind(token.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    let user = IdentityColumns.portalCount
    let application = user + IdentityColumns.userCount
    let token = application + IdentityColumns.applicationCount
    return AccessGrant(
      portal: try statement.portal(at: 0), application: try statement.application(at: application),
      user: statement.user(at: user), scopes: ScopeList.scopes(stored: statement.text(token)),
      expiresAt: Timestamp(milliseconds: statement.integer(token + 1)),
      isUnconfirmed: statement.flag(token + 2))
  }

  func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.user = w.user
      WHERE w.hash = ?
      """
    ).bind(code.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    let user = IdentityColumns.portalCount
    let webhook = user + IdentityColumns.userCount
    return WebhookGrant(
      portal: try statement.portal(at: 0), user: statement.user(at: user),
      scopes: ScopeList.scopes(stored: statement.text(webhook)),
      expiresAt: statement.optionalTime(webhook + 1))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at, k.label
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = ?
      """
    ).bind(key.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    let key = IdentityColumns.portalCount
    return APIKeyGrant(
      portal: try statement.portal(at: 0), scope: try statement.keyScope(key),
      expiresAt: statement.optionalTime(key + 1), label: statement.text(key + 2))
  }

  func clients(clientID: String, at now: Timestamp) throws(StoreError) -> [ClientCredentials] {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = ? ORDER BY p.portal
      """
    ).bind(clientID)
    var clients: [ClientCredentials] = []
    while try statement.step() {
      clients.append(
        ClientCredentials(
          portal: try statement.portal(at: 0),
          application: try statement.application(at: IdentityColumns.portalCount),
          secrets: []))
    }
    statement.finish()
    for index in clients.indices {
      clients[index].secrets = try secrets(of: clients[index].application, at: now)
    }
    return clients
  }

  private func secrets(
    of application: Application, at now: Timestamp
  ) throws(StoreError) -> [SecretHash] {
    let statement = try sql(
      """
      SELECT hash FROM client_secret
      WHERE portal = ? AND app = ? AND (expires_at IS NULL OR expires_at > ?)
      """
    ).bind(application.portal.rawValue).bind(application.id.rawValue).bind(now.milliseconds)
    defer { statement.finish() }
    var secrets: [SecretHash] = []
    while try statement.step() { secrets.append(SecretHash(stored: statement.blob(0))) }
    return secrets
  }
}
