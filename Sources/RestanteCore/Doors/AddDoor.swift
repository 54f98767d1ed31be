/// Adds a door, through which another portal's events come in.
public struct AddDoor: Sendable {
  /// The portal on which they are published.
  public var portal: PortalID
  /// The hash of the door's secret code.
  public var code: SecretHash
  /// Which application tokens it accepts.
  public var token: DoorToken
  /// How long it is accepted, in seconds; `nil` for ever.
  public var lifetime: Int64?
  /// What the operator calls it.
  public var label: String

  /// Describes the operation.
  public init(
    portal: PortalID, code: SecretHash, token: DoorToken = .any, lifetime: Int64? = nil,
    label: String = ""
  ) {
    self.portal = portal
    self.code = code
    self.token = token
    self.lifetime = lifetime
    self.label = label
  }
}
