import RestanteCore

/// Adding, exchanging and removing credentials.
extension PostgresTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    try issue(operation, predecessor: nil, family: operation.refreshToken.bytes)
  }

  private func issue(
    _ operation: IssueTokens, predecessor: SecretHash?, family: [UInt8]
  ) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    let owner: [Parameter] = [
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
      .int(now.milliseconds), .optionalBytes(predecessor?.bytes),
      .optionalBytes(operation.code?.bytes), .bytes(family),
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
    _ = try issue(tokens, predecessor: operation.presented, family: family)
    guard let grant = try accessGrant(operation.accessToken) else {
      throw StoreError(.corrupt, "a token leads to no user or application")
    }
    return .rotated(grant)
  }

  /// Remembers a refresh token for a while as one that is not exchanged any more.
  func spendRefreshToken(_ hash: [UInt8]) throws(StoreError) {
    try sql(
      "UPDATE refresh_token SET is_spent = true, expires_at = least(expires_at, $1) WHERE hash = $2",
      .int(now.adding(seconds: RotateTokens.memory).milliseconds), .bytes(hash))
  }

  private func endFamily(_ family: [UInt8], of token: RefreshToken) throws(StoreError) {
    for table in ["access_token", "refresh_token"] {
      // By way of the application, for which there is an index.
      try sql(
        "DELETE FROM \(table) WHERE portal = $1 AND app = $2 AND family = $3",
        .int(token.portal.rawValue), .int(token.application.rawValue), .bytes(family))
    }
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
    let rows = try sql(
      """
      SELECT portal, app, member, scopes, expires_at, predecessor, code, family, is_spent
      FROM refresh_token WHERE hash = $1 FOR UPDATE
      """, .bytes(hash.bytes))
    guard rows.count == 1 else { return nil }
    return RefreshToken(
      portal: PortalID(rawValue: rows.integer(0, 0)),
      application: ApplicationID(rawValue: rows.integer(0, 1)),
      user: UserID(rawValue: rows.integer(0, 2)),
      scopes: ScopeList.scopes(stored: rows.text(0, 3)),
      expiresAt: Timestamp(milliseconds: rows.integer(0, 4)),
      predecessor: rows.optionalBytes(0, 5),
      code: rows.optionalBytes(0, 6).map(SecretHash.init(stored:)),
      family: rows.optionalBytes(0, 7), isSpent: rows.flag(0, 8))
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
        DELETE FROM \(table) WHERE hash = ANY(ARRAY(
          SELECT hash FROM \(table) WHERE portal = $1 AND expires_at <= $2 LIMIT $3))
        """, .int(operation.portal.rawValue), .int(end.milliseconds),
        .int(Int64(operation.limit))
      ).changed
    }
    return removed
  }
}
