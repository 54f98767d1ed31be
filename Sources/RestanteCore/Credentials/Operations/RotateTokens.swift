/// Exchanges a refresh token for a new pair of tokens.
///
/// The presented token stays good until the new pair is first used, be it by a call with its access
/// token (``ConfirmTokens``) or by another exchange: a client that never saw the reply can ask
/// again. A token that comes after that has been copied: all tokens that came of the same first
/// pair end, as RFC 9700, section 4.14.2, advises.
public struct RotateTokens: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Equatable {
    /// The new pair is valid; this is what its access token stands for.
    case rotated(AccessGrant)
    /// The refresh token is unknown, expired, or another application's.
    case invalid
    /// The refresh token comes again after its successor was used; all tokens that came of the same
    /// first pair are revoked now.
    case reused
    /// The application or the user may no longer have tokens; nothing was changed.
    case refused(GrantRefusal)
  }

  /// For how long a token whose successor was used is remembered, in seconds: 30 days.
  public static let memory: Int64 = 30 * 86_400

  /// The hash of the presented refresh token.
  public var presented: SecretHash
  /// The public identifier of the application that presented it.
  public var clientID: String
  /// The portals on which the application proved to know its secret.
  public var portals: [PortalID]
  /// The hash of the new access token.
  public var accessToken: SecretHash
  /// The hash of the new refresh token.
  public var refreshToken: SecretHash
  /// How long the new access token is accepted, in seconds.
  public var accessLifetime: Int64
  /// How long the new refresh token is accepted, in seconds.
  public var refreshLifetime: Int64

  /// Describes an exchange.
  public init(
    presented: SecretHash, clientID: String, portals: [PortalID], accessToken: SecretHash,
    refreshToken: SecretHash, accessLifetime: Int64 = IssueTokens.originalAccessLifetime,
    refreshLifetime: Int64 = IssueTokens.originalRefreshLifetime
  ) {
    self.presented = presented
    self.clientID = clientID
    self.portals = portals
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.accessLifetime = accessLifetime
    self.refreshLifetime = refreshLifetime
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let known = try transaction.refreshToken(presented), known.expiresAt > transaction.now,
      portals.contains(known.portal),
      let application = try transaction.application(known.application, on: known.portal),
      application.clientID.isSameBytes(as: clientID),
      let portal = try transaction.portal(known.portal),
      let user = try transaction.user(known.user, on: known.portal)
    else { return .invalid }
    let family = known.family ?? presented
    if known.isSpent {
      try transaction.removeTokens(ofFamily: family, of: application.id, on: portal.id)
      return .reused
    }
    if let refusal = GrantRefusal.of(portal: portal, application: application, user: user) {
      return .refused(refusal)
    }
    // Anyone who presents a token has seen it: the one before it is no longer needed.
    if let predecessor = known.predecessor { try transaction.spendRefreshToken(predecessor) }
    _ = try transaction.issueTokens(
      IssueTokens(
        portal: known.portal, application: known.application, user: known.user,
        scopes: known.scopes, accessToken: accessToken, refreshToken: refreshToken,
        accessLifetime: accessLifetime, refreshLifetime: refreshLifetime, code: known.code,
        predecessor: presented, family: family))
    guard let grant = try transaction.accessGrant(accessToken) else {
      throw StoreError(.corrupt, "a token leads to no user or application")
    }
    return .rotated(grant)
  }
}
