/// Gives an application tokens that act for a user.
public struct IssueTokens: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The user that the tokens act for.
  public var user: UserID
  /// The scopes that the tokens carry.
  public var scopes: [String]
  /// The hash of the access token.
  public var accessToken: SecretHash
  /// The hash of the refresh token.
  public var refreshToken: SecretHash
  /// How long the access token is accepted, in seconds; not positive makes it expired from birth.
  public var accessLifetime: Int64
  /// How long the refresh token is accepted, in seconds.
  public var refreshLifetime: Int64
  /// The authorization code that they are issued for, if it was one.
  public var code: SecretHash?

  /// The refresh token that they are exchanged for, if it was one: it stays good until the new pair
  /// is first used.
  public var predecessor: SecretHash?
  /// The refresh token of the first pair that they come of; their own where it is the first.
  public var family: SecretHash

  /// How long access tokens of the original live: an hour.
  public static let originalAccessLifetime: Int64 = 3_600
  /// How long refresh tokens of the original live: 180 days.
  public static let originalRefreshLifetime: Int64 = 180 * 86_400

  /// Describes the tokens.
  public init(
    portal: PortalID, application: ApplicationID, user: UserID, scopes: [String],
    accessToken: SecretHash, refreshToken: SecretHash,
    accessLifetime: Int64 = Self.originalAccessLifetime,
    refreshLifetime: Int64 = Self.originalRefreshLifetime, code: SecretHash? = nil,
    predecessor: SecretHash? = nil, family: SecretHash? = nil
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.accessLifetime = accessLifetime
    self.refreshLifetime = refreshLifetime
    self.code = code
    self.predecessor = predecessor
    self.family = family ?? refreshToken
  }
}
