/// Notes that an access token was used: anyone who uses it has seen the pair that it belongs to, so
/// the refresh token that the pair came in exchange for is no longer good.
public struct ConfirmTokens: StoreOperation {
  /// The hash of the access token.
  public var accessToken: SecretHash

  /// Describes the operation.
  public init(accessToken: SecretHash) {
    self.accessToken = accessToken
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.confirmTokens(accessToken)
  }
}
