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
        t.scopes, t.expires_at
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.user = t.user
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = ?
      """
    ).bind(token.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return AccessGrant(
      portal: try statement.portal(at: 0), application: try statement.application(at: 11),
      user: statement.user(at: 5), scopes: ScopeList.scopes(stored: statement.text(21)),
      expiresAt: Timestamp(milliseconds: statement.integer(22)))
  }

  func webhookGrant(
    user: UserID, code: SecretHash
  ) throws(StoreError) -> WebhookGrant? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.user = w.user
      WHERE w.hash = ? AND w.user = ?
      """
    ).bind(code.bytes).bind(user.rawValue)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return WebhookGrant(
      portal: try statement.portal(at: 0), user: statement.user(at: 5),
      scopes: ScopeList.scopes(stored: statement.text(11)),
      expiresAt: statement.optionalInteger(12).map(Timestamp.init(milliseconds:)))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = ?
      """
    ).bind(key.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    guard let scope = APIKeyScope(rawValue: statement.text(5)) else {
      throw StoreError(.corrupt, "a key has the unknown scope \(statement.text(5))")
    }
    return APIKeyGrant(
      portal: try statement.portal(at: 0), scope: scope,
      expiresAt: statement.optionalInteger(6).map(Timestamp.init(milliseconds:)))
  }

  func clients(clientID: String) throws(StoreError) -> [ClientCredentials] {
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
          portal: try statement.portal(at: 0), application: try statement.application(at: 5),
          secrets: []))
    }
    statement.finish()
    for index in clients.indices {
      clients[index].secrets = try secrets(of: clients[index].application)
    }
    return clients
  }

  private func secrets(of application: Application) throws(StoreError) -> [SecretHash] {
    let statement = try sql("SELECT hash FROM client_secret WHERE portal = ? AND app = ?")
      .bind(application.portal.rawValue).bind(application.id.rawValue)
    defer { statement.finish() }
    var secrets: [SecretHash] = []
    while try statement.step() { secrets.append(SecretHash(stored: statement.blob(0))) }
    return secrets
  }
}

/// The columns that make identity values, of tables that go by one letter.
private enum IdentityColumns {
  /// Five columns of `p`.
  static let portal = "p.portal, p.domain, p.member_id, p.mode, p.queue_defaults"
  /// Six columns of `u`.
  static let user = "u.portal, u.user, u.name, u.last_name, u.is_administrator, u.is_active"
  /// Ten columns of `a`.
  static let application = """
    a.portal, a.app, a.client_id, a.name, a.scopes, a.status, a.is_installed, a.is_active, \
    a.version, a.queue_choices
    """
}

extension Statement {
  fileprivate func portal(at column: Int32) throws(StoreError) -> Portal {
    Portal(
      id: PortalID(rawValue: integer(column)), domain: text(column + 1),
      memberID: text(column + 2), mode: optionalText(column + 3).flatMap(Mode.init(rawValue:)),
      queueDefaults: try queueChoices(column + 4))
  }

  fileprivate func user(at column: Int32) -> PortalUser {
    PortalUser(
      portal: PortalID(rawValue: integer(column)), id: UserID(rawValue: integer(column + 1)),
      name: text(column + 2), lastName: text(column + 3), isAdministrator: flag(column + 4),
      isActive: flag(column + 5))
  }

  fileprivate func application(at column: Int32) throws(StoreError) -> Application {
    Application(
      portal: PortalID(rawValue: integer(column)),
      id: ApplicationID(rawValue: integer(column + 1)), clientID: text(column + 2),
      name: text(column + 3), scopes: ScopeList.scopes(stored: text(column + 4)),
      status: text(column + 5), isInstalled: flag(column + 6), isActive: flag(column + 7),
      version: integer(column + 8),
      queueChoices: try queueChoices(column + 9))
  }
}
