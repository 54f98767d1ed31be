/// What an incoming webhook's secret code stands for.
///
/// A class, because it is large and every request hands it on several times.
public final class WebhookGrant: Sendable {
  /// The portal that the webhook belongs to.
  public let portal: Portal
  /// The user that it acts for.
  public let user: PortalUser
  /// The scopes that it carries.
  public let scopes: [String]
  /// When it stops being accepted; `nil` for never.
  public let expiresAt: Timestamp?

  /// Creates a grant value.
  public init(portal: Portal, user: PortalUser, scopes: [String], expiresAt: Timestamp? = nil) {
    self.portal = portal
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
  }
}

extension WebhookGrant: Equatable {
  /// Whether two grants say the same.
  public static func == (one: WebhookGrant, other: WebhookGrant) -> Bool {
    one.portal == other.portal && one.user == other.user && one.scopes == other.scopes
      && one.expiresAt == other.expiresAt
  }
}
