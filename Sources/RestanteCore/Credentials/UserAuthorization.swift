/// An application that a user lets act in the user's name: one that could still renew its token.
public struct UserAuthorization: Sendable, Hashable {
  /// The application.
  public var application: Application
  /// When the oldest token was made with which it can; `nil` when that is not known any more.
  public var since: Timestamp?
  /// When the last of these tokens stops being accepted.
  public var expiresAt: Timestamp

  /// Describes an authorization.
  public init(application: Application, since: Timestamp?, expiresAt: Timestamp) {
    self.application = application
    self.since = since
    self.expiresAt = expiresAt
  }
}
