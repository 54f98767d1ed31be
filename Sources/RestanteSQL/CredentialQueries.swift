public import RestanteCore

/// Lists of credentials, which show everything but the secret.
extension SQLSource {
  /// The valid secrets of an application, oldest first.
  public func clientSecrets(
    of application: ApplicationID, on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [ClientSecretRecord] {
    try rows(
      """
      SELECT hash, created_at, expires_at FROM client_secret
      WHERE portal = $1 AND app = $2 AND (expires_at IS NULL OR expires_at > $3)
      ORDER BY created_at NULLS FIRST, hash
      """, [.int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds)],
      ClientSecretRecord.init(_:))
  }

  /// Webhooks of a portal by ascending id.
  public func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [WebhookRecord] {
    try rows(
      """
      SELECT hash, \(Self.dialect.user), scopes, label, created_at, expires_at FROM webhook
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, [.int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit))],
      WebhookRecord.init(_:))
  }

  /// Keys of a portal, or of the server, by ascending id.
  public func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [APIKeyRecord] {
    try rows(
      """
      SELECT hash, scope, label, created_at, expires_at FROM api_key
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, [.int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit))],
      APIKeyRecord.init(_:))
  }

  /// Tokens of an application by ascending id.
  public func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [TokenRecord] {
    let columns = "hash, \(Self.dialect.user), scopes, created_at, expires_at"
    let condition = "portal = $1 AND app = $2 AND hash > $3"
    return try rows(
      """
      SELECT \(columns), 'access' FROM access_token WHERE \(condition)
      UNION ALL
      SELECT \(columns), 'refresh' FROM refresh_token WHERE \(condition) AND NOT is_spent
      ORDER BY 1 LIMIT $4
      """,
      [
        .int(portal.rawValue), .int(application.rawValue), .bytes(after?.hashes.last ?? []),
        .int(Int64(limit)),
      ], TokenRecord.init(_:))
  }

  /// The applications that a user lets act, by ascending number, apart from what is over by `now`.
  public func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int, at now: Timestamp
  ) throws(StoreError) -> [UserAuthorization] {
    try rows(
      """
      SELECT \(IdentityColumns.application), t.since, t.until FROM application a
      JOIN (
        SELECT app, MIN(created_at) AS since, MAX(expires_at) AS until FROM refresh_token
        WHERE portal = $1 AND \(Self.dialect.user) = $2 AND NOT is_spent AND expires_at > $3
        GROUP BY app
      ) t ON t.app = a.app
      WHERE a.portal = $1 AND a.app > $4 ORDER BY a.app LIMIT $5
      """,
      [
        .int(portal.rawValue), .int(user.rawValue), .int(now.milliseconds),
        .int(after?.rawValue ?? .min), .int(Int64(limit)),
      ], UserAuthorization.init(_:))
  }
}
