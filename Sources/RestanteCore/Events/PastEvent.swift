/// An event that left its queue and can be restored.
public struct PastEvent: Sendable, Hashable {
  /// How an event left.
  public enum Departure: String, Sendable, Hashable, CaseIterable {
    /// Its claim was acknowledged, or read again with removal.
    case acknowledged
    /// It was claimed and removed at once, or by a call that had waited for it.
    case taken
    /// An operator purged it.
    case purged
  }

  /// The event as it was; its process id is the one that it left with.
  public var event: OfflineEvent
  /// How it left.
  public var departure: Departure
  /// When it left.
  public var leftAt: Timestamp

  /// Creates a value.
  public init(event: OfflineEvent, departure: Departure, leftAt: Timestamp) {
    self.event = event
    self.departure = departure
    self.leftAt = leftAt
  }

  /// Its place in the history.
  public var position: HistoryPosition { HistoryPosition(leftAt: leftAt, id: event.id) }
}

/// A place in a queue's history, which goes from the newest departure to the oldest, and from the
/// largest number to the smallest among those that left together.
public struct HistoryPosition: Sendable, Hashable {
  /// When the event left.
  public var leftAt: Timestamp
  /// The event's number.
  public var id: EventID

  /// Names a place.
  public init(leftAt: Timestamp, id: EventID) {
    self.leftAt = leftAt
    self.id = id
  }

  /// Whether this place comes after another one: it is older.
  public func comes(after other: HistoryPosition) -> Bool {
    (leftAt.milliseconds, id.rawValue) < (other.leftAt.milliseconds, other.id.rawValue)
  }

  /// The place as text, as pages name the next one.
  public var text: String { "\(leftAt.milliseconds)-\(id.rawValue)" }

  /// Reads what ``text`` made; `nil` when it is something else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let left = Int64(parts[0]), let id = Int64(parts[1]) else {
      return nil
    }
    self.init(leftAt: Timestamp(milliseconds: left), id: EventID(rawValue: id))
  }
}
