// How the operations run that store credentials, or remove those that are over.

extension IssueTokens: StoreOperation {
  /// Carries the operation out; returns when the access token stops being accepted.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Timestamp {
    try transaction.issueTokens(self)
  }
}

extension AddClientSecret: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.addClientSecret(self)
  }
}

extension AddWebhook: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.addWebhook(self)
  }
}

extension AddAPIKey: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.addAPIKey(self)
  }
}

extension RemoveExpiredCredentials: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeExpiredCredentials(self)
  }
}
