import RestanteCore

/// Adding, exchanging and removing credentials.
extension SQLiteTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    try issue(operation, family: operation.refreshToken.bytes)
  }

  private func issue(_ operation: IssueTokens, family: [UInt8]) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    let access = try sql(
      """
      INSERT INTO access_token
        (hash, portal, app, user, scopes, expires_at, created_at, code, family)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    access.bind(operation.accessToken.bytes).bind(operation.portal.rawValue)
    access.bind(operation.application.rawValue).bind(operation.user.rawValue)
    access.bind(ScopeList.stored(operation.scopes)).bind(expiresAt.milliseconds)
    try access.bind(now.milliseconds).bind(operation.code?.bytes).bind(family).run()
    try insertRefreshToken(operation, family: family)
    state.identityChanged = true
    return expiresAt
  }

  private func insertRefreshToken(
    _ operation: IssueTokens, family: [UInt8]
  ) throws(StoreError) {
    let refresh = try sql(
      """
      INSERT INTO refresh_token
        (hash, portal, app, user, scopes, expires_at, created_at, code, family)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    refresh.bind(operation.refreshToken.bytes).bind(operation.portal.rawValue)
    refresh.bind(operation.application.rawValue).bind(operation.user.rawValue)
    refresh.bind(ScopeList.stored(operation.scopes))
    refresh.bind(now.adding(seconds: operation.refreshLifetime).milliseconds)
    try refresh.bind(now.milliseconds).bind(operation.code?.bytes).bind(family).run()
  }

  func rotateTokens(_ operation: RotateTokens) throws(StoreError) -> RotateTokens.Outcome {
    guard let presented = try refreshToken(operation.presented),
      presented.expiresAt > now, operation.portals.contains(presented.portal),
      let application = try application(presented.application, on: presented.portal),
      application.clientID.isSameBytes(as: operation.clientID),
      let portal = try portal(presented.portal),
      let user = try user(presented.user, on: presented.portal)
    else { return .invalid }
    let family = presented.family ?? operation.presented.bytes
    if presented.isSpent {
      try endFamily(family, of: presented)
      return .reused
    }
    if let refusal = GrantRefusal.of(portal: portal, application: application, user: user) {
      return .refused(refusal)
    }
    if let predecessor = presented.predecessor { try spendRefreshToken(predecessor) }
    let tokens = IssueTokens(
      portal: presented.portal, application: presented.application, user: presented.user,
      scopes: presented.scopes, accessToken: operation.accessToken,
      refreshToken: operation.refreshToken, accessLifetime: operation.accessLifetime,
      refreshLifetime: operation.refreshLifetime, code: presented.code)
    _ = try issue(tokens, family: family)
    try sql("UPDATE refresh_token SET predecessor = ? WHERE hash = ?")
      .bind(operation.presented.bytes).bind(operation.refreshToken.bytes).run()
    try sql("UPDATE access_token SET predecessor = ? WHERE hash = ?")
      .bind(operation.presented.bytes).bind(operation.accessToken.bytes).run()
    guard let grant = try accessGrant(operation.accessToken) else {
      throw StoreError(.corrupt, "a token leads to no user or application")
    }
    return .rotated(grant)
  }

  /// Remembers a refresh token for a while as one that is not exchanged any more.
  func spendRefreshToken(_ hash: [UInt8]) throws(StoreError) {
    try sql(
      "UPDATE refresh_token SET is_spent = 1, expires_at = min(expires_at, ?) WHERE hash = ?"
    ).bind(now.adding(seconds: RotateTokens.memory).milliseconds).bind(hash).run()
  }

  private func endFamily(_ family: [UInt8], of token: RefreshToken) throws(StoreError) {
    for table in ["access_token", "refresh_token"] {
      // By way of the application, for which there is an index.
      try sql("DELETE FROM \(table) WHERE portal = ? AND app = ? AND family = ?")
        .bind(token.portal.rawValue).bind(token.application.rawValue).bind(family).run()
    }
    state.identityChanged = true
  }

  private struct RefreshToken {
    var portal: PortalID
    var application: ApplicationID
    var user: UserID
    var scopes: [String]
    var expiresAt: Timestamp
    var predecessor: [UInt8]?
    var code: SecretHash?
    var family: [UInt8]?
    var isSpent: Bool
  }

  private func refreshToken(_ hash: SecretHash) throws(StoreError) -> RefreshToken? {
    let statement = try sql(
      """
      SELECT portal, app, user, scopes, expires_at, predecessor, code, family, is_spent
      FROM refresh_token WHERE hash = ?
      """
    ).bind(hash.bytes)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    let predecessor = statement.blob(5)
    let code = statement.blob(6)
    let family = statement.blob(7)
    return RefreshToken(
      portal: PortalID(rawValue: statement.integer(0)),
      application: ApplicationID(rawValue: statement.integer(1)),
      user: UserID(rawValue: statement.integer(2)),
      scopes: ScopeList.scopes(stored: statement.text(3)),
      expiresAt: Timestamp(milliseconds: statement.integer(4)),
      predecessor: predecessor.isEmpty ? nil : predecessor,
      code: code.isEmpty ? nil : SecretHash(stored: code),
      family: family.isEmpty ? nil : family, isSpent: statement.integer(8) != 0)
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

  func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int {
    let spent = now.adding(seconds: -AuthorizationCode.memory)
    let forgotten = now.adding(seconds: -RemoveExpiredCredentials.accessTokenMemory)
    var removed = 0
    for (table, end) in [
      ("access_token", forgotten), ("refresh_token", now), ("webhook", now), ("api_key", now),
      ("authorization_code", spent),
    ] {
      removed += try sql(
        """
        DELETE FROM \(table) WHERE hash IN (
          SELECT hash FROM \(table) WHERE portal = ? AND expires_at <= ? LIMIT ?)
        """
      ).bind(operation.portal.rawValue).bind(end.milliseconds).bind(Int64(operation.limit)).run()
    }
    if removed > 0 { state.identityChanged = true }
    return removed
  }
}
