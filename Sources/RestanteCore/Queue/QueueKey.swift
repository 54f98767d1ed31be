/// Names one queue: all offline events of one application and connector on one portal.
public struct QueueKey: Sendable, Hashable {
  /// The portal.
  public var portal: PortalID
  /// The application that fetches from the queue.
  public var application: ApplicationID
  /// The connector, "" where the application uses none; on the wire `auth_connector`.
  public var connector: String

  /// Names a queue.
  public init(portal: PortalID, application: ApplicationID, connector: String = "") {
    self.portal = portal
    self.application = application
    self.connector = connector
  }
}
