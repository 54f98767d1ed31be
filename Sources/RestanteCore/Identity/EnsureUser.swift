/// Adds a user, or leaves the one that has the number as it is.
public struct EnsureUser: Sendable {
  /// The user.
  public var user: PortalUser

  /// Describes the operation.
  public init(user: PortalUser) {
    self.user = user
  }
}
