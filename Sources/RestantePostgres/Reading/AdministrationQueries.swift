import RestanteCore
import RestanteJSON

/// Look-ups of what administrators keep, for readers and the writer alike.
extension StatementSource {
  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try hold(portal)
    let rows = try sql(
      "SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = $1 AND u.login_key = $2",
      .int(portal.rawValue), .text(loginKey))
    return rows.count > 0 ? rows.user(0, at: 0) : nil
  }

  func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try hold(portal)
    let rows = try sql(
      "SELECT \(IdentityColumns.application) FROM application a WHERE a.portal = $1 AND a.app = $2",
      .int(portal.rawValue), .int(id.rawValue))
    return rows.count > 0 ? try rows.application(0, at: 0) : nil
  }

  func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) throws(StoreError) -> [PortalUser] {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.user) FROM portal_user u
      WHERE u.portal = $1 AND u.member > $2 ORDER BY u.member LIMIT $3
      """, .int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit)))
    return (0..<rows.count).map { rows.user($0, at: 0) }
  }

  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application] {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.portal = $1 AND a.app > $2 ORDER BY a.app LIMIT $3
      """, .int(portal.rawValue), .int(after?.rawValue ?? .min), .int(Int64(limit)))
    var applications: [Application] = []
    for row in 0..<rows.count { applications.append(try rows.application(row, at: 0)) }
    return applications
  }

  func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials? {
    let rows = try sql(
      """
      SELECT \(IdentityColumns.user), u.password FROM portal_user u
      WHERE u.portal = $1 AND u.login_key = $2
      """, .int(portal.rawValue), .text(loginKey))
    guard rows.count > 0 else { return nil }
    var password: PasswordHash?
    if let text = rows.optionalText(0, IdentityColumns.userCount) {
      password = try PasswordHash(stored: text)
    }
    return PasswordCredentials(user: rows.user(0, at: 0), password: password)
  }

  func serverKeys() throws(StoreError) -> KnownServerKeys? {
    try hold(.server)
    let rows = try sql(
      "SELECT fingerprint, next_fingerprint, next_from FROM server_key_fingerprint")
    guard rows.count > 0 else { return nil }
    return KnownServerKeys(
      current: rows.bytes(0, 0),
      next: rows.optionalTime(0, 2).map { .init(fingerprint: rows.bytes(0, 1), from: $0) })
  }

  func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant? {
    let rows = try sql(
      "SELECT expires_at, label FROM api_key WHERE hash = $1 AND portal = 0", .bytes(key.bytes))
    guard rows.count > 0 else { return nil }
    return ServerKeyGrant(expiresAt: rows.optionalTime(0, 0), label: rows.text(0, 1))
  }

  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    let rows = try sql(
      """
      SELECT number, at, actor_kind, actor, actor_label, action, subject, detail FROM audit
      WHERE portal = $1 AND number < $2 ORDER BY number DESC LIMIT $3
      """, .int(portal.rawValue), .int(before ?? .max), .int(Int64(limit)))
    var records: [AuditRecord] = []
    for row in 0..<rows.count {
      guard let detail = (try? JSONParser().parse(rows.text(row, 7)))?.objectValue else {
        throw StoreError(.corrupt, "a record of the audit log is not readable")
      }
      records.append(
        AuditRecord(
          number: rows.integer(row, 0), at: Timestamp(milliseconds: rows.integer(row, 1)),
          entry: AuditEntry(
            actor: AuditActor(
              kind: try rows.word(row, 2), id: rows.text(row, 3), label: rows.text(row, 4)),
            action: rows.text(row, 5), subject: rows.text(row, 6), detail: detail)))
    }
    return records
  }
}
