/// Revokes tokens.
public struct RevokeTokens: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Which tokens are meant.
  public var selection: TokenSelection

  /// Describes the operation.
  public init(portal: PortalID, selection: TokenSelection) {
    self.portal = portal
    self.selection = selection
  }

  /// Carries the operation out; returns how many were revoked.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeTokens(selection, on: portal)
  }
}

/// Revokes a webhook.
public struct RevokeWebhook: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Which webhook is meant.
  public var id: CredentialID

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID) {
    self.portal = portal
    self.id = id
  }

  /// Carries the operation out; returns whether there was such a webhook.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.removeWebhook(id, on: portal)
  }
}

/// Revokes a key of the native API.
public struct RevokeAPIKey: StoreOperation {
  /// The portal, or ``PortalID/server``.
  public var portal: PortalID
  /// Which key is meant.
  public var id: CredentialID

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID) {
    self.portal = portal
    self.id = id
  }

  /// Carries the operation out; returns whether there was such a key.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.removeAPIKey(id, on: portal)
  }
}
