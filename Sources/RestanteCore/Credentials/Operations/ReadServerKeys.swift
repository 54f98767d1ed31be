/// Reads which server keys the store belongs to, at the store's own time.
public struct ReadServerKeys: StoreOperation {
  /// Describes the operation.
  public init() {}

  /// Carries the operation out; returns `nil` before the first server.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> KnownServerKeys? {
    try transaction.serverKeys()?.at(transaction.now)
  }
}
