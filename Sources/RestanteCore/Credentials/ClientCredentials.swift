/// An application together with what its secrets are checked against.
public struct ClientCredentials: Sendable, Hashable {
  /// The portal that the application is on.
  public var portal: Portal
  /// The application.
  public var application: Application
  /// The hashes of the secrets that are valid now.
  public var secrets: [SecretHash]

  /// Creates a value.
  public init(portal: Portal, application: Application, secrets: [SecretHash]) {
    self.portal = portal
    self.application = application
    self.secrets = secrets
  }
}
