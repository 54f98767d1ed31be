/// Which past events are looked at.
public struct HistoryScan: Sendable, Hashable {
  /// What the caller asked for.
  public var selection: HistorySelection
  /// Those that left at this time or later.
  public var from: Timestamp
  /// Those that come after this place.
  public var after: HistoryPosition
  /// Where they are wanted oldest first: those that come before this place.
  public var beyond: HistoryPosition?
  /// The maximum number of past events to look at.
  public var limit: Int

  /// Works out what to look at: what left longer ago than the history lasts is gone for everybody,
  /// whether or not it was forgotten yet.
  ///
  /// - Parameters:
  ///   - selection: What the caller asked for.
  ///   - place: Where to go on, in the direction of the scan; `nil` to begin.
  ///   - isReversed: Whether the oldest come first.
  ///   - limit: The maximum number of past events to look at.
  ///   - settings: What counts for the queue.
  ///   - now: The store's time.
  public init(
    selection: HistorySelection, after place: HistoryPosition?, isReversed: Bool = false,
    limit: Int, settings: QueueSettings, now: Timestamp
  ) {
    self.selection = selection
    self.limit = limit
    let after = isReversed ? nil : place
    let oldest = Timestamp(milliseconds: settings.forgetsUpTo(now).milliseconds + 1)
    self.from = max(oldest, selection.from ?? oldest)
    self.after =
      after
      ?? HistoryPosition(leftAt: Timestamp(milliseconds: .max), id: EventID(rawValue: .max))
    if let before = selection.before {
      let place = HistoryPosition(leftAt: before, id: EventID(rawValue: .min))
      if place.comes(after: self.after) { self.after = place }
    }
    guard isReversed else { return }
    let first = HistoryPosition(leftAt: from, id: EventID(rawValue: .min))
    beyond = place.map { first.comes(after: $0) ? $0 : first } ?? first
  }
}

extension QueueSettings {
  /// What left at this time or before is no longer kept.
  public func forgetsUpTo(_ now: Timestamp) -> Timestamp { now.adding(seconds: -history) }
}
