/// What a client waits for. Of two that wait for the same, the second gets nothing where the first
/// got nothing.
public struct WaitingInterest: Sendable, Hashable {
  /// Which events are wanted.
  public var filter: EventFilter
  /// Whether failed events are wanted instead of pending ones.
  public var wantsFailed: Bool

  /// Describes an interest; by default in all pending events.
  public init(filter: EventFilter = EventFilter(), wantsFailed: Bool = false) {
    self.filter = filter
    self.wantsFailed = wantsFailed
  }

  /// Whether a queue that has nothing for this interest has nothing for `other` either.
  func covers(_ other: WaitingInterest) -> Bool {
    self == other || (filter.isEmpty && wantsFailed == other.wantsFailed)
  }
}
