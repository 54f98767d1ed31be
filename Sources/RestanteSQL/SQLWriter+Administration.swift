public import RestanteCore
import RestanteJSON

/// Writing back what administrators change.
extension SQLWriter {
  /// Writes which server keys the store belongs to.
  public func setServerKeys(_ keys: KnownServerKeys) throws(StoreError) {
    try execute(
      """
      INSERT INTO server_key_fingerprint (id, fingerprint, next_fingerprint, next_from)
      VALUES (1, $1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint,
        next_fingerprint = excluded.next_fingerprint, next_from = excluded.next_from
      """,
      [
        .bytes(keys.current), .optionalBytes(keys.next?.fingerprint),
        .optionalInt(keys.next?.from.milliseconds),
      ])
  }

  /// Writes domain, mode and settings of a portal.
  public func replace(_ portal: Portal) throws(StoreError) {
    try execute(
      "UPDATE portal SET domain = $1, mode = $2, settings = $3 WHERE portal = $4",
      [
        .text(portal.domain), .optionalText(portal.mode?.rawValue),
        .text(portal.settings.stored), .int(portal.id.rawValue),
      ])
    identityChanged()
  }

  /// Writes everything about a user but the password.
  public func replace(_ user: PortalUser) throws(StoreError) {
    try execute(
      """
      UPDATE portal_user SET name = $1, last_name = $2, is_administrator = $3, is_active = $4,
        is_confirmed = $5, login = $6, login_key = $7
      WHERE portal = $8 AND \(Self.dialect.user) = $9
      """,
      [
        .text(user.name), .text(user.lastName), .flag(user.isAdministrator),
        .flag(user.isActive), .flag(user.isConfirmed), .text(user.login),
        .optionalText(user.loginKey), .int(user.portal.rawValue), .int(user.id.rawValue),
      ])
    identityChanged()
  }

  /// Writes everything about an application but its secrets and what it set for its queues.
  public func replace(_ application: Application) throws(StoreError) {
    try execute(
      """
      UPDATE application SET name = $1, scopes = $2, status = $3, is_installed = $4,
        is_active = $5, version = $6, redirect_uri = $7, install_url = $8, allowed_users = $9,
        payment = $10, is_blocked = $11, removal = $12
      WHERE portal = $13 AND app = $14
      """,
      [
        .text(application.name), .text(ScopeList.stored(application.scopes)),
        .text(application.status), .flag(application.isInstalled), .flag(application.isActive),
        .int(application.version), .text(application.redirectURI), .text(application.installURL),
        .optionalText(application.allowedUsers.map(UserList.stored)),
        .text(application.payment.rawValue), .flag(application.isBlocked),
        .optionalText(application.removal?.rawValue), .int(application.portal.rawValue),
        .int(application.id.rawValue),
      ])
    receiversChanged()
    identityChanged()
  }

  /// Writes the hash of a user's password, or that there is none.
  public func setPassword(
    _ password: PasswordHash?, of user: UserID, on portal: PortalID
  ) throws(StoreError) {
    try execute(
      "UPDATE portal_user SET password = $1 WHERE portal = $2 AND \(Self.dialect.user) = $3",
      [.optionalText(password?.stored), .int(portal.rawValue), .int(user.rawValue)])
  }

  /// Removes a user with everything that acts for them.
  public func removeUser(_ user: UserID, on portal: PortalID) throws(StoreError) {
    let owner: [SQLParameter] = [.int(portal.rawValue), .int(user.rawValue)]
    let condition = "portal = $1 AND \(Self.dialect.user) = $2"
    let tables = [
      "access_token", "refresh_token", "webhook", "authorization_code", "app_options",
      "portal_user",
    ]
    for table in tables { try execute("DELETE FROM \(table) WHERE \(condition)", owner) }
    try execute("DELETE FROM binding WHERE \(condition) AND handler <> ''", owner)
    try endHandlers(on: portal)
    receiversChanged()
    identityChanged()
  }

  /// Adds a record to an audit log.
  public func record(_ entry: AuditEntry, on portal: PortalID) throws(StoreError) {
    let number = try nextNumber("audit", portal: portal)
    try execute(
      """
      INSERT INTO audit
        (portal, number, at, actor_kind, actor, actor_label, action, subject, detail)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .int(portal.rawValue), .int(number), .int(now.milliseconds),
        .text(entry.actor.kind.rawValue), .text(entry.actor.id), .text(entry.actor.label),
        .text(entry.action), .text(entry.subject),
        .text(JSONValue.object(entry.detail).encodedString(.plain)),
      ])
  }

  /// Removes the oldest records of an audit log that were made before a time; returns how many.
  public func removeAuditRecords(
    on portal: PortalID, before time: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    // Numbers ascend with time, so the oldest records are the first.
    try execute(
      """
      DELETE FROM audit WHERE portal = $1 AND number IN (
        SELECT number FROM (
          SELECT number, at FROM audit WHERE portal = $1 ORDER BY number LIMIT $2) oldest
        WHERE at < $3)
      """, [.int(portal.rawValue), .int(Int64(limit)), .int(time.milliseconds)])
  }
}
