/// Reports how attempts to deliver ended.
public struct FinishDeliveries: Sendable {
  /// One attempt.
  public struct Report: Sendable, Hashable {
    /// What was tried.
    public var delivery: DeliveryKey
    /// The number of the claim in which it was tried.
    public var claim: Int64
    /// How it ended.
    public var attempt: DeliveryAttempt

    /// Describes a report.
    public init(delivery: DeliveryKey, claim: Int64, attempt: DeliveryAttempt) {
      self.delivery = delivery
      self.claim = claim
      self.attempt = attempt
    }
  }

  /// The portal.
  public var portal: PortalID
  /// The portal's mode.
  public var mode: Mode
  /// The attempts, in the order in which they ended.
  public var reports: [Report]
  /// What becomes of deliveries that fail.
  public var policy: DeliveryPolicy

  /// Describes a report.
  public init(
    portal: PortalID, mode: Mode, reports: [Report], policy: DeliveryPolicy = DeliveryPolicy()
  ) {
    self.portal = portal
    self.mode = mode
    self.reports = reports
    self.policy = policy
  }
}
