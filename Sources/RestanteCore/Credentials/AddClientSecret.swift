/// Adds one more valid secret to an application.
public struct AddClientSecret: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The hash of the secret.
  public var secret: SecretHash

  /// Describes the operation.
  public init(portal: PortalID, application: ApplicationID, secret: SecretHash) {
    self.portal = portal
    self.application = application
    self.secret = secret
  }
}
