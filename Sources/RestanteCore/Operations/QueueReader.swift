/// Looks at queues without changing them. A claim whose lease is over holds nothing, whether or not
/// anything was written since.
public protocol QueueReader: Sendable {
  /// One page of a queue, claimed and failed events included.
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage

  /// The figures of all queues of a portal that ever held an event or are bound to, ordered by
  /// client id and connector.
  func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures]

  /// The figures of one queue, all zero while nothing was in it; `nil` when the portal has no such
  /// application.
  func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures?

  /// Whether a queue has an event that nobody holds for those who wait.
  func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool

  /// One page of what left a queue and can be restored, the newest first.
  func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage

  /// What is known besides the figures about why a queue gives nothing.
  func evidence(of queue: QueueKey) async throws(StoreError) -> QueueEvidence

  /// What happened in the store's queues since it was opened.
  var queueCounts: QueueCounts { get }
}

/// Asks for one page of a queue.
public struct ListEvents: Sendable, Hashable {
  /// The queue.
  public var queue: QueueKey
  /// Which events are wanted.
  public var filter: EventFilter
  /// Whether only dead letters are wanted: failed events that no claim holds.
  public var onlyDeadLetters: Bool
  /// In which order.
  public var order: EventOrder
  /// How many events to skip; not negative.
  public var offset: Int
  /// The most events to return.
  public var limit: Int
  /// The most bytes of event data to return, ``ReplyBounds/overheadPerEvent`` counted for each
  /// event besides. The page ends before the event that would be too much, but never empty.
  public var maxBytes: Int

  /// Describes a page.
  public init(
    queue: QueueKey, filter: EventFilter = EventFilter(), order: EventOrder = .listDefault,
    offset: Int = 0, limit: Int = 50, maxBytes: Int = .max, onlyDeadLetters: Bool = false
  ) {
    self.queue = queue
    self.filter = filter
    self.order = order
    self.offset = offset
    self.limit = limit
    self.maxBytes = maxBytes
    self.onlyDeadLetters = onlyDeadLetters
  }
}

/// One page of a queue.
public struct EventPage: Sendable, Hashable {
  /// The events of the page.
  public var events: [OfflineEvent]
  /// How many events pass the filter on all pages.
  public var total: Int64

  /// Creates a page.
  public init(events: [OfflineEvent], total: Int64) {
    self.events = events
    self.total = total
  }
}
