/// Deletes a portal's credentials that are no longer accepted. Authorization codes are remembered
/// for ``AuthorizationCode/memory`` longer.
public struct RemoveExpiredCredentials: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The most credentials of each kind to delete in this transaction, so that no other caller waits
  /// long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, limit: Int = 1_000) {
    self.portal = portal
    self.limit = limit
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeExpiredCredentials(self)
  }
}
