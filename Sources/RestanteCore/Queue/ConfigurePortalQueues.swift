/// Changes what counts on a portal for queues whose application left it open.
///
/// Leases that were over before end by the settings that were valid then.
public struct ConfigurePortalQueues: Sendable {
  /// The portal, which must be there.
  public var portal: PortalID
  /// What changes.
  public var changes: QueueOverrideChanges

  /// Describes a change.
  public init(portal: PortalID, changes: QueueOverrideChanges = QueueOverrideChanges()) {
    self.portal = portal
    self.changes = changes
  }
}
