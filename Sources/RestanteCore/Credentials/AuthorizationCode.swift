/// What is known of an authorization code: what an application exchanges for its first tokens.
public struct AuthorizationCode: Sendable, Hashable {
  /// How long codes of the original live, in seconds.
  public static let originalLifetime: Int64 = 30
  /// How long a code is remembered after its end, in seconds, so that its second use is noticed: a
  /// day.
  public static let memory: Int64 = 86_400

  /// The hash of the code.
  public var code: SecretHash
  /// The portal whose user consented.
  public var portal: PortalID
  /// The application that may exchange it.
  public var application: ApplicationID
  /// The user who consented.
  public var user: UserID
  /// The scopes that the tokens will carry.
  public var scopes: [String]
  /// When it stops being accepted.
  public var expiresAt: Timestamp
  /// Whether it was exchanged already.
  public var isRedeemed: Bool

  /// Creates a value.
  public init(
    code: SecretHash, portal: PortalID, application: ApplicationID, user: UserID,
    scopes: [String], expiresAt: Timestamp, isRedeemed: Bool = false
  ) {
    self.code = code
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.isRedeemed = isRedeemed
  }
}
