/// Exchanges an authorization code for a first pair of tokens.
///
/// A code is good once, however many ask at the same time. As RFC 6749, section 4.1.2, advises, a
/// second exchange takes back all tokens that came of the first: one of the two was made by
/// somebody who should not have the code.
public struct RedeemAuthorizationCode: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Equatable {
    /// The pair is valid; this is what its access token stands for.
    case redeemed(AccessGrant)
    /// The code is unknown, expired, or another application's.
    case invalid
    /// The code was exchanged before; the tokens that came of it are revoked now.
    case replayed
    /// The application or the user may no longer have tokens; the code can be tried again.
    case refused(GrantRefusal)
  }

  /// The hash of the presented code.
  public var code: SecretHash
  /// The public identifier of the application that presented it.
  public var clientID: String
  /// The portals on which the application proved to know its secret.
  public var portals: [PortalID]
  /// The hash of the new access token.
  public var accessToken: SecretHash
  /// The hash of the new refresh token.
  public var refreshToken: SecretHash
  /// How long the access token is accepted, in seconds.
  public var accessLifetime: Int64
  /// How long the refresh token is accepted, in seconds.
  public var refreshLifetime: Int64

  /// Describes an exchange.
  public init(
    code: SecretHash, clientID: String, portals: [PortalID], accessToken: SecretHash,
    refreshToken: SecretHash, accessLifetime: Int64 = IssueTokens.originalAccessLifetime,
    refreshLifetime: Int64 = IssueTokens.originalRefreshLifetime
  ) {
    self.code = code
    self.clientID = clientID
    self.portals = portals
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.accessLifetime = accessLifetime
    self.refreshLifetime = refreshLifetime
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard var known = try transaction.authorizationCode(code), portals.contains(known.portal),
      let portal = try transaction.portal(known.portal),
      let application = try transaction.application(known.application, on: known.portal),
      application.clientID.isSameBytes(as: clientID)
    else { return .invalid }
    if known.isRedeemed {
      _ = try transaction.removeTokens(.code(code), on: portal.id)
      return .replayed
    }
    guard known.expiresAt > transaction.now,
      let user = try transaction.user(known.user, on: known.portal)
    else { return .invalid }
    if let refusal = GrantRefusal.of(portal: portal, application: application, user: user) {
      return .refused(refusal)
    }
    known.isRedeemed = true
    try transaction.keep(known)
    _ = try transaction.issueTokens(
      IssueTokens(
        portal: portal.id, application: application.id, user: user.id, scopes: known.scopes,
        accessToken: accessToken, refreshToken: refreshToken, accessLifetime: accessLifetime,
        refreshLifetime: refreshLifetime, code: code))
    guard let grant = try transaction.accessGrant(accessToken) else {
      throw StoreError(.corrupt, "a token leads to no user or application")
    }
    return .redeemed(grant)
  }
}
