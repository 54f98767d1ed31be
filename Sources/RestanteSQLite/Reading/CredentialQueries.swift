import RestanteCore

/// Lists of credentials, which show everything but the secret.
extension StatementSource {
  func clientSecrets(
    of application: ApplicationID, on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [ClientSecretRecord] {
    try sql(
      """
      SELECT hash, created_at, expires_at FROM client_secret
      WHERE portal = ? AND app = ? AND (expires_at IS NULL OR expires_at > ?)
      ORDER BY created_at, hash
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(now.milliseconds)
      .rows(ClientSecretRecord.init(_:))
  }

  func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [WebhookRecord] {
    try sql(
      """
      SELECT hash, user, scopes, label, created_at, expires_at FROM webhook
      WHERE portal = ? AND hash > ? ORDER BY hash LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.hashes.last ?? []).bind(Int64(limit))
      .rows(WebhookRecord.init(_:))
  }

  func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [APIKeyRecord] {
    try sql(
      """
      SELECT hash, scope, label, created_at, expires_at FROM api_key
      WHERE portal = ? AND hash > ? ORDER BY hash LIMIT ?
      """
    ).bind(portal.rawValue).bind(after?.hashes.last ?? []).bind(Int64(limit))
      .rows(APIKeyRecord.init(_:))
  }

  func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [TokenRecord] {
    let columns = "hash, user, scopes, created_at, expires_at"
    return try sql(
      """
      SELECT \(columns), 'access' FROM access_token WHERE portal = ?1 AND app = ?2 AND hash > ?3
      UNION ALL
      SELECT \(columns), 'refresh' FROM refresh_token
      WHERE portal = ?1 AND app = ?2 AND hash > ?3 AND is_spent = 0
      ORDER BY 1 LIMIT ?4
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(after?.hashes.last ?? [])
      .bind(Int64(limit)).rows(TokenRecord.init(_:))
  }
}
