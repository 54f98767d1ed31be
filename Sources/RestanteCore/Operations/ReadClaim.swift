/// Reads events that a process id may act on, and removes them if asked to.
///
/// Whatever it returns, it renews all that the process id may still act on, events that went back
/// when the lease was over among them: they are held again, and the claim ends a lease from now,
/// but never earlier than before. A process id that may act on nothing changes nothing.
public struct ReadClaim: QueueOperation {
  /// The queue.
  public var queue: QueueKey
  /// The portal's mode: when removing, safe removes what was returned, strict the whole claim as
  /// soon as one event was returned.
  public var mode: Mode
  /// The process id. In strict mode ``ProcessID/unclaimed`` names all unclaimed rows; in safe
  /// mode it holds nothing.
  public var processID: ProcessID
  /// Which events are wanted.
  public var filter: EventFilter
  /// Which come first.
  public var order: EventOrder
  /// The most events to return; positive.
  public var limit: Int
  /// Whether failed events are wanted instead of others.
  public var wantsFailed: Bool
  /// Whether events are removed.
  public var removes: Bool
  /// How events that are removed are counted and shown in the history.
  public var departure: PastEvent.Departure
  /// For how many seconds from now the claim holds its events; `nil` for ever (strict).
  public var lease: Int64?
  /// How large the reply may become.
  public var bounds: ReplyBounds

  /// Describes a second read.
  public init(
    queue: QueueKey, mode: Mode, processID: ProcessID, filter: EventFilter = EventFilter(),
    order: EventOrder = .claimDefault, limit: Int = 50, wantsFailed: Bool = false,
    removes: Bool, as departure: PastEvent.Departure = .acknowledged, lease: Int64? = nil,
    bounds: ReplyBounds = .safeDefault
  ) {
    self.queue = queue
    self.mode = mode
    self.processID = processID
    self.filter = filter
    self.order = order
    self.limit = limit
    self.wantsFailed = wantsFailed
    self.removes = removes
    self.departure = departure
    self.lease = lease
    self.bounds = bounds
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
    try transaction.readClaim(self)
  }
}
