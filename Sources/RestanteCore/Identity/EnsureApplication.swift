/// Adds an application to a portal.
public struct EnsureApplication: Sendable {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The application exists now.
    case added(Application)
    /// Another application has the client id already; nothing changed.
    case clientIDTaken
  }

  /// The portal.
  public var portal: PortalID
  /// The public identifier; unique on the portal.
  public var clientID: String
  /// A name for people.
  public var name: String
  /// The scopes that it is granted.
  public var scopes: [String]
  /// Whether installation is finished.
  public var isInstalled: Bool
  /// The hash of its first secret.
  public var secret: SecretHash

  /// Describes an application.
  public init(
    portal: PortalID, clientID: String, name: String, scopes: [String], isInstalled: Bool,
    secret: SecretHash
  ) {
    self.portal = portal
    self.clientID = clientID
    self.name = name
    self.scopes = scopes
    self.isInstalled = isInstalled
    self.secret = secret
  }
}
