import RestanteCore

/// Adding, exchanging and removing credentials.
extension SQLiteTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    try insert(operation, operation.accessToken, until: expiresAt, into: "access_token")
    try insert(
      operation, operation.refreshToken,
      until: now.adding(seconds: operation.refreshLifetime), into: "refresh_token")
    state.identityChanged = true
    return expiresAt
  }

  private func insert(
    _ operation: IssueTokens, _ token: SecretHash, until end: Timestamp, into table: String
  ) throws(StoreError) {
    let statement = try sql(
      """
      INSERT INTO \(table) (hash, portal, app, user, scopes, expires_at, created_at, code,
        predecessor, family)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(token.bytes).bind(operation.portal.rawValue)
    statement.bind(operation.application.rawValue).bind(operation.user.rawValue)
    statement.bind(ScopeList.stored(operation.scopes)).bind(end.milliseconds)
    statement.bind(now.milliseconds).bind(operation.code?.bytes)
    try statement.bind(operation.predecessor?.bytes).bind(operation.family.bytes).run()
  }

  func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord? {
    try sql(
      """
      SELECT portal, app, user, scopes, expires_at, predecessor, code, family, is_spent
      FROM refresh_token WHERE hash = ?
      """
    ).bind(token.bytes).first(RefreshTokenRecord.init(_:))
  }

  func spendRefreshToken(_ token: SecretHash) throws(StoreError) {
    try sql(
      "UPDATE refresh_token SET is_spent = 1, expires_at = min(expires_at, ?) WHERE hash = ?"
    ).bind(now.adding(seconds: RotateTokens.memory).milliseconds).bind(token.bytes).run()
  }

  func removeTokens(
    ofFamily family: SecretHash, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    for table in ["access_token", "refresh_token"] {
      // By way of the application, for which there is an index.
      try sql("DELETE FROM \(table) WHERE portal = ? AND app = ? AND family = ?")
        .bind(portal.rawValue).bind(application.rawValue).bind(family.bytes).run()
    }
    state.identityChanged = true
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
