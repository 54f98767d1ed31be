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

  /// Creates a record.
  public init(
    portal: PortalID, application: ApplicationID, user: UserID, scopes: [String],
    expiresAt: Timestamp, predecessor: SecretHash?, code: SecretHash?
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.predecessor = predecessor
    self.code = code
  }
}
