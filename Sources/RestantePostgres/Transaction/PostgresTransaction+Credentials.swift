import RestanteCore

/// Adding, exchanging and removing credentials.
extension PostgresTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    let owner: [Parameter] = [
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
      .int(now.milliseconds), .optionalBytes(operation.predecessor?.bytes),
      .optionalBytes(operation.code?.bytes), .bytes(operation.family.bytes),
    ]
    try session.run(
      """
      INSERT INTO access_token
        (portal, app, member, scopes, created_at, predecessor, code, family, hash, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """, owner + [.bytes(operation.accessToken.bytes), .int(expiresAt.milliseconds)])
    try session.run(
      """
      INSERT INTO refresh_token
        (portal, app, member, scopes, created_at, predecessor, code, family, hash, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      owner + [
        .bytes(operation.refreshToken.bytes),
        .int(now.adding(seconds: operation.refreshLifetime).milliseconds),
      ])
    return expiresAt
  }

  func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord? {
    try sql(
      """
      SELECT portal, app, member, scopes, expires_at, predecessor, code, family, is_spent
      FROM refresh_token WHERE hash = $1 FOR UPDATE
      """, .bytes(token.bytes)
    ).first(RefreshTokenRecord.init(_:))
  }

  func spendRefreshToken(_ token: SecretHash) throws(StoreError) {
    try sql(
      """
      UPDATE refresh_token SET is_spent = true, expires_at = least(expires_at, $1) WHERE hash = $2
      """,
      .int(now.adding(seconds: RotateTokens.memory).milliseconds), .bytes(token.bytes))
  }

  func removeTokens(
    ofFamily family: SecretHash, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    for table in ["access_token", "refresh_token"] {
      // By way of the application, for which there is an index.
      try sql(
        "DELETE FROM \(table) WHERE portal = $1 AND app = $2 AND family = $3",
        .int(portal.rawValue), .int(application.rawValue), .bytes(family.bytes))
    }
  }

  func addWebhook(_ operation: AddWebhook) throws(StoreError) {
    try sql(
      """
      INSERT INTO webhook (hash, portal, member, scopes, expires_at, created_at, label)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """, .bytes(operation.code.bytes), .int(operation.portal.rawValue),
      .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
      .optionalInt(expiry(after: operation.lifetime)), .int(now.milliseconds),
      .text(operation.label))
  }

  func addAPIKey(_ operation: AddAPIKey) throws(StoreError) {
    try sql(
      """
      INSERT INTO api_key (hash, portal, scope, expires_at, created_at, label)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, .bytes(operation.key.bytes), .int(operation.portal.rawValue),
      .text(operation.scope.rawValue), .optionalInt(expiry(after: operation.lifetime)),
      .int(now.milliseconds), .text(operation.label))
  }

  private func expiry(after lifetime: Int64?) -> Int64? {
    lifetime.map { now.adding(seconds: $0).milliseconds }
  }

  func removeCredentials(
    _ kind: CredentialKind, on portal: PortalID, endedBy end: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    try sql(
      """
      DELETE FROM \(kind.rawValue) WHERE hash = ANY(ARRAY(
        SELECT hash FROM \(kind.rawValue) WHERE portal = $1 AND expires_at <= $2 LIMIT $3))
      """, .int(portal.rawValue), .int(end.milliseconds), .int(Int64(limit))
    ).changed
  }
}
