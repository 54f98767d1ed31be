/// Adds a user, or leaves the one that has the number as it is.
public struct EnsureUser: StoreOperation {
  /// The user.
  public var user: PortalUser

  /// Describes the operation.
  public init(user: PortalUser) {
    self.user = user
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> PortalUser {
    try transaction.ensureUser(self)
  }
}
