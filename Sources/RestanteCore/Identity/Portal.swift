/// One tenant: its users, applications, settings and queues.
public struct Portal: Sendable, Hashable {
  /// Its number in the store.
  public var id: PortalID
  /// The host, with port where it has one, that clients address it by.
  public var domain: String
  /// 32 hex digits that stay the same when the domain changes; on the wire `member_id`.
  public var memberID: String
  /// The portal's own mode, or `nil` to follow the server's default.
  public var mode: Mode?
  /// What counts for queues whose application left it open.
  public var queueDefaults: QueueOverrides
  /// What the operator set for it.
  public var settings: PortalSettings

  /// Creates a portal value.
  public init(
    id: PortalID, domain: String, memberID: String, mode: Mode? = nil,
    queueDefaults: QueueOverrides = QueueOverrides(),
    settings: PortalSettings = PortalSettings()
  ) {
    self.id = id
    self.domain = domain
    self.memberID = memberID
    self.mode = mode
    self.queueDefaults = queueDefaults
    self.settings = settings
  }

  /// Whether only administrators may call the methods of offline events.
  ///
  /// - Parameter mode: The portal's own mode or the server's default.
  public func reservesOfflineEvents(in mode: Mode) -> Bool {
    let standard: OfflineAccess = mode == .safe ? .users : .administrators
    return (settings.offlineAccess ?? standard) == .administrators
  }
}
