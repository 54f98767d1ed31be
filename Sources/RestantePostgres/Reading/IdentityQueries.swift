import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension StatementSource {
  func portal(domain: String) throws(StoreError) -> Portal? {
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
    let rows = try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = $1 AND u.member = $2",
      .int(portal.rawValue), .int(id.rawValue))
    return rows.count > 0 ? rows.user(0, at: 0) : nil
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
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
        t.scopes, t.expires_at
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.member = t.member
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = $1
      """, .bytes(token.bytes))
    guard rows.count > 0 else { return nil }
    return AccessGrant(
      portal: try rows.portal(0, at: 0), application: try rows.application(0, at: 11),
      user: rows.user(0, at: 5), scopes: ScopeList.scopes(stored: rows.text(0, 21)),
      expiresAt: Timestamp(milliseconds: rows.integer(0, 22)))
  }

  func webhookGrant(
    user: UserID, code: SecretHash
  ) throws(StoreError) -> WebhookGrant? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.member = w.member
      WHERE w.hash = $1 AND w.member = $2
      """, .bytes(code.bytes), .int(user.rawValue))
    guard rows.count > 0 else { return nil }
    return WebhookGrant(
      portal: try rows.portal(0, at: 0), user: rows.user(0, at: 5),
      scopes: ScopeList.scopes(stored: rows.text(0, 11)),
      expiresAt: rows.optionalInteger(0, 12).map(Timestamp.init(milliseconds:)))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = $1
      """, .bytes(key.bytes))
    guard rows.count > 0 else { return nil }
    guard let scope = APIKeyScope(rawValue: rows.text(0, 5)) else {
      throw StoreError(.corrupt, "a key has the unknown scope \(rows.text(0, 5))")
    }
    return APIKeyGrant(
      portal: try rows.portal(0, at: 0), scope: scope,
      expiresAt: rows.optionalInteger(0, 6).map(Timestamp.init(milliseconds:)))
  }

  func clients(clientID: String) throws(StoreError) -> [ClientCredentials] {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = $1 ORDER BY p.portal
      """, .text(clientID))
    var clients: [ClientCredentials] = []
    for row in 0..<rows.count {
      let application = try rows.application(row, at: 5)
      clients.append(
        ClientCredentials(
          portal: try rows.portal(row, at: 0), application: application,
          secrets: try secrets(of: application)))
    }
    return clients
  }

  private func secrets(of application: Application) throws(StoreError) -> [SecretHash] {
    let rows = try sql(
      "SELECT hash FROM client_secret WHERE portal = $1 AND app = $2",
      .int(application.portal.rawValue), .int(application.id.rawValue))
    return (0..<rows.count).map { SecretHash(stored: rows.bytes($0, 0)) }
  }
}

/// The columns that make identity values, of tables that go by one letter.
private enum IdentityColumns {
  /// Five columns of `p`.
  static let portal = "p.portal, p.domain, p.member_id, p.mode, p.queue_defaults"
  /// Six columns of `u`.
  static let user = "u.portal, u.member, u.name, u.last_name, u.is_administrator, u.is_active"
  /// Ten columns of `a`.
  static let application = """
    a.portal, a.app, a.client_id, a.name, a.scopes, a.status, a.is_installed, a.is_active, \
    a.version, a.queue_choices
    """
}

extension Rows {
  fileprivate func portal(_ row: Int, at column: Int32) throws(StoreError) -> Portal {
    Portal(
      id: PortalID(rawValue: integer(row, column)), domain: text(row, column + 1),
      memberID: text(row, column + 2),
      mode: optionalText(row, column + 3).flatMap(Mode.init(rawValue:)),
      queueDefaults: try queueChoices(row, column + 4))
  }

  fileprivate func user(_ row: Int, at column: Int32) -> PortalUser {
    PortalUser(
      portal: PortalID(rawValue: integer(row, column)),
      id: UserID(rawValue: integer(row, column + 1)), name: text(row, column + 2),
      lastName: text(row, column + 3), isAdministrator: flag(row, column + 4),
      isActive: flag(row, column + 5))
  }

  fileprivate func application(
    _ row: Int, at column: Int32
  ) throws(StoreError) -> Application {
    Application(
      portal: PortalID(rawValue: integer(row, column)),
      id: ApplicationID(rawValue: integer(row, column + 1)), clientID: text(row, column + 2),
      name: text(row, column + 3), scopes: ScopeList.scopes(stored: text(row, column + 4)),
      status: text(row, column + 5), isInstalled: flag(row, column + 6),
      isActive: flag(row, column + 7), version: integer(row, column + 8),
      queueChoices: try queueChoices(row, column + 9))
  }
}
