/// A user together with what the password is checked against.
public struct PasswordCredentials: Sendable, Hashable {
  /// The user.
  public var user: PortalUser
  /// The hash of the password; `nil` for a user without one.
  public var password: PasswordHash?

  /// Creates a value.
  public init(user: PortalUser, password: PasswordHash?) {
    self.user = user
    self.password = password
  }
}
