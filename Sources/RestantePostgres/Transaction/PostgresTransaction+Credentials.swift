import RestanteCore

/// Adding, exchanging and removing credentials.
extension PostgresTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    try issue(operation, predecessor: nil)
  }

  private func issue(
    _ operation: IssueTokens, predecessor: SecretHash?
  ) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    let owner: [Parameter] = [
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
    ]
    try session.run(
      """
      INSERT INTO access_token (portal, app, member, scopes, hash, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """, owner + [.bytes(operation.accessToken.bytes), .int(expiresAt.milliseconds)])
    try session.run(
      """
      INSERT INTO refresh_token (portal, app, member, scopes, hash, expires_at, predecessor)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      owner + [
        .bytes(operation.refreshToken.bytes),
        .int(now.adding(seconds: operation.refreshLifetime).milliseconds),
        .optionalBytes(predecessor?.bytes),
      ])
    return expiresAt
  }

  func rotateTokens(_ operation: RotateTokens) throws(StoreError) -> RotateTokens.Outcome {
    guard let presented = try refreshToken(operation.presented),
      presented.expiresAt > now, presented.clientID.isSameBytes(as: operation.clientID),
      operation.portals.contains(presented.portal)
    else { return .invalid }
    if let predecessor = presented.predecessor {
      try sql("DELETE FROM refresh_token WHERE hash = $1", .bytes(predecessor))
    }
    let tokens = IssueTokens(
      portal: presented.portal, application: presented.application, user: presented.user,
      scopes: presented.scopes, accessToken: operation.accessToken,
      refreshToken: operation.refreshToken, accessLifetime: operation.accessLifetime,
      refreshLifetime: operation.refreshLifetime)
    _ = try issue(tokens, predecessor: operation.presented)
    guard let grant = try accessGrant(operation.accessToken) else {
      throw StoreError(.corrupt, "a token leads to no user or application")
    }
    return .rotated(grant)
  }

  private struct RefreshToken {
    var portal: PortalID
    var application: ApplicationID
    var user: UserID
    var scopes: [String]
    var expiresAt: Timestamp
    var predecessor: [UInt8]?
    var clientID: String
  }

  private func refreshToken(_ hash: SecretHash) throws(StoreError) -> RefreshToken? {
    let rows = try sql(
      """
      SELECT t.portal, t.app, t.member, t.scopes, t.expires_at, t.predecessor, a.client_id
      FROM refresh_token t JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = $1 FOR UPDATE OF t
      """, .bytes(hash.bytes))
    guard rows.count == 1 else { return nil }
    return RefreshToken(
      portal: PortalID(rawValue: rows.integer(0, 0)),
      application: ApplicationID(rawValue: rows.integer(0, 1)),
      user: UserID(rawValue: rows.integer(0, 2)),
      scopes: ScopeList.scopes(stored: rows.text(0, 3)),
      expiresAt: Timestamp(milliseconds: rows.integer(0, 4)),
      predecessor: rows.optionalBytes(0, 5), clientID: rows.text(0, 6))
  }

  func addWebhook(_ operation: AddWebhook) throws(StoreError) {
    try sql(
      """
      INSERT INTO webhook (hash, portal, member, scopes, expires_at)
      VALUES ($1, $2, $3, $4, $5)
      """, .bytes(operation.code.bytes), .int(operation.portal.rawValue),
      .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
      .optionalInt(expiry(after: operation.lifetime)))
  }

  func addAPIKey(_ operation: AddAPIKey) throws(StoreError) {
    try sql(
      "INSERT INTO api_key (hash, portal, scope, expires_at) VALUES ($1, $2, $3, $4)",
      .bytes(operation.key.bytes), .int(operation.portal.rawValue),
      .text(operation.scope.rawValue), .optionalInt(expiry(after: operation.lifetime)))
  }

  private func expiry(after lifetime: Int64?) -> Int64? {
    lifetime.map { now.adding(seconds: $0).milliseconds }
  }

  func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int {
    var removed = 0
    for table in ["access_token", "refresh_token", "webhook", "api_key"] {
      removed += try sql(
        "DELETE FROM \(table) WHERE portal = $1 AND expires_at <= $2",
        .int(operation.portal.rawValue), .int(now.milliseconds)
      ).changed
    }
    return removed
  }
}
