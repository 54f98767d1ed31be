import RestanteCore
import RestanteJSON

/// Look-ups of what administrators keep, for readers and the writer alike.
extension StatementSource {
  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser? {
    let statement = try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = ? AND u.login_key = ?"
    ).bind(portal.rawValue).bind(loginKey)
    defer { statement.finish() }
    return try statement.step() ? statement.user(at: 0) : nil
  }

  func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    let statement = try sql(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = ? AND a.app = ?"
    ).bind(portal.rawValue).bind(id.rawValue)
    defer { statement.finish() }
    return try statement.step() ? try statement.application(at: 0) : nil
  }

  func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode? {
    let statement = try sql(
      """
      SELECT portal, app, user, scopes, expires_at, is_redeemed FROM authorization_code
      WHERE hash = ?
      """
    ).bind(code.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return AuthorizationCode(
      code: code, portal: PortalID(rawValue: statement.integer(0)),
      application: ApplicationID(rawValue: statement.integer(1)),
      user: UserID(rawValue: statement.integer(2)),
      scopes: ScopeList.scopes(stored: statement.text(3)),
      expiresAt: Timestamp(milliseconds: statement.integer(4)), isRedeemed: statement.flag(5))
  }

  func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) throws(StoreError) -> [PortalUser] {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.user) FROM portal_user u
      WHERE u.portal = ? AND u.user > ? ORDER BY u.user LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.rawValue ?? .min).bind(Int64(limit))
    defer { statement.finish() }
    var users: [PortalUser] = []
    while try statement.step() { users.append(statement.user(at: 0)) }
    return users
  }

  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application] {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.portal = ? AND a.app > ? ORDER BY a.app LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.rawValue ?? .min).bind(Int64(limit))
    defer { statement.finish() }
    var applications: [Application] = []
    while try statement.step() { applications.append(try statement.application(at: 0)) }
    return applications
  }

  func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials? {
    let statement = try sql(
      """
      SELECT \(IdentityColumns.user), u.password FROM portal_user u
      WHERE u.portal = ? AND u.login_key = ?
      """
    ).bind(portal.rawValue).bind(loginKey)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    var password: PasswordHash?
    if let text = statement.optionalText(IdentityColumns.userCount) {
      password = try PasswordHash(stored: text)
    }
    return PasswordCredentials(user: statement.user(at: 0), password: password)
  }

  func serverKeys() throws(StoreError) -> KnownServerKeys? {
    let statement = try sql(
      "SELECT fingerprint, next_fingerprint, next_from FROM server_key_fingerprint")
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return KnownServerKeys(
      current: statement.blob(0),
      next: statement.optionalTime(2).map { .init(fingerprint: statement.blob(1), from: $0) })
  }

  func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant? {
    let statement = try sql("SELECT expires_at, label FROM api_key WHERE hash = ? AND portal = 0")
      .bind(key.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return ServerKeyGrant(expiresAt: statement.optionalTime(0), label: statement.text(1))
  }

  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    let statement = try sql(
      """
      SELECT number, at, actor_kind, actor, actor_label, action, subject, detail FROM audit
      WHERE portal = ? AND number < ? ORDER BY number DESC LIMIT ?
      """
    ).bind(portal.rawValue).bind(before ?? .max).bind(Int64(limit))
    defer { statement.finish() }
    var records: [AuditRecord] = []
    while try statement.step() {
      guard let detail = (try? JSONParser().parse(statement.text(7)))?.objectValue else {
        throw StoreError(.corrupt, "a record of the audit log is not readable")
      }
      records.append(
        AuditRecord(
          number: statement.integer(0), at: Timestamp(milliseconds: statement.integer(1)),
          entry: AuditEntry(
            actor: AuditActor(
              kind: try statement.word(2), id: statement.text(3), label: statement.text(4)),
            action: statement.text(5), subject: statement.text(6), detail: detail)))
    }
    return records
  }
}
