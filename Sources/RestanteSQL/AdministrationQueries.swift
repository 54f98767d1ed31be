public import RestanteCore

/// Look-ups of what administrators keep, for readers and the writer alike.
extension SQLSource {
  /// A user by the login in its compared form.
  public func user(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PortalUser? {
    try hold(portal)
    return try first(
      """
      SELECT \(Self.dialect.userColumns) FROM portal_user u
      WHERE u.portal = $1 AND u.login_key = $2
      """, [.int(portal.rawValue), .text(loginKey)], PortalUser.init(_:))
  }

  /// An application by number.
  public func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    return try first(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = $1 AND a.app = $2",
      [.int(portal.rawValue), .int(id.rawValue)], Application.init(_:))
  }

  /// Users of a portal by ascending number.
  public func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) throws(StoreError) -> [PortalUser] {
    let user = Self.dialect.user
    return try rows(
      """
      SELECT \(Self.dialect.userColumns) FROM portal_user u
      WHERE u.portal = $1 AND u.\(user) > $2 ORDER BY u.\(user) LIMIT $3
      """, [.int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit))],
      PortalUser.init(_:))
  }

  /// Applications of a portal by ascending number.
  public func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application] {
    try rows(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.portal = $1 AND a.app > $2 ORDER BY a.app LIMIT $3
      """, [.int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit))],
      Application.init(_:))
  }

  /// A user with the hash of the password, by the login in its compared form.
  public func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials? {
    try first(
      """
      SELECT \(Self.dialect.userColumns), u.password FROM portal_user u
      WHERE u.portal = $1 AND u.login_key = $2
      """, [.int(portal.rawValue), .text(loginKey)], PasswordCredentials.init(_:))
  }

  /// Which server keys the store belongs to; `nil` before the first.
  public func serverKeys() throws(StoreError) -> KnownServerKeys? {
    try hold(.server)
    return try first(
      "SELECT fingerprint, next_fingerprint, next_from FROM server_key_fingerprint", [],
      KnownServerKeys.init(_:))
  }

  /// What a key of the whole server stands for.
  public func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant? {
    try first(
      "SELECT expires_at, label FROM api_key WHERE hash = $1 AND portal = 0", [.bytes(key.bytes)]
    ) { (reader) throws(StoreError) in
      ServerKeyGrant(expiresAt: reader.optionalTime(), label: reader.text())
    }
  }

  /// Records of an audit log, newest first.
  public func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    try rows(
      """
      SELECT number, at, actor_kind, actor, actor_label, action, subject, detail FROM audit
      WHERE portal = $1 AND number < $2 ORDER BY number DESC LIMIT $3
      """, [.int(portal.rawValue), .int(before ?? .max), .int(Int64(limit))],
      AuditRecord.init(_:))
  }
}
