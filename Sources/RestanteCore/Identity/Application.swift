/// A client of a portal.
public struct Application: Sendable, Hashable {
  /// The portal that the application is on.
  public var portal: PortalID
  /// Its number on the portal.
  public var id: ApplicationID
  /// The public identifier; on the wire `client_id`.
  public var clientID: String
  /// A name for people.
  public var name: String
  /// The scopes that it was granted, in the order given.
  public var scopes: [String]
  /// The licence letter of the wire: F free, D demo, T trial, P paid, L local, S subscription.
  public var status: String
  /// Whether installation is finished; nothing is queued for it before that.
  public var isInstalled: Bool
  /// Whether it may act at all.
  public var isActive: Bool
  /// The version number that the wire shows.
  public var version: Int64
  /// What it decided about its queues; ``QueueSettings/init(application:portal:)`` says what counts.
  public var queueChoices: QueueChoices

  /// Creates an application value.
  public init(
    portal: PortalID, id: ApplicationID, clientID: String, name: String, scopes: [String],
    status: String = "L", isInstalled: Bool = true, isActive: Bool = true, version: Int64 = 1,
    queueChoices: QueueChoices = QueueChoices()
  ) {
    self.portal = portal
    self.id = id
    self.clientID = clientID
    self.name = name
    self.scopes = scopes
    self.status = status
    self.isInstalled = isInstalled
    self.isActive = isActive
    self.version = version
    self.queueChoices = queueChoices
  }
}
