/// What a refresh token stands for.
public struct RefreshTokenRecord: Sendable, Hashable {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The user that its tokens act for.
  public var user: UserID
  /// The scopes that its tokens carry.
  public var scopes: [String]
  /// When it stops being accepted.
  public var expiresAt: Timestamp
  /// The refresh token that it was exchanged for, if it was one.
  public var predecessor: SecretHash?
  /// The authorization code that it all began with, if it was one.
  public var code: SecretHash?
  /// The refresh token of the first pair; `nil` for tokens of versions that did not keep it.
  public var family: SecretHash?
  /// Whether its successor was used, after which only a copy can be presented.
  public var isSpent: Bool

  /// Creates a record.
  public init(
    portal: PortalID, application: ApplicationID, user: UserID, scopes: [String],
    expiresAt: Timestamp, predecessor: SecretHash?, code: SecretHash?,
    family: SecretHash?, isSpent: Bool
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.predecessor = predecessor
    self.code = code
    self.family = family
    self.isSpent = isSpent
  }
}
