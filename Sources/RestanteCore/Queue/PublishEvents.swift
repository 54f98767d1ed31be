/// Publishes events on a portal, all or nothing.
///
/// ```swift
/// let receipt = try await store.perform(
///   PublishEvents(
///     portal: portal.id, mode: .safe,
///     publications: [Publication(name: event, data: ["order": 42])]))
/// ```
public struct PublishEvents: Sendable {
  /// How many writes to queues and deliveries one publication may come to, its events times the
  /// queues and handlers that want them; with more it is refused with
  /// ``StoreError/Code/tooManyRows``, because others wait until it is written.
  public static let maxRows = 10_000

  /// For how long deliveries are tried unless told otherwise, in seconds: three days.
  public static let standardPatience: Int64 = 259_200

  /// The portal on which they happened.
  public var portal: PortalID
  /// The portal's mode, which decides what becomes of a repeat of a failed event.
  public var mode: Mode
  /// The events in the order in which they happened. Equal keys end as one event, the last one's.
  public var publications: [Publication]
  /// The one application whose bindings count; `nil` for all of the portal's.
  public var onlyFor: ApplicationID?
  /// The one queue that gets the events, if bindings lead there; no handler hears of it then. `nil`
  /// for everybody whose bindings count.
  public var onlyInto: QueueKey?
  /// Whether it is refused when there is too little free space, with
  /// ``StoreError/Code/lowSpace``. What tells of a change made in the same transaction is not.
  public var needsSpace: Bool
  /// How many times over the events may still cause others.
  public var session: EventSession
  /// For how long their deliveries are tried, in seconds.
  public var patience: Int64

  /// Describes a publication.
  public init(
    portal: PortalID, mode: Mode, publications: [Publication], onlyFor: ApplicationID? = nil,
    onlyInto: QueueKey? = nil, needsSpace: Bool = true, session: EventSession = .standard,
    patience: Int64 = Self.standardPatience
  ) {
    self.portal = portal
    self.mode = mode
    self.publications = publications
    self.onlyFor = onlyFor
    self.onlyInto = onlyInto
    self.needsSpace = needsSpace
    self.session = session
    self.patience = patience
  }

  /// Whether the bindings of an application count.
  public func reaches(_ application: ApplicationID) -> Bool {
    onlyFor.map { $0 == application } ?? true
  }

  /// Whether a binding counts as far as it goes by where the binding leads to.
  ///
  /// - Parameter queue: The queue that it fills; `nil` for a handler.
  public func reaches(_ queue: QueueKey?) -> Bool {
    onlyInto.map { $0 == queue } ?? true
  }

  /// Whether the bindings of everybody on the portal count.
  public var isForAll: Bool { onlyFor == nil && onlyInto == nil }
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
    try checkRoom()
    queued += 1
  }

  /// Counts a delivery before it is made.
  ///
  /// - Throws: ``StoreError`` when there are too many.
  public mutating func countDelivery() throws(StoreError) {
    try checkRoom()
    deliveries += 1
  }

  private func checkRoom() throws(StoreError) {
    guard queued + deliveries < PublishEvents.maxRows else { throw .tooManyRows }
  }
}
