/// Asks for one page of a queue.
public struct ListEvents: Sendable, Hashable {
  /// Parts of a queue that can be listed by themselves.
  public enum Part: Sendable, Hashable, CaseIterable {
    /// Everything in the queue.
    case all
    /// Pending events.
    case pending
    /// Failed events that no claim holds.
    case deadLetters
  }

  /// The queue.
  public var queue: QueueKey
  /// Which events are wanted.
  public var filter: EventFilter
  /// Of which events.
  public var part: Part
  /// In which order.
  public var order: EventOrder
  /// How many events to skip; not negative.
  public var offset: Int
  /// The maximum number of events to return.
  public var limit: Int
  /// The maximum number of bytes of event data to return, ``ReplyBounds/overheadPerEvent`` counted
  /// for each event besides. The page ends before the event that would be too much, but never
  /// empty.
  public var maxBytes: Int

  /// Describes a page.
  public init(
    queue: QueueKey, filter: EventFilter = EventFilter(), order: EventOrder = .listDefault,
    offset: Int = 0, limit: Int = 50, maxBytes: Int = .max, part: Part = .all
  ) {
    self.queue = queue
    self.filter = filter
    self.order = order
    self.offset = offset
    self.limit = limit
    self.maxBytes = maxBytes
    self.part = part
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
