/// Claims or takes the first unclaimed events of a queue.
///
/// Two of these never return the same event, however they are timed. A claim with a lease holds an
/// event on its last attempt (``QueueSettings/maxAttempts``) alone, see ``ClaimAdmission``.
///
/// ```swift
/// let queue = QueueKey(portal: portal.id, application: application.id)
/// let processID = ProcessID.generate(using: SystemRandomSource())
/// let reply = try await store.perform(
///   ClaimEvents(queue: queue, processID: processID, disposition: .reserve(lease: 60)))
/// guard case .events(let events) = reply else { return }
/// ```
public struct ClaimEvents: Sendable {
  /// What happens to the events that are returned.
  public enum Disposition: Sendable, Hashable {
    /// They are removed at once.
    case take
    /// The process id holds them, with a lease for that many seconds, else for ever.
    ///
    /// A lease that is over is over for everybody at that instant: the events are pending or
    /// failed again, with one attempt more (or dead letters, see ``QueueSettings/maxAttempts``),
    /// and the process id may act on each of them until it is claimed, refreshed or merged. The
    /// lease is the claim's: claiming again under a process id that holds events moves its end, but
    /// never to an earlier time.
    case reserve(lease: Int64?)
  }

  /// The queue.
  public var queue: QueueKey
  /// The process id under which reserved events are held.
  public var processID: ProcessID
  /// Which events are wanted.
  public var filter: EventFilter
  /// Which come first.
  public var order: EventOrder
  /// The maximum number of events to return; positive.
  public var limit: Int
  /// Whether failed events are wanted instead of pending ones.
  public var wantsFailed: Bool
  /// What happens to the events.
  public var disposition: Disposition
  /// How large the reply may become.
  public var bounds: ReplyBounds

  /// Describes a claim.
  public init(
    queue: QueueKey, processID: ProcessID, filter: EventFilter = EventFilter(),
    order: EventOrder = .claimDefault, limit: Int = 50, wantsFailed: Bool = false,
    disposition: Disposition, bounds: ReplyBounds = .safeDefault
  ) {
    self.queue = queue
    self.processID = processID
    self.filter = filter
    self.order = order
    self.limit = limit
    self.wantsFailed = wantsFailed
    self.disposition = disposition
    self.bounds = bounds
  }
}
