// How the operations on bindings run.

extension BindEvent: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    try transaction.bind(self)
  }
}

extension UnbindEvent: StoreOperation {
  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.unbind(self)
  }
}
