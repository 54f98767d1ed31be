/// Deletes a portal's credentials that are no longer accepted. Authorization codes are remembered
/// for ``AuthorizationCode/memory`` longer, access tokens for ``accessTokenMemory``.
public struct RemoveExpiredCredentials: Sendable {
  /// How long an access token is remembered after its end, in seconds: as long as the refresh token
  /// that came with it. Clients renew their tokens when they are told `expired_token`, also one
  /// that slept for weeks; a token that is forgotten would be answered as one that never was.
  public static let accessTokenMemory = IssueTokens.originalRefreshLifetime

  /// The portal.
  public var portal: PortalID
  /// The maximum number of credentials of each kind to delete in this transaction, so that no other
  /// caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, limit: Int = 1_000) {
    self.portal = portal
    self.limit = limit
  }
}
