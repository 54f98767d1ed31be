/// Gives a webhook another code; the old one is no longer good.
public struct RotateWebhook: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Which webhook is meant.
  public var id: CredentialID
  /// The hash of the new code.
  public var code: SecretHash

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID, code: SecretHash) {
    self.portal = portal
    self.id = id
    self.code = code
  }

  /// Carries the operation out; returns the user that the webhook acts for, `nil` when there is no
  /// such webhook.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> UserID? {
    try transaction.replaceWebhook(id, by: code, on: portal)
  }
}

/// Replaces a key of the native API by another one that may do the same; the old one is no longer
/// good.
public struct RotateAPIKey: StoreOperation {
  /// The portal, or ``PortalID/server``.
  public var portal: PortalID
  /// Which key is meant.
  public var id: CredentialID
  /// The hash of the new key.
  public var key: SecretHash

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID, key: SecretHash) {
    self.portal = portal
    self.id = id
    self.key = key
  }

  /// Carries the operation out; returns what the key may do, `nil` when there is no such key.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> APIKeyScope? {
    try transaction.replaceAPIKey(id, by: key, on: portal)
  }
}
