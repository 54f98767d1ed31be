/// Asks for one page of what left a queue and can be restored.
public struct ReadHistory: Sendable, Hashable {
  /// The queue.
  public var queue: QueueKey
  /// Which past events are meant.
  public var selection: HistorySelection
  /// Where to go on: only what comes after this place is looked at.
  public var after: HistoryPosition?
  /// The maximum number of past events to look at; positive. Those that do not pass the filter
  /// count, so that a page can hold fewer although there are more.
  public var limit: Int
  /// The maximum number of bytes of event data to return, ``ReplyBounds/overheadPerEvent`` counted
  /// for each event besides. The page ends before the event that would be too much, but never
  /// empty.
  public var maxBytes: Int

  /// Describes a page.
  public init(
    queue: QueueKey, selection: HistorySelection = HistorySelection(),
    after: HistoryPosition? = nil, limit: Int = 50, maxBytes: Int = .max
  ) {
    self.queue = queue
    self.selection = selection
    self.after = after
    self.limit = limit
    self.maxBytes = maxBytes
  }
}

/// One page of a queue's history.
public struct HistoryPage: Sendable, Hashable {
  /// The past events, the newest first.
  public var events: [PastEvent]
  /// Where to go on when a bound was met: the last place that was looked at; `nil` when everything
  /// was looked at.
  public var next: HistoryPosition?

  /// Creates a page.
  public init(events: [PastEvent] = [], next: HistoryPosition? = nil) {
    self.events = events
    self.next = next
  }
}
