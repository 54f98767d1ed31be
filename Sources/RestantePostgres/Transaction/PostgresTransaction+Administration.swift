import RestanteCore
import RestanteJSON

/// Writing back what administrators change.
extension PostgresTransaction {
  func setServerKeys(_ keys: KnownServerKeys) throws(StoreError) {
    try sql(
      """
      INSERT INTO server_key_fingerprint (id, fingerprint, next_fingerprint, next_from)
      VALUES (1, $1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint,
        next_fingerprint = excluded.next_fingerprint, next_from = excluded.next_from
      """, .bytes(keys.current), .optionalBytes(keys.next?.fingerprint),
      .optionalInt(keys.next?.from.milliseconds))
  }

  func hasApplication(clientID: String) throws(StoreError) -> Bool {
    try hold(.server)
    return try sql("SELECT 1 FROM application WHERE client_id = $1 LIMIT 1", .text(clientID))
      .count > 0
  }

  func nextUserID(on portal: PortalID) throws(StoreError) -> UserID {
    try hold(portal)
    let rows = try sql(
      "SELECT last FROM sequence WHERE portal = $1 AND app = 0 AND kind = 'user'",
      .int(portal.rawValue))
    return UserID(rawValue: rows.count > 0 ? rows.integer(0, 0) + 1 : 1)
  }

  func replace(_ portal: Portal) throws(StoreError) {
    try sql(
      "UPDATE portal SET domain = $2, mode = $3, settings = $4 WHERE portal = $1",
      .int(portal.id.rawValue), .text(portal.domain), .optionalText(portal.mode?.rawValue),
      .text(portal.settings.stored))
  }

  func replace(_ user: PortalUser) throws(StoreError) {
    try sql(
      """
      UPDATE portal_user SET name = $3, last_name = $4, is_administrator = $5, is_active = $6,
        is_confirmed = $7, login = $8, login_key = $9
      WHERE portal = $1 AND member = $2
      """, .int(user.portal.rawValue), .int(user.id.rawValue), .text(user.name),
      .text(user.lastName), .flag(user.isAdministrator), .flag(user.isActive),
      .flag(user.isConfirmed), .text(user.login), .optionalText(user.loginKey))
  }

  func replace(_ application: Application) throws(StoreError) {
    try sql(
      """
      UPDATE application SET name = $3, scopes = $4, status = $5, is_installed = $6,
        is_active = $7, version = $8, redirect_uri = $9, install_url = $10, allowed_users = $11,
        payment = $12, is_blocked = $13, removal = $14
      WHERE portal = $1 AND app = $2
      """, .int(application.portal.rawValue), .int(application.id.rawValue),
      .text(application.name), .text(ScopeList.stored(application.scopes)),
      .text(application.status), .flag(application.isInstalled), .flag(application.isActive),
      .int(application.version), .text(application.redirectURI), .text(application.installURL),
      .optionalText(application.allowedUsers.map(UserList.stored)),
      .text(application.payment.rawValue), .flag(application.isBlocked),
      .optionalText(application.removal?.rawValue))
  }

  func setPassword(
    _ password: PasswordHash?, of user: UserID, on portal: PortalID
  ) throws(StoreError) {
    try sql(
      "UPDATE portal_user SET password = $3 WHERE portal = $1 AND member = $2",
      .int(portal.rawValue), .int(user.rawValue), .optionalText(password?.stored))
  }

  func removeUser(_ user: UserID, on portal: PortalID) throws(StoreError) {
    let tables = [
      "access_token", "refresh_token", "webhook", "authorization_code", "app_options",
      "portal_user",
    ]
    for table in tables {
      try sql(
        "DELETE FROM \(table) WHERE portal = $1 AND member = $2", .int(portal.rawValue),
        .int(user.rawValue))
    }
    try sql(
      "DELETE FROM binding WHERE portal = $1 AND member = $2 AND handler <> ''",
      .int(portal.rawValue), .int(user.rawValue))
  }

  /// An authorization code; whoever else asks for it waits until the transaction ends.
  func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode? {
    let rows = try sql(
      """
      SELECT portal, app, member, scopes, expires_at, is_redeemed FROM authorization_code
      WHERE hash = $1 FOR UPDATE
      """, .bytes(code.bytes))
    guard rows.count > 0 else { return nil }
    return AuthorizationCode(
      code: code, portal: PortalID(rawValue: rows.integer(0, 0)),
      application: ApplicationID(rawValue: rows.integer(0, 1)),
      user: UserID(rawValue: rows.integer(0, 2)),
      scopes: ScopeList.scopes(stored: rows.text(0, 3)),
      expiresAt: Timestamp(milliseconds: rows.integer(0, 4)), isRedeemed: rows.flag(0, 5))
  }

  func keep(_ code: AuthorizationCode) throws(StoreError) {
    try sql(
      """
      INSERT INTO authorization_code (hash, portal, app, member, scopes, expires_at, is_redeemed)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (hash) DO UPDATE SET portal = excluded.portal, app = excluded.app,
        member = excluded.member, scopes = excluded.scopes, expires_at = excluded.expires_at,
        is_redeemed = excluded.is_redeemed
      """, .bytes(code.code.bytes), .int(code.portal.rawValue), .int(code.application.rawValue),
      .int(code.user.rawValue), .text(ScopeList.stored(code.scopes)),
      .int(code.expiresAt.milliseconds), .flag(code.isRedeemed))
  }

  func limitSecrets(
    of application: ApplicationID, on portal: PortalID, until end: Timestamp
  ) throws(StoreError) {
    try sql(
      """
      UPDATE client_secret SET expires_at = least(coalesce(expires_at, $3), $3)
      WHERE portal = $1 AND app = $2
      """, .int(portal.rawValue), .int(application.rawValue), .int(end.milliseconds))
  }

  func record(_ entry: AuditEntry, on portal: PortalID) throws(StoreError) {
    let number = try nextNumber("audit", portal: portal.rawValue)
    try sql(
      """
      INSERT INTO audit
        (portal, number, at, actor_kind, actor, actor_label, action, subject, detail)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .int(portal.rawValue), .int(number), .int(now.milliseconds),
      .text(entry.actor.kind.rawValue), .text(entry.actor.id), .text(entry.actor.label),
      .text(entry.action), .text(entry.subject),
      .text(JSONValue.object(entry.detail).encodedString(.plain)))
  }

  func removeAuditRecords(
    on portal: PortalID, before time: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    // Numbers ascend with time, so the oldest records are the first.
    try sql(
      """
      DELETE FROM audit WHERE portal = $1 AND number = ANY(ARRAY(
        SELECT number FROM (
          SELECT number, at FROM audit WHERE portal = $1 ORDER BY number LIMIT $3) oldest
        WHERE at < $2))
      """, .int(portal.rawValue), .int(time.milliseconds), .int(Int64(limit))
    ).changed
  }
}
