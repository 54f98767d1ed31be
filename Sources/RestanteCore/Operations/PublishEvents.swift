/// Publishes events on a portal, all or nothing.
public struct PublishEvents: StoreOperation {
  /// How many writes to queues one publication may come to, its events times the queues that want
  /// them; with more it is refused with ``StoreError/Code/tooManyRows``, because others wait until
  /// it is written.
  public static let mostRows = 10_000

  /// The portal on which they happened.
  public var portal: PortalID
  /// The portal's mode, which decides what becomes of a repeat of a failed event.
  public var mode: Mode
  /// The events in the order in which they happened. Equal keys end as one event, the last one's.
  public var publications: [Publication]
  /// The one application whose bindings count; `nil` for all of the portal's.
  public var onlyFor: ApplicationID?
  /// Whether it is refused when there is too little free space, with
  /// ``StoreError/Code/lowSpace``. What tells of a change made in the same transaction is not.
  public var needsSpace: Bool

  /// Describes a publication.
  public init(
    portal: PortalID, mode: Mode, publications: [Publication], onlyFor: ApplicationID? = nil,
    needsSpace: Bool = true
  ) {
    self.portal = portal
    self.mode = mode
    self.publications = publications
    self.onlyFor = onlyFor
    self.needsSpace = needsSpace
  }

  /// Whether the bindings of an application count.
  public func reaches(_ application: ApplicationID) -> Bool {
    onlyFor.map { $0 == application } ?? true
  }

  /// The portal on which they happened.
  public var scope: OperationScope { .portal(portal) }
  /// Itself.
  public var publication: SolePublication<PublishReceipt>? { SolePublication(self) { $0 } }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
    try transaction.publish(self)
  }
}

/// What became of published events.
public struct PublishReceipt: Sendable, Hashable {
  /// Publications taken in.
  public var accepted: Int
  /// Writes to queues, new or refreshed.
  public var queued: Int
  /// Deliveries made to handler URLs.
  public var deliveries: Int
  /// Writes left out because the queue's own application and connector made the change.
  public var suppressed: Int

  /// Creates a receipt.
  public init(accepted: Int = 0, queued: Int = 0, deliveries: Int = 0, suppressed: Int = 0) {
    self.accepted = accepted
    self.queued = queued
    self.deliveries = deliveries
    self.suppressed = suppressed
  }

  /// Counts a write to a queue before it is made.
  ///
  /// - Throws: ``StoreError`` when there are too many.
  public mutating func countWrite() throws(StoreError) {
    guard queued < PublishEvents.mostRows else { throw .tooManyRows }
    queued += 1
  }
}
