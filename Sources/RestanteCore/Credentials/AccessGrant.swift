/// What a presented access token stands for: who acts, through which application, on which portal.
///
/// A class, because it is large and every request hands it on several times.
public final class AccessGrant: Sendable {
  /// The portal that the token was issued by.
  public let portal: Portal
  /// The application that it was issued to.
  public let application: Application
  /// The user that it acts for.
  public let user: PortalUser
  /// The scopes that the token carries.
  public let scopes: [String]
  /// When it stops being accepted.
  public let expiresAt: Timestamp
  /// Whether nobody used the token yet, although it came in exchange for a refresh token, which is
  /// good until then; see ``ConfirmTokens``.
  public let isUnconfirmed: Bool
  /// How many times over calls with the token may cause events.
  public let session: EventSession

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

extension AccessGrant: Equatable {
  /// Whether two grants say the same.
  public static func == (one: AccessGrant, other: AccessGrant) -> Bool {
    one.portal == other.portal && one.application == other.application
      && one.user == other.user && one.scopes == other.scopes
      && one.expiresAt == other.expiresAt && one.isUnconfirmed == other.isUnconfirmed
      && one.session == other.session
  }
}
