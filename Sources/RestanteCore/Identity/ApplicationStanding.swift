/// What says whether events are queued for an application.
public struct ApplicationStanding: Sendable, Hashable {
  /// Whether installation is finished.
  public var isInstalled: Bool
  /// Whether it may act at all.
  public var isActive: Bool
  /// Whether it is paid for.
  public var payment: PaymentState
  /// How far its removal is; `nil` unless it was uninstalled or removed.
  public var removal: Removal?

  /// Creates a standing; by default of an application that may receive events.
  public init(
    isInstalled: Bool = true, isActive: Bool = true, payment: PaymentState = .paid,
    removal: Removal? = nil
  ) {
    self.isInstalled = isInstalled
    self.isActive = isActive
    self.payment = payment
    self.removal = removal
  }

  /// Whether events are queued for it: as in the original only when it is active, installed and
  /// paid for.
  public var mayReceive: Bool { isActive && isInstalled && payment == .paid && removal == nil }
}
