/// Adds an incoming webhook.
public struct AddWebhook: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The user that it acts for.
  public var user: UserID
  /// The hash of its secret code.
  public var code: SecretHash
  /// What it may be used for.
  public var scopes: [String]
  /// How long it is accepted, in seconds; `nil` for ever.
  public var lifetime: Int64?
  /// What the operator calls it.
  public var label: String

  /// Describes the operation.
  public init(
    portal: PortalID, user: UserID, code: SecretHash, scopes: [String], lifetime: Int64? = nil,
    label: String = ""
  ) {
    self.portal = portal
    self.user = user
    self.code = code
    self.scopes = scopes
    self.lifetime = lifetime
    self.label = label
  }
}
