public import RestanteCore

/// Adding and exchanging credentials.
extension SQLWriter {
  /// Stores a pair of tokens; returns when the access token stops being accepted.
  public func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let expiresAt = now.adding(seconds: operation.accessLifetime)
    try insert(operation, operation.accessToken, until: expiresAt, into: "access_token")
    try insert(
      operation, operation.refreshToken,
      until: now.adding(seconds: operation.refreshLifetime), into: "refresh_token")
    identityChanged()
    return expiresAt
  }

  private func insert(
    _ operation: IssueTokens, _ token: SecretHash, until end: Timestamp, into table: String
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO \(table) (hash, portal, app, \(Self.dialect.user), scopes, expires_at,
        created_at, code, predecessor, family)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .bytes(token.bytes), .int(operation.portal.rawValue),
        .int(operation.application.rawValue), .int(operation.user.rawValue),
        .text(ScopeList.stored(operation.scopes)), .int(end.milliseconds),
        .int(now.milliseconds), .optionalBytes(operation.code?.bytes),
        .optionalBytes(operation.predecessor?.bytes), .bytes(operation.family.bytes),
      ])
  }

  /// A refresh token; anyone else who asks for it waits until the transaction ends.
  public func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord? {
    try first(
      """
      SELECT portal, app, \(Self.dialect.user), scopes, expires_at, predecessor, code, family,
        is_spent
      FROM refresh_token WHERE hash = $1\(Self.dialect.rowLock)
      """, [.bytes(token.bytes)], RefreshTokenRecord.init(_:))
  }

  /// Notes that a refresh token's successor was used; it is remembered for a while.
  public func spendRefreshToken(_ token: SecretHash) throws(StoreError) {
    try execute(
      """
      UPDATE refresh_token
      SET is_spent = true, expires_at = \(Self.dialect.least)(expires_at, $1) WHERE hash = $2
      """, [.int(now.adding(seconds: RotateTokens.memory).milliseconds), .bytes(token.bytes)])
  }

  /// Adds an incoming webhook.
  public func addWebhook(_ operation: AddWebhook) throws(StoreError) {
    try execute(
      """
      INSERT INTO webhook
        (hash, portal, \(Self.dialect.user), scopes, expires_at, created_at, label)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .bytes(operation.code.bytes), .int(operation.portal.rawValue),
        .int(operation.user.rawValue), .text(ScopeList.stored(operation.scopes)),
        .optionalInt(expiry(after: operation.lifetime)), .int(now.milliseconds),
        .text(operation.label),
      ])
    identityChanged()
  }

  /// Adds a key of the native API.
  public func addAPIKey(_ operation: AddAPIKey) throws(StoreError) {
    try execute(
      """
      INSERT INTO api_key (hash, portal, scope, expires_at, created_at, label)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .bytes(operation.key.bytes), .int(operation.portal.rawValue),
        .text(operation.scope.rawValue), .optionalInt(expiry(after: operation.lifetime)),
        .int(now.milliseconds), .text(operation.label),
      ])
    identityChanged()
  }

  private func expiry(after lifetime: Int64?) -> Int64? {
    lifetime.map { now.adding(seconds: $0).milliseconds }
  }

  /// An authorization code; anyone else who asks for it waits until the transaction ends.
  public func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode? {
    try first(
      """
      SELECT portal, app, \(Self.dialect.user), scopes, expires_at, is_redeemed
      FROM authorization_code WHERE hash = $1\(Self.dialect.rowLock)
      """, [.bytes(code.bytes)]
    ) { (reader) throws(StoreError) in AuthorizationCode(code: code, &reader) }
  }

  /// Writes an authorization code, whether or not it is there.
  public func keep(_ code: AuthorizationCode) throws(StoreError) {
    let user = Self.dialect.user
    try execute(
      """
      INSERT INTO authorization_code (hash, portal, app, \(user), scopes, expires_at, is_redeemed)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (hash) DO UPDATE SET portal = excluded.portal, app = excluded.app,
        \(user) = excluded.\(user), scopes = excluded.scopes, expires_at = excluded.expires_at,
        is_redeemed = excluded.is_redeemed
      """,
      [
        .bytes(code.code.bytes), .int(code.portal.rawValue), .int(code.application.rawValue),
        .int(code.user.rawValue), .text(ScopeList.stored(code.scopes)),
        .int(code.expiresAt.milliseconds), .flag(code.isRedeemed),
      ])
  }
}
