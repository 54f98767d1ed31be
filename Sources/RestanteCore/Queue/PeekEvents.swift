/// Asks for one page of the events of a queue in one state, without claiming or changing any.
///
/// Pages follow each other by place, not by number: a page deep in the queue costs what the first
/// one does.
public struct PeekEvents: Sendable, Hashable {
  /// How many events one page looks at unless told otherwise.
  public static let standardReach = 5_000
  /// How many bytes of event data one page looks at in search of a text.
  public static let searchedBytes = 32 << 20

  /// The queue.
  public var queue: QueueKey
  /// Which of its events are meant.
  public var part: QueuePart
  /// Which of them are wanted.
  public var filter: PeekFilter
  /// Whether the last in the order of ``QueuePart`` come first.
  public var isReversed: Bool
  /// Where to go on: only what comes after this place is looked at.
  public var after: PeekPosition?
  /// The maximum number of events to return; positive.
  public var limit: Int
  /// The maximum number of events to look at; positive. Those that do not pass the filter count,
  /// so that a page can hold fewer events although there are more.
  public var reach: Int
  /// The maximum number of bytes of event data to return, ``ReplyBounds/overheadPerEvent`` counted
  /// for each event besides. The page ends before the event that would be too much, but never
  /// empty.
  public var maxBytes: Int

  /// Describes a page.
  public init(
    queue: QueueKey, part: QueuePart, filter: PeekFilter = PeekFilter(), isReversed: Bool = false,
    after: PeekPosition? = nil, limit: Int = 50, reach: Int = Self.standardReach,
    maxBytes: Int = .max
  ) {
    self.queue = queue
    self.part = part
    self.filter = filter
    self.isReversed = isReversed
    self.after = after
    self.limit = limit
    self.reach = reach
    self.maxBytes = maxBytes
  }
}

/// A state in which events can be looked at, and the order in which they come.
public enum QueuePart: String, Sendable, Hashable, CaseIterable {
  /// Events that a claim would return, by the time of their last occurrence and number.
  case pending
  /// Events that claims hold, failed ones among them: claim by claim, the oldest claim first, the
  /// events of each by number.
  case claimed
  /// Failed events that no claim holds, by the time of their last occurrence and number.
  case dead
  /// Events that left and can be restored, the newest departure first, the largest number first
  /// among those that left together.
  case past
}

/// Which events are wanted: those that meet everything that is said.
public struct PeekFilter: Sendable, Hashable {
  /// Those with this name; `nil` for any.
  public var name: EventName?
  /// Those that last occurred at this time or later, in seconds; past ones that left then. `nil`
  /// for any.
  public var from: Int64?
  /// Those that last occurred before this time, in seconds; past ones that left then. `nil` for
  /// any.
  public var before: Int64?
  /// Those whose data contain this text, in whatever case its letters are; `nil` for any. An event
  /// that was damaged contains nothing.
  public var text: String?

  /// Creates a filter; by default everything passes.
  public init(
    name: EventName? = nil, from: Int64? = nil, before: Int64? = nil, text: String? = nil
  ) {
    self.name = name
    self.from = from
    self.before = before
    self.text = text
  }
}

/// A place among the events of a queue in one state, in the order of ``QueuePart``.
public struct PeekPosition: Sendable, Hashable {
  /// What comes first in the order: seconds of the last occurrence, the number of a claim, or
  /// milliseconds of the departure.
  public var rank: Int64
  /// The event's number.
  public var id: EventID

  /// Names a place.
  public init(rank: Int64, id: EventID) {
    self.rank = rank
    self.id = id
  }

  /// The place as text, as pages name the next one.
  public var text: String { "\(rank)-\(id.rawValue)" }

  /// Reads what ``text`` made; `nil` when it is something else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let rank = Int64(parts[0]), let id = Int64(parts[1]), rank >= 0, id >= 0
    else { return nil }
    self.init(rank: rank, id: EventID(rawValue: id))
  }
}

/// One page of the events of a queue in one state.
public struct PeekPage: Sendable, Hashable {
  /// The events.
  public var events: [PeekedEvent]
  /// Where to go on when a bound was met: the last place that was looked at; `nil` when everything
  /// was looked at.
  public var next: PeekPosition?
  /// How many events were looked at.
  public var looked: Int

  /// Creates a page.
  public init(events: [PeekedEvent] = [], next: PeekPosition? = nil, looked: Int = 0) {
    self.events = events
    self.next = next
    self.looked = looked
  }
}
