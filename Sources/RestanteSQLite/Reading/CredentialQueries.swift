import RestanteCore

/// Lists of credentials, which show everything but the secret.
extension StatementSource {
  func clientSecrets(
    of application: ApplicationID, on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [ClientSecretRecord] {
    let statement = try sql(
      """
      SELECT hash, created_at, expires_at FROM client_secret
      WHERE portal = ? AND app = ? AND (expires_at IS NULL OR expires_at > ?)
      ORDER BY created_at, hash
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(now.milliseconds)
    defer { statement.finish() }
    var records: [ClientSecretRecord] = []
    while try statement.step() {
      records.append(
        ClientSecretRecord(
          id: statement.credentialID(0), createdAt: statement.optionalTime(1),
          expiresAt: statement.optionalTime(2)))
    }
    return records
  }

  func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [WebhookRecord] {
    let statement = try sql(
      """
      SELECT hash, user, scopes, label, created_at, expires_at FROM webhook
      WHERE portal = ? AND hash > ? ORDER BY hash LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.hashes.last ?? []).bind(Int64(limit))
    defer { statement.finish() }
    var records: [WebhookRecord] = []
    while try statement.step() {
      records.append(
        WebhookRecord(
          id: statement.credentialID(0), user: UserID(rawValue: statement.integer(1)),
          scopes: ScopeList.scopes(stored: statement.text(2)), label: statement.text(3),
          createdAt: statement.optionalTime(4), expiresAt: statement.optionalTime(5)))
    }
    return records
  }

  func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [APIKeyRecord] {
    let statement = try sql(
      """
      SELECT hash, scope, label, created_at, expires_at FROM api_key
      WHERE portal = ? AND hash > ? ORDER BY hash LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.hashes.last ?? []).bind(Int64(limit))
    defer { statement.finish() }
    var records: [APIKeyRecord] = []
    while try statement.step() {
      records.append(
        APIKeyRecord(
          id: statement.credentialID(0), scope: try statement.keyScope(1),
          label: statement.text(2), createdAt: statement.optionalTime(3),
          expiresAt: statement.optionalTime(4)))
    }
    return records
  }

  func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [TokenRecord] {
    let columns = "hash, user, scopes, created_at, expires_at"
    let statement = try sql(
      """
      SELECT \(columns), 'access' FROM access_token WHERE portal = ?1 AND app = ?2 AND hash > ?3
      UNION ALL
      SELECT \(columns), 'refresh' FROM refresh_token
      WHERE portal = ?1 AND app = ?2 AND hash > ?3 AND is_spent = 0
      ORDER BY 1 LIMIT ?4
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(after?.hashes.last ?? [])
      .bind(Int64(limit))
    defer { statement.finish() }
    var records: [TokenRecord] = []
    while try statement.step() {
      records.append(
        TokenRecord(
          id: statement.credentialID(0), kind: try statement.word(5),
          user: UserID(rawValue: statement.integer(1)),
          scopes: ScopeList.scopes(stored: statement.text(2)),
          createdAt: statement.optionalTime(3),
          expiresAt: Timestamp(milliseconds: statement.integer(4))))
    }
    return records
  }
}

extension Statement {
  fileprivate func credentialID(_ column: Int32) -> CredentialID {
    CredentialID(of: SecretHash(stored: blob(column)))
  }
}
