/// Removes a part of what events left on a portal: queues with claims, dead letters and history,
/// deliveries, kept replies and samples of the activity. Its applications, users, credentials,
/// bindings and settings stay. It is to be repeated until nothing is left.
///
/// Nothing of it can be restored: this is for tests that start over.
public struct EmptyPortal: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Whether events that come then are numbered from 1 on. With PostgreSQL, other nodes go on with
  /// numbers that they took before. Deliveries are never numbered anew: what is still reported of
  /// earlier ones must not count for later ones.
  public var restartsNumbers: Bool
  /// About how many rows to remove in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(
    portal: PortalID, restartsNumbers: Bool = false, limit: Int = OperationStep.rows
  ) {
    self.portal = portal
    self.restartsNumbers = restartsNumbers
    self.limit = limit
  }

  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns whether there may be more to do.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard try transaction.portal(portal) != nil else { return false }
    let removed = try transaction.removeEvents(on: portal, limit: limit)
    guard removed < limit else { return true }
    if restartsNumbers { try transaction.restartNumbers(on: portal) }
    return false
  }
}
