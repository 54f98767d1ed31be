import RestanteCore

/// Adding portals, users and applications.
extension PostgresTransaction {
  func addPortal(_ operation: AddPortal) throws(StoreError) -> Portal {
    if let known = try portal(domain: operation.domain) { return known }
    let number = try nextPortal()
    try sql(
      "INSERT INTO portal (portal, domain, member_id, mode) VALUES ($1, $2, $3, $4)",
      .int(number), .text(operation.domain), .text(operation.memberID),
      .optionalText(operation.mode?.rawValue))
    return Portal(
      id: PortalID(rawValue: number), domain: operation.domain, memberID: operation.memberID,
      mode: operation.mode)
  }

  /// The number of a new portal: above those of all portals that there are, copied ones included,
  /// and that there were.
  private func nextPortal() throws(StoreError) -> Int64 {
    try sql(
      """
      INSERT INTO sequence AS s (portal, app, kind, last)
      VALUES (0, 0, 'portal', (SELECT coalesce(max(portal), 0) FROM portal) + 1)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = greatest(s.last + 1, excluded.last)
      RETURNING last
      """
    ).integer(0, 0)
  }

  func addUser(_ operation: AddUser) throws(StoreError) -> PortalUser {
    let user = operation.user
    if let known = try self.user(user.id, on: user.portal) { return known }
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
    return user
  }

  func addApplication(
    _ operation: AddApplication
  ) throws(StoreError) -> AddApplication.Outcome {
    let known = try application(clientID: operation.clientID, on: operation.portal)
    guard known == nil else { return .clientIDTaken }
    let number = try nextNumber("application", portal: operation.portal.rawValue)
    let application = Application(
      portal: operation.portal, id: ApplicationID(rawValue: number),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
    try sql(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .int(application.portal.rawValue), .int(number), .text(application.clientID),
      .text(application.name), .text(ScopeList.stored(application.scopes)),
      .text(application.status), .flag(application.isInstalled), .flag(application.isActive),
      .int(application.version))
    try addClientSecret(
      AddClientSecret(
        portal: application.portal, application: application.id, secret: operation.secret))
    return .added(application)
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
