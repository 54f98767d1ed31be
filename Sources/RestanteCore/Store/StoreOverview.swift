/// What an operator sees of all portals: the deepest queues one by one, the others as sums.
public struct StoreOverview: Sendable, Hashable {
  /// A queue with its figures.
  public struct Queue: Sendable, Hashable {
    /// The queue.
    public var key: QueueKey
    /// The domain of its portal.
    public var domain: String
    /// Its figures.
    public var figures: QueueFigures

    /// Describes a queue.
    public init(key: QueueKey, domain: String, figures: QueueFigures) {
      self.key = key
      self.domain = domain
      self.figures = figures
    }
  }

  /// The queues that hold the most events, those with the most first.
  public var queues: [Queue] = []
  /// How many queues ever held an event.
  public var queueCount = 0
  /// What all queues but those hold together.
  public var others = QueueDepth()
  /// What the queues of each portal hold together.
  public var depths: [PortalID: QueueDepth] = [:]
  /// How many deliveries there are of each phase but those that were taken; of each handler's at
  /// most ``countedDeliveries``.
  public var deliveries: [DeliveryPhase: Int64] = [:]
  /// How many handlers are suspended.
  public var suspendedHandlers: Int64 = 0

  /// How many deliveries of a phase are counted for one handler at most.
  public static let countedDeliveries = 10_000

  /// Describes a store without queues.
  public init() {}
}

/// What a portal's handlers have to do.
public struct DeliveryTotals: Sendable, Hashable {
  /// How many deliveries there are of each phase but those that were taken, as
  /// ``StoreOverview/deliveries`` says.
  public var deliveries: [DeliveryPhase: Int64]
  /// How many handlers are suspended.
  public var suspendedHandlers: Int64

  /// The phases that count.
  public static let phases: [DeliveryPhase] = [.waiting, .retrying, .parked]

  /// Creates totals.
  public init(deliveries: [DeliveryPhase: Int64] = [:], suspendedHandlers: Int64 = 0) {
    self.deliveries = deliveries
    self.suspendedHandlers = suspendedHandlers
  }
}
