extension AddDoor: StoreOperation {
  /// The door's portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.addDoor(self)
  }
}

/// Revokes a door.
public struct RevokeDoor: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Which door is meant.
  public var id: CredentialID

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID) {
    self.portal = portal
    self.id = id
  }

  /// Carries the operation out; returns whether there was such a door.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.removeDoor(id, on: portal)
  }
}
