/// Makes sure that all servers of a store derive secrets from the same ``ServerKey``: the first
/// that uses the store decides which.
public struct AdoptServerKey: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The store goes with this key, from now on or since long.
    case adopted
    /// The store goes with this key from now on and went with another one before: what handlers
    /// know as `application_token` is no longer sent.
    case replaced
    /// The store goes with another key; nothing was changed.
    case refused
  }

  /// ``ServerKey/fingerprint`` of the key.
  public var fingerprint: [UInt8]
  /// Whether the key may take the place of another one.
  public var replacing: Bool

  /// Describes the operation.
  public init(fingerprint: [UInt8], replacing: Bool = false) {
    self.fingerprint = fingerprint
    self.replacing = replacing
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    let known = try transaction.serverKeyFingerprint()
    guard known != fingerprint else { return .adopted }
    guard known == nil || replacing else { return .refused }
    try transaction.setServerKeyFingerprint(fingerprint)
    return known == nil ? .adopted : .replaced
  }
}
