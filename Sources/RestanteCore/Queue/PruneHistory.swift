/// Forgets past events of a portal whose time is over.
///
/// A past event is gone for everybody as soon as it left longer ago than the history of its
/// application is long; this only makes room.
public struct PruneHistory: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The maximum number of past events to forget in this transaction, so that no other caller waits
  /// long.
  public var limit: Int

  /// Describes a step.
  public init(portal: PortalID, limit: Int = OperationStep.rows) {
    self.portal = portal
    self.limit = limit
  }
}
