/// Takes a handler that was suspended up again: its deliveries are tried as if they were new.
///
/// Where many deliveries were parked meanwhile they come back in steps, and the handler has its
/// first turn after the last one.
public struct ResumeHandler: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The handler.
  public var handler: BindingID
  /// When deliveries are tried.
  public var policy: DeliveryPolicy

  /// Describes the operation.
  public init(portal: PortalID, handler: BindingID, policy: DeliveryPolicy = DeliveryPolicy()) {
    self.portal = portal
    self.handler = handler
    self.policy = policy
  }
}

/// Which deliveries an operator means.
public enum DeliverySelection: Sendable, Hashable {
  /// All of a handler.
  case handler(BindingID)
  /// These.
  case keys([DeliveryKey])
}

/// Takes parked deliveries up again, in their old place in line.
public struct RedriveDeliveries: Sendable {
  /// The portal.
  public var portal: PortalID
  /// Which deliveries are meant.
  public var selection: DeliverySelection
  /// The maximum number of deliveries in this transaction, so that no other caller waits long.
  public var limit: Int
  /// When deliveries are tried.
  public var policy: DeliveryPolicy

  /// Describes the operation.
  public init(
    portal: PortalID, selection: DeliverySelection, limit: Int = OperationStep.rows,
    policy: DeliveryPolicy = DeliveryPolicy()
  ) {
    self.portal = portal
    self.selection = selection
    self.limit = limit
    self.policy = policy
  }
}

/// Parks deliveries that are still to be delivered.
public struct ParkDeliveries: Sendable {
  /// The portal.
  public var portal: PortalID
  /// Which deliveries are meant.
  public var selection: DeliverySelection
  /// The maximum number of deliveries in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(
    portal: PortalID, selection: DeliverySelection, limit: Int = OperationStep.rows
  ) {
    self.portal = portal
    self.selection = selection
    self.limit = limit
  }
}

/// Removes parked deliveries for good.
public struct DropDeliveries: Sendable {
  /// The portal.
  public var portal: PortalID
  /// Which deliveries are meant.
  public var selection: DeliverySelection
  /// The maximum number of deliveries in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(
    portal: PortalID, selection: DeliverySelection, limit: Int = OperationStep.rows
  ) {
    self.portal = portal
    self.selection = selection
    self.limit = limit
  }
}

/// Removes what is no longer needed: deliveries that were taken long ago, and what is left of
/// handlers whose binding or outgoing webhook is gone.
public struct PruneDeliveries: Sendable {
  /// The portal.
  public var portal: PortalID
  /// For how long deliveries that were taken are kept, in seconds.
  public var retention: Int64
  /// The maximum number of rows in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(
    portal: PortalID, retention: Int64 = DeliveryPolicy.retention, limit: Int = OperationStep.rows
  ) {
    self.portal = portal
    self.retention = retention
    self.limit = limit
  }
}
