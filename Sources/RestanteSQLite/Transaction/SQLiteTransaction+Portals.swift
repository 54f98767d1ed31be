import RestanteCore

/// Adding portals, users and applications.
extension SQLiteTransaction {
  func addPortal(_ operation: AddPortal) throws(StoreError) -> Portal {
    if let known = try portal(domain: operation.domain) { return known }
    // Not SQLite's own numbers: those of erased portals must not come again.
    let number = try nextPortal()
    let statement = try sql(
      "INSERT INTO portal (portal, domain, member_id, mode) VALUES (?, ?, ?, ?)")
    statement.bind(number).bind(operation.domain).bind(operation.memberID)
    try statement.bind(operation.mode?.rawValue).run()
    return Portal(
      id: PortalID(rawValue: number), domain: operation.domain,
      memberID: operation.memberID, mode: operation.mode)
  }

  /// The number of a new portal: above those of all portals that there are, copied ones included,
  /// and that there were.
  private func nextPortal() throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      INSERT INTO sequence (portal, app, kind, last)
      VALUES (0, 0, 'portal', (SELECT coalesce(max(portal), 0) FROM portal) + 1)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = max(last + 1, excluded.last)
      RETURNING last
      """)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a sequence has no row") }
    return statement.integer(0)
  }

  func addUser(_ operation: AddUser) throws(StoreError) -> PortalUser {
    let user = operation.user
    if let known = try self.user(user.id, on: user.portal) { return known }
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
    return user
  }

  func addApplication(
    _ operation: AddApplication
  ) throws(StoreError) -> AddApplication.Outcome {
    let known = try application(clientID: operation.clientID, on: operation.portal)
    guard known == nil else { return .clientIDTaken }
    let application = Application(
      portal: operation.portal,
      id: ApplicationID(rawValue: try nextNumber("application", portal: operation.portal)),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
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
    try addClientSecret(
      AddClientSecret(
        portal: application.portal, application: application.id, secret: operation.secret))
    state.candidates.removeAll()
    return .added(application)
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try sql(
      "INSERT OR IGNORE INTO client_secret (portal, app, hash, created_at) VALUES (?, ?, ?, ?)"
    ).bind(operation.portal.rawValue).bind(operation.application.rawValue)
      .bind(operation.secret.bytes).bind(now.milliseconds).run()
    state.identityChanged = true
  }
}
