/// What a door's code stands for.
public struct DoorGrant: Sendable, Hashable {
  /// The portal on which the door's events are published.
  public var portal: Portal
  /// Which application tokens it accepts.
  public var token: DoorToken
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a grant value.
  public init(portal: Portal, token: DoorToken, expiresAt: Timestamp? = nil) {
    self.portal = portal
    self.token = token
    self.expiresAt = expiresAt
  }
}

/// A door, as lists show it.
public struct DoorRecord: Sendable, Hashable {
  /// Which door it is.
  public var id: CredentialID
  /// Which application tokens it accepts.
  public var token: DoorToken
  /// What the operator calls it.
  public var label: String
  /// When it was made.
  public var createdAt: Timestamp?
  /// When it stops being accepted; `nil` for never.
  public var expiresAt: Timestamp?

  /// Creates a record.
  public init(
    id: CredentialID, token: DoorToken, label: String, createdAt: Timestamp?,
    expiresAt: Timestamp?
  ) {
    self.id = id
    self.token = token
    self.label = label
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
