/// Changes what an application set for its queues.
///
/// Leases that were over before end by the settings that were valid then. A shorter history counts
/// at once: what is older cannot be restored any more.
public struct ConfigureQueues: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The application, which must be there.
  public var application: ApplicationID
  /// What changes.
  public var changes: QueueOverrideChanges

  /// Describes a change.
  public init(
    portal: PortalID, application: ApplicationID,
    changes: QueueOverrideChanges = QueueOverrideChanges()
  ) {
    self.portal = portal
    self.application = application
    self.changes = changes
  }
}

/// What an application set for its queues, and what counts for them.
public struct EffectiveQueueSettings: Sendable, Hashable {
  /// What the application decided.
  public var overrides: QueueOverrides
  /// What counts.
  public var settings: QueueSettings

  /// Creates a value.
  public init(overrides: QueueOverrides, settings: QueueSettings) {
    self.overrides = overrides
    self.settings = settings
  }
}
