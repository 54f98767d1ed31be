/// What an incoming webhook's secret code stands for.
public struct WebhookGrant: Sendable, Hashable {
  /// The portal that the webhook belongs to.
  public var portal: Portal
  /// The user that it acts for.
  public var user: PortalUser
  /// The scopes that it carries.
  public var scopes: [String]

  /// Creates a grant value.
  public init(portal: Portal, user: PortalUser, scopes: [String]) {
    self.portal = portal
    self.user = user
    self.scopes = scopes
  }
}
