// How the operations run that make sure that a portal, user or application exists.

extension EnsurePortal: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Portal {
    try transaction.ensurePortal(self)
  }
}

extension EnsureUser: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> PortalUser {
    try transaction.ensureUser(self)
  }
}

extension EnsureApplication: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    try transaction.ensureApplication(self)
  }
}
