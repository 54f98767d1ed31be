import RestanteCore

/// Adding, exchanging and removing credentials.
extension SQLiteTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    let access = try sql(
      """
      INSERT INTO access_token (hash, portal, app, user, scopes, expires_at, created_at, code,
        predecessor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    access.bind(operation.accessToken.bytes).bind(operation.portal.rawValue)
    access.bind(operation.application.rawValue).bind(operation.user.rawValue)
    access.bind(ScopeList.stored(operation.scopes)).bind(expiresAt.milliseconds)
    try access.bind(now.milliseconds).bind(operation.code?.bytes)
      .bind(operation.predecessor?.bytes).run()
    try insertRefreshToken(operation)
    state.identityChanged = true
    return expiresAt
  }

  private func insertRefreshToken(_ operation: IssueTokens) throws(StoreError) {
    let refresh = try sql(
      """
      INSERT INTO refresh_token (hash, portal, app, user, scopes, expires_at, created_at, code,
        predecessor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    refresh.bind(operation.refreshToken.bytes).bind(operation.portal.rawValue)
    refresh.bind(operation.application.rawValue).bind(operation.user.rawValue)
    refresh.bind(ScopeList.stored(operation.scopes))
    refresh.bind(now.adding(seconds: operation.refreshLifetime).milliseconds)
    try refresh.bind(now.milliseconds).bind(operation.code?.bytes)
      .bind(operation.predecessor?.bytes).run()
  }

  func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord? {
    try sql(
      """
      SELECT portal, app, user, scopes, expires_at, predecessor, code FROM refresh_token
      WHERE hash = ?
      """
    ).bind(token.bytes).first(RefreshTokenRecord.init(_:))
  }

  func removeRefreshToken(_ token: SecretHash) throws(StoreError) {
    try sql("DELETE FROM refresh_token WHERE hash = ?").bind(token.bytes).run()
  }

  func addWebhook(_ operation: AddWebhook) throws(StoreError) {
    try sql(
      """
      INSERT INTO webhook (hash, portal, user, scopes, expires_at, created_at, label)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ).bind(operation.code.bytes).bind(operation.portal.rawValue).bind(operation.user.rawValue)
      .bind(ScopeList.stored(operation.scopes)).bind(expiry(after: operation.lifetime))
      .bind(now.milliseconds).bind(operation.label).run()
    state.identityChanged = true
  }

  func addAPIKey(_ operation: AddAPIKey) throws(StoreError) {
    try sql(
      """
      INSERT INTO api_key (hash, portal, scope, expires_at, created_at, label)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(operation.key.bytes).bind(operation.portal.rawValue)
      .bind(operation.scope.rawValue).bind(expiry(after: operation.lifetime))
      .bind(now.milliseconds).bind(operation.label).run()
    state.identityChanged = true
  }

  private func expiry(after lifetime: Int64?) -> Int64? {
    lifetime.map { now.adding(seconds: $0).milliseconds }
  }

  func removeCredentials(
    _ kind: CredentialKind, on portal: PortalID, endedBy end: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    let removed = try sql(
      """
      DELETE FROM \(kind.rawValue) WHERE hash IN (
        SELECT hash FROM \(kind.rawValue) WHERE portal = ? AND expires_at <= ? LIMIT ?)
      """
    ).bind(portal.rawValue).bind(end.milliseconds).bind(Int64(limit)).run()
    if removed > 0 { state.identityChanged = true }
    return removed
  }
}
