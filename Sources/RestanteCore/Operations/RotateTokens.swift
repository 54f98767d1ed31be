/// Exchanges a refresh token for a new pair of tokens.
///
/// The presented token stays good until the new pair is first used, be it by a call with its access
/// token (``ConfirmTokens``) or by another exchange: a client that never saw the reply can ask
/// again. A token that comes after that has been copied: all tokens that came of the same first
/// pair end, as RFC 9700, section 4.14.2, advises.
public struct RotateTokens: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
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
    try transaction.rotateTokens(self)
  }
}
