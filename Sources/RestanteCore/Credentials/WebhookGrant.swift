/// What an incoming webhook's secret code stands for.
public struct WebhookGrant: Sendable, Hashable {
  /// The portal that the webhook belongs to.
  public var portal: Portal
  /// The user that it acts for.
  public var user: PortalUser
  /// The scopes that it carries.
  public var scopes: [String]
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a grant value.
  public init(portal: Portal, user: PortalUser, scopes: [String], expiresAt: Timestamp? = nil) {
    self.portal = portal
    self.user = user
    self.scopes = scopes
    self.expiresAt = expiresAt
  }
}
