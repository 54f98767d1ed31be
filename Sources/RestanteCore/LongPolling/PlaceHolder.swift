/// For whom a place in a ``FairShare`` is taken.
public struct PlaceHolder: Sendable, Hashable {
  /// By what somebody takes places. It counts however often it is renewed or presented.
  public enum Credential: Sendable, Hashable {
    /// The access tokens of a user for an application, all together.
    case user(UserID, ApplicationID)
    /// A key of the native API.
    case key(SecretHash)
  }

  /// The portal whose places they are.
  public let portal: PortalID
  /// By what they are taken.
  public let credential: Credential

  /// Names a credential that takes places of a portal.
  public init(portal: PortalID, credential: Credential) {
    self.portal = portal
    self.credential = credential
  }
}
