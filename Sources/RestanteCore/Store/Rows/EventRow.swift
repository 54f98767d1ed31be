/// An event of a queue as stores keep it: its state, and where it stands.
public struct EventRow: Sendable, Hashable {
  /// All but who holds the event and what it carries.
  public var state: EventState
  /// The number of the claim that holds it, 0 for none.
  public var holder: Int64
  /// The claim whose process id may act on it: the one that holds it, or held it last until its
  /// lease was over; 0 for none.
  public var lastClaim: Int64
  /// The number under which the store finds what the event carries.
  public var body: Int64

  /// Creates a row; by default of an event that nobody holds nor held.
  public init(state: EventState, holder: Int64 = 0, lastClaim: Int64 = 0, body: Int64) {
    self.state = state
    self.holder = holder
    self.lastClaim = lastClaim
    self.body = body
  }

  /// The event's number.
  public var number: Int64 { state.id.rawValue }

  /// Whether nobody holds it and it did not fail.
  public var isPending: Bool { holder == 0 && !state.isFailed }

  /// Whether it failed and nobody holds it.
  public var isDeadLetter: Bool { holder == 0 && state.isFailed }

  /// Whether nobody holds it but a claim whose lease is over may act on it.
  public var isReturned: Bool { holder == 0 && lastClaim != 0 }

  /// Where it stands.
  public var place: QueueMovements.Place {
    holder != 0 ? .claimed : state.isFailed ? .failed : .pending
  }

  /// Names the copy among the unclaimed ones of its queue.
  public var copy: CopyKey { CopyKey(messageID: state.messageID, isFailed: state.isFailed) }

  /// The event that the row and what it carries make.
  public func event(_ body: EventBody, processID: ProcessID) -> OfflineEvent {
    OfflineEvent(
      state: state, processID: processID, user: body.user, data: body.data,
      provenance: body.provenance)
  }
}

/// Names an unclaimed copy within its queue: of each key there is at most one that is pending and
/// one that failed.
public struct CopyKey: Sendable, Hashable {
  /// The coalescing key.
  public var messageID: MessageID
  /// Whether the failed copy is meant.
  public var isFailed: Bool

  /// Names a copy.
  public init(messageID: MessageID, isFailed: Bool) {
    self.messageID = messageID
    self.isFailed = isFailed
  }
}
