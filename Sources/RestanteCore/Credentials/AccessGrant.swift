/// What a presented access token stands for: who acts, through which application, on which portal.
public struct AccessGrant: Sendable, Hashable {
  /// The portal that the token was issued by.
  public var portal: Portal
  /// The application that it was issued to.
  public var application: Application
  /// The user that it acts for.
  public var user: PortalUser
  /// The scopes that the token carries.
  public var scopes: [String]
  /// When it stops being accepted.
  public var expiresAt: Timestamp
  /// Whether nobody used the token yet, although it came in exchange for a refresh token, which is
  /// good until then; see ``ConfirmTokens``.
  public var isUnconfirmed: Bool
  /// How many times over calls with the token may cause events.
  public var session: EventSession

  /// Creates a grant value.
  public init(
    portal: Portal, application: Application, user: PortalUser, scopes: [String],
    expiresAt: Timestamp, isUnconfirmed: Bool = false, session: EventSession = .standard
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.isUnconfirmed = isUnconfirmed
    self.session = session
  }
}
