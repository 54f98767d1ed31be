import RestanteCore

/// Look-ups of what administrators keep, for readers and the writer alike.
extension StatementSource {
  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try hold(portal)
    return try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = $1 AND u.login_key = $2",
      .int(portal.rawValue), .text(loginKey)
    ).first(PortalUser.init(_:))
  }

  func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    return try sql(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = $1 AND a.app = $2",
      .int(portal.rawValue), .int(id.rawValue)
    ).first(Application.init(_:))
  }

  func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) throws(StoreError) -> [PortalUser] {
    try sql(
      """
      SELECT \(IdentityColumns.user) FROM portal_user u
      WHERE u.portal = $1 AND u.member > $2 ORDER BY u.member LIMIT $3
      """, .int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit))
    ).read(PortalUser.init(_:))
  }

  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application] {
    try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.portal = $1 AND a.app > $2 ORDER BY a.app LIMIT $3
      """, .int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit))
    ).read(Application.init(_:))
  }

  func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials? {
    try sql(
      """
      SELECT \(IdentityColumns.user), u.password FROM portal_user u
      WHERE u.portal = $1 AND u.login_key = $2
      """, .int(portal.rawValue), .text(loginKey)
    ).first(PasswordCredentials.init(_:))
  }

  func serverKeys() throws(StoreError) -> KnownServerKeys? {
    try hold(.server)
    return try sql(
      "SELECT fingerprint, next_fingerprint, next_from FROM server_key_fingerprint"
    ).first(KnownServerKeys.init(_:))
  }

  func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant? {
    try sql(
      "SELECT expires_at, label FROM api_key WHERE hash = $1 AND portal = 0", .bytes(key.bytes)
    ).first {
      ServerKeyGrant(expiresAt: $0.optionalTime(), label: $0.text())
    }
  }

  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    try sql(
      """
      SELECT number, at, actor_kind, actor, actor_label, action, subject, detail FROM audit
      WHERE portal = $1 AND number < $2 ORDER BY number DESC LIMIT $3
      """, .int(portal.rawValue), .int(before ?? .max), .int(Int64(limit))
    ).read(AuditRecord.init(_:))
  }
}
