import RestanteCore

/// Adding portals, users and applications.
extension PostgresTransaction: IdentityRows {
  func nextPortal() throws(StoreError) -> PortalID {
    let last = try sql(
      """
      INSERT INTO sequence AS s (portal, app, kind, last)
      VALUES (0, 0, 'portal', (SELECT coalesce(max(portal), 0) FROM portal) + 1)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = greatest(s.last + 1, excluded.last)
      RETURNING last
      """
    ).integer(0, 0)
    return PortalID(rawValue: last)
  }

  func nextApplication(on portal: PortalID) throws(StoreError) -> ApplicationID {
    ApplicationID(rawValue: try nextNumber("application", portal: portal.rawValue))
  }

  func insert(_ portal: Portal) throws(StoreError) {
    try sql(
      "INSERT INTO portal (portal, domain, member_id, mode) VALUES ($1, $2, $3, $4)",
      .int(portal.id.rawValue), .text(portal.domain), .text(portal.memberID),
      .optionalText(portal.mode?.rawValue))
  }

  func insert(_ user: PortalUser) throws(StoreError) {
    try sql(
      """
      INSERT INTO portal_user
        (portal, member, name, last_name, is_administrator, is_active, is_confirmed, login,
         login_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .int(user.portal.rawValue), .int(user.id.rawValue), .text(user.name),
      .text(user.lastName), .flag(user.isAdministrator), .flag(user.isActive),
      .flag(user.isConfirmed), .text(user.login), .optionalText(user.loginKey))
    try sql(
      """
      INSERT INTO sequence AS s (portal, app, kind, last) VALUES ($1, 0, 'user', $2)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = greatest(s.last, excluded.last)
      """, .int(user.portal.rawValue), .int(user.id.rawValue))
  }

  func insert(_ application: Application) throws(StoreError) {
    try sql(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .int(application.portal.rawValue), .int(application.id.rawValue),
      .text(application.clientID), .text(application.name),
      .text(ScopeList.stored(application.scopes)), .text(application.status),
      .flag(application.isInstalled), .flag(application.isActive), .int(application.version))
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try sql(
      """
      INSERT INTO client_secret (portal, app, hash, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """, .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .bytes(operation.secret.bytes), .int(now.milliseconds))
  }
}
