import RestanteCore

/// Look-ups of what administrators keep, for readers and the writer alike.
extension StatementSource {
  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = ? AND u.login_key = ?"
    ).bind(portal.rawValue).bind(loginKey).first(PortalUser.init(_:))
  }

  func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try sql(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = ? AND a.app = ?"
    ).bind(portal.rawValue).bind(id.rawValue).first(Application.init(_:))
  }

  func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode? {
    try sql(
      """
      SELECT portal, app, user, scopes, expires_at, is_redeemed FROM authorization_code
      WHERE hash = ?
      """
    ).bind(code.bytes).first { (reader) throws(StoreError) in
      AuthorizationCode(code: code, &reader)
    }
  }

  func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) throws(StoreError) -> [PortalUser] {
    try sql(
      """
      SELECT \(IdentityColumns.user) FROM portal_user u
      WHERE u.portal = ? AND u.user > ? ORDER BY u.user LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.rawValue ?? .min).bind(Int64(limit))
      .rows(PortalUser.init(_:))
  }

  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application] {
    try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.portal = ? AND a.app > ? ORDER BY a.app LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.rawValue ?? .min).bind(Int64(limit))
      .rows(Application.init(_:))
  }

  func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials? {
    try sql(
      """
      SELECT \(IdentityColumns.user), u.password FROM portal_user u
      WHERE u.portal = ? AND u.login_key = ?
      """
    ).bind(portal.rawValue).bind(loginKey).first(PasswordCredentials.init(_:))
  }

  func serverKeys() throws(StoreError) -> KnownServerKeys? {
    try sql("SELECT fingerprint, next_fingerprint, next_from FROM server_key_fingerprint")
      .first(KnownServerKeys.init(_:))
  }

  func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant? {
    try sql("SELECT expires_at, label FROM api_key WHERE hash = ? AND portal = 0")
      .bind(key.bytes).first { (reader) throws(StoreError) in
        ServerKeyGrant(expiresAt: reader.optionalTime(), label: reader.text())
      }
  }

  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    try sql(
      """
      SELECT number, at, actor_kind, actor, actor_label, action, subject, detail FROM audit
      WHERE portal = ? AND number < ? ORDER BY number DESC LIMIT ?
      """
    ).bind(portal.rawValue).bind(before ?? .max).bind(Int64(limit)).rows(AuditRecord.init(_:))
  }
}
