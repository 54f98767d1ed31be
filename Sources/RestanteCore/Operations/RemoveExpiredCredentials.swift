/// Deletes a portal's credentials that are no longer accepted.
public struct RemoveExpiredCredentials: StoreOperation {
  /// The portal.
  public var portal: PortalID

  /// Describes the operation.
  public init(portal: PortalID) {
    self.portal = portal
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeExpiredCredentials(self)
  }
}
