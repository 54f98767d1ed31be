import RestanteCore

/// Lists of credentials, which show everything but the secret.
extension StatementSource {
  func clientSecrets(
    of application: ApplicationID, on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [ClientSecretRecord] {
    let rows = try sql(
      """
      SELECT hash, created_at, expires_at FROM client_secret
      WHERE portal = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)
      ORDER BY created_at NULLS FIRST, hash
      """, .int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds))
    return (0..<rows.count).map { row in
      ClientSecretRecord(
        id: rows.credentialID(row, 0), createdAt: rows.optionalTime(row, 1),
        expiresAt: rows.optionalTime(row, 2))
    }
  }

  func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [WebhookRecord] {
    let rows = try sql(
      """
      SELECT hash, member, scopes, label, created_at, expires_at FROM webhook
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, .int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit)))
    return (0..<rows.count).map { row in
      WebhookRecord(
        id: rows.credentialID(row, 0), user: UserID(rawValue: rows.integer(row, 1)),
        scopes: ScopeList.scopes(stored: rows.text(row, 2)), label: rows.text(row, 3),
        createdAt: rows.optionalTime(row, 4), expiresAt: rows.optionalTime(row, 5))
    }
  }

  func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [APIKeyRecord] {
    let rows = try sql(
      """
      SELECT hash, scope, label, created_at, expires_at FROM api_key
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, .int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit)))
    var records: [APIKeyRecord] = []
    for row in 0..<rows.count {
      records.append(
        APIKeyRecord(
          id: rows.credentialID(row, 0), scope: try rows.word(row, 1), label: rows.text(row, 2),
          createdAt: rows.optionalTime(row, 3), expiresAt: rows.optionalTime(row, 4)))
    }
    return records
  }

  func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [TokenRecord] {
    let columns = "hash, member, scopes, created_at, expires_at"
    let condition = "portal = $1 AND app = $2 AND hash > $3"
    let rows = try sql(
      """
      SELECT \(columns), 'access' FROM access_token WHERE \(condition)
      UNION ALL
      SELECT \(columns), 'refresh' FROM refresh_token WHERE \(condition)
        AND NOT is_spent
      ORDER BY 1 LIMIT $4
      """, .int(portal.rawValue), .int(application.rawValue),
      .bytes(after?.hashes.last ?? []), .int(Int64(limit)))
    var records: [TokenRecord] = []
    for row in 0..<rows.count {
      records.append(
        TokenRecord(
          id: rows.credentialID(row, 0), kind: try rows.word(row, 5),
          user: UserID(rawValue: rows.integer(row, 1)),
          scopes: ScopeList.scopes(stored: rows.text(row, 2)),
          createdAt: rows.optionalTime(row, 3),
          expiresAt: Timestamp(milliseconds: rows.integer(row, 4))))
    }
    return records
  }
}

extension Rows {
  fileprivate func credentialID(_ row: Int, _ column: Int32) -> CredentialID {
    CredentialID(of: SecretHash(stored: bytes(row, column)))
  }
}
