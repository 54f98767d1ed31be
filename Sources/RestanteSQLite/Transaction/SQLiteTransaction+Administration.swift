import RestanteCore
import RestanteJSON

/// Writing back what administrators change.
extension SQLiteTransaction {
  func setServerKeys(_ keys: KnownServerKeys) throws(StoreError) {
    try sql(
      """
      INSERT INTO server_key_fingerprint (id, fingerprint, next_fingerprint, next_from)
      VALUES (1, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint,
        next_fingerprint = excluded.next_fingerprint, next_from = excluded.next_from
      """
    ).bind(keys.current).bind(keys.next?.fingerprint).bind(keys.next?.from.milliseconds).run()
  }

  func hasApplication(clientID: String) throws(StoreError) -> Bool {
    let statement = try sql("SELECT 1 FROM application WHERE client_id = ? LIMIT 1").bind(clientID)
    defer { statement.finish() }
    return try statement.step()
  }

  func nextUserID(on portal: PortalID) throws(StoreError) -> UserID {
    let statement = try sql(
      "SELECT last FROM sequence WHERE portal = ? AND app = 0 AND kind = 'user'"
    ).bind(portal.rawValue)
    defer { statement.finish() }
    return UserID(rawValue: try statement.step() ? statement.integer(0) + 1 : 1)
  }

  func replace(_ portal: Portal) throws(StoreError) {
    try sql("UPDATE portal SET domain = ?, mode = ?, settings = ? WHERE portal = ?")
      .bind(portal.domain).bind(portal.mode?.rawValue).bind(portal.settings.stored)
      .bind(portal.id.rawValue).run()
    state.identityChanged = true
  }

  func replace(_ user: PortalUser) throws(StoreError) {
    let statement = try sql(
      """
      UPDATE portal_user SET name = ?, last_name = ?, is_administrator = ?, is_active = ?,
        is_confirmed = ?, login = ?, login_key = ?
      WHERE portal = ? AND user = ?
      """)
    statement.bind(user.name).bind(user.lastName).bind(user.isAdministrator)
    statement.bind(user.isActive).bind(user.isConfirmed).bind(user.login).bind(user.loginKey)
    try statement.bind(user.portal.rawValue).bind(user.id.rawValue).run()
    state.identityChanged = true
  }

  func replace(_ application: Application) throws(StoreError) {
    let statement = try sql(
      """
      UPDATE application SET name = ?, scopes = ?, status = ?, is_installed = ?, is_active = ?,
        version = ?, redirect_uri = ?, install_url = ?, allowed_users = ?, payment = ?,
        is_blocked = ?, removal = ?
      WHERE portal = ? AND app = ?
      """)
    statement.bind(application.name).bind(ScopeList.stored(application.scopes))
    statement.bind(application.status).bind(application.isInstalled).bind(application.isActive)
    statement.bind(application.version).bind(application.redirectURI)
    statement.bind(application.installURL).bind(application.allowedUsers.map(UserList.stored))
    statement.bind(application.payment.rawValue).bind(application.isBlocked)
    statement.bind(application.removal?.rawValue)
    try statement.bind(application.portal.rawValue).bind(application.id.rawValue).run()
    state.candidates.removeAll()
    state.identityChanged = true
  }

  func setPassword(
    _ password: PasswordHash?, of user: UserID, on portal: PortalID
  ) throws(StoreError) {
    try sql("UPDATE portal_user SET password = ? WHERE portal = ? AND user = ?")
      .bind(password?.stored).bind(portal.rawValue).bind(user.rawValue).run()
  }

  func removeUser(_ user: UserID, on portal: PortalID) throws(StoreError) {
    let tables = [
      "access_token", "refresh_token", "webhook", "authorization_code", "app_options",
      "portal_user",
    ]
    for table in tables {
      try sql("DELETE FROM \(table) WHERE portal = ? AND user = ?")
        .bind(portal.rawValue).bind(user.rawValue).run()
    }
    try sql("DELETE FROM binding WHERE portal = ? AND user = ? AND handler <> ''")
      .bind(portal.rawValue).bind(user.rawValue).run()
    state.candidates.removeAll()
    state.identityChanged = true
  }

  func keep(_ code: AuthorizationCode) throws(StoreError) {
    let statement = try sql(
      """
      INSERT OR REPLACE INTO authorization_code
        (hash, portal, app, user, scopes, expires_at, is_redeemed)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(code.code.bytes).bind(code.portal.rawValue).bind(code.application.rawValue)
    statement.bind(code.user.rawValue).bind(ScopeList.stored(code.scopes))
    try statement.bind(code.expiresAt.milliseconds).bind(code.isRedeemed).run()
  }

  func limitSecrets(
    of application: ApplicationID, on portal: PortalID, until end: Timestamp
  ) throws(StoreError) {
    try sql(
      """
      UPDATE client_secret SET expires_at = min(coalesce(expires_at, ?1), ?1)
      WHERE portal = ?2 AND app = ?3
      """
    ).bind(end.milliseconds).bind(portal.rawValue).bind(application.rawValue).run()
    state.identityChanged = true
  }

  func record(_ entry: AuditEntry, on portal: PortalID) throws(StoreError) {
    let number = try nextNumber("audit", portal: portal)
    let statement = try sql(
      """
      INSERT INTO audit
        (portal, number, at, actor_kind, actor, actor_label, action, subject, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(portal.rawValue).bind(number).bind(now.milliseconds)
    statement.bind(entry.actor.kind.rawValue).bind(entry.actor.id).bind(entry.actor.label)
    statement.bind(entry.action).bind(entry.subject)
    try statement.bind(JSONValue.object(entry.detail).encodedString(.plain)).run()
  }

  func removeAuditRecords(
    on portal: PortalID, before time: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    // Numbers ascend with time, so the oldest records are the first.
    try sql(
      """
      DELETE FROM audit WHERE portal = ?1 AND number IN (
        SELECT number FROM (
          SELECT number, at FROM audit WHERE portal = ?1 ORDER BY number LIMIT ?3)
        WHERE at < ?2)
      """
    ).bind(portal.rawValue).bind(time.milliseconds).bind(Int64(limit)).run()
  }
}
