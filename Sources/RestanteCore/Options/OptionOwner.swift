/// Whose options are meant: an application's own, or those that it keeps for one user.
public struct OptionOwner: Sendable, Hashable {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The user; `nil` for the application's own options.
  public var user: UserID?

  /// Names an owner.
  public init(portal: PortalID, application: ApplicationID, user: UserID? = nil) {
    self.portal = portal
    self.application = application
    self.user = user
  }
}

/// How much one owner's options may hold.
public enum OptionLimits {
  /// The maximum number of options.
  public static let count = 1_000
  /// The maximum number of bytes of all of them, written as one JSON text.
  public static let bytes = 256 << 10
  /// How deep lists and maps may nest within one option.
  public static let depth = 32
}
