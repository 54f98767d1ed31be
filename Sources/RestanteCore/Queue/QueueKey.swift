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

  /// Whether two keys name the same queue. Connectors are opaque: they are compared by their
  /// bytes, so that composed and decomposed letters are different connectors.
  public static func == (lhs: QueueKey, rhs: QueueKey) -> Bool {
    lhs.portal == rhs.portal && lhs.application == rhs.application
      && lhs.connector.isSameBytes(as: rhs.connector)
  }

  /// Feeds what `==` compares to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(portal)
    hasher.combine(application)
    connector.hashBytes(into: &hasher)
  }
}
