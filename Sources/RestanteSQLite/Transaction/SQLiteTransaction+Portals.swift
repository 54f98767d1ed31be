import RestanteCore

/// Adding portals, users and applications.
extension SQLiteTransaction: IdentityRows {
  func nextPortal() throws(StoreError) -> PortalID {
    // Not SQLite's own numbers: those of erased portals must not come again.
    let statement = try sql(
      """
      INSERT INTO sequence (portal, app, kind, last)
      VALUES (0, 0, 'portal', (SELECT coalesce(max(portal), 0) FROM portal) + 1)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = max(last + 1, excluded.last)
      RETURNING last
      """)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a sequence has no row") }
    return PortalID(rawValue: statement.integer(0))
  }

  func nextApplication(on portal: PortalID) throws(StoreError) -> ApplicationID {
    ApplicationID(rawValue: try nextNumber("application", portal: portal))
  }

  func insert(_ portal: Portal) throws(StoreError) {
    try sql("INSERT INTO portal (portal, domain, member_id, mode) VALUES (?, ?, ?, ?)")
      .bind(portal.id.rawValue).bind(portal.domain).bind(portal.memberID)
      .bind(portal.mode?.rawValue).run()
  }

  func insert(_ user: PortalUser) throws(StoreError) {
    let statement = try sql(
      """
      INSERT INTO portal_user
        (portal, user, name, last_name, is_administrator, is_active, is_confirmed, login, login_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(user.portal.rawValue).bind(user.id.rawValue).bind(user.name)
    statement.bind(user.lastName).bind(user.isAdministrator).bind(user.isActive)
    try statement.bind(user.isConfirmed).bind(user.login).bind(user.loginKey).run()
    try sql(
      """
      INSERT INTO sequence (portal, app, kind, last) VALUES (?, 0, 'user', ?)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = max(last, excluded.last)
      """
    ).bind(user.portal.rawValue).bind(user.id.rawValue).run()
    state.identityChanged = true
  }

  func insert(_ application: Application) throws(StoreError) {
    let statement = try sql(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(application.portal.rawValue).bind(application.id.rawValue)
    statement.bind(application.clientID).bind(application.name)
    statement.bind(ScopeList.stored(application.scopes)).bind(application.status)
    statement.bind(application.isInstalled).bind(application.isActive)
    try statement.bind(application.version).run()
    state.candidates.removeAll()
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try sql(
      "INSERT OR IGNORE INTO client_secret (portal, app, hash, created_at) VALUES (?, ?, ?, ?)"
    ).bind(operation.portal.rawValue).bind(operation.application.rawValue)
      .bind(operation.secret.bytes).bind(now.milliseconds).run()
    state.identityChanged = true
  }
}
