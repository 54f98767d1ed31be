/// Adds a key of the native API.
public struct AddAPIKey: Sendable {
  /// The portal, or ``PortalID/server`` for a key that may administer all portals.
  public var portal: PortalID
  /// What it may be used for.
  public var scope: APIKeyScope
  /// The hash of the key.
  public var key: SecretHash
  /// How long it is accepted, in seconds; `nil` for ever.
  public var lifetime: Int64?
  /// What the operator calls it.
  public var label: String

  /// Describes the operation.
  public init(
    portal: PortalID, scope: APIKeyScope, key: SecretHash, lifetime: Int64? = nil,
    label: String = ""
  ) {
    self.portal = portal
    self.scope = scope
    self.key = key
    self.lifetime = lifetime
    self.label = label
  }
}
