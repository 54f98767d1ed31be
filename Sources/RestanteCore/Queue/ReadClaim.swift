/// Reads events that a process id may act on, and removes them if asked to.
///
/// Whatever it returns, it renews all that the process id may still act on, events that went back
/// when the lease was over among them: they are held again, until the time that ``Renewal`` says.
/// Of those on their last attempt the claim holds one again, and only if it holds nothing else; the
/// others stay where they are. A process id that may act on nothing changes nothing.
public struct ReadClaim: Sendable {
  /// What becomes of the end of the claim.
  public enum Renewal: Sendable, Hashable {
    /// It comes that many seconds from now, but never earlier than before; `nil`: never (strict).
    case extend(lease: Int64?)
    /// It comes that many seconds from now, also if that is earlier than before. With 0 everything
    /// that is not removed is given back at once, as ``ReleaseEvents`` does it.
    case set(seconds: Int64)
  }

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
  /// The maximum number of events to return; positive.
  public var limit: Int
  /// Whether failed events are wanted instead of others.
  public var wantsFailed: Bool
  /// Whether events are removed.
  public var removes: Bool
  /// Until when the claim holds its events.
  public var renewal: Renewal
  /// How large the reply may become.
  public var bounds: ReplyBounds

  /// Describes a second read.
  public init(
    queue: QueueKey, mode: Mode, processID: ProcessID, filter: EventFilter = EventFilter(),
    order: EventOrder = .claimDefault, limit: Int = 50, wantsFailed: Bool = false,
    removes: Bool, renewal: Renewal = .extend(lease: nil), bounds: ReplyBounds = .safeDefault
  ) {
    self.queue = queue
    self.mode = mode
    self.processID = processID
    self.filter = filter
    self.order = order
    self.limit = limit
    self.wantsFailed = wantsFailed
    self.removes = removes
    self.renewal = renewal
    self.bounds = bounds
  }
}
