/// Which past events of a queue are meant: those that meet everything that is said.
public struct HistorySelection: Sendable, Hashable {
  /// Those with one of these numbers; `nil` for any.
  public var ids: [EventID]?
  /// Those that left with this process id; `nil` for any.
  public var processID: ProcessID?
  /// Those that left at this time or later; `nil` for any.
  public var from: Timestamp?
  /// Those that left before this time; `nil` for any.
  public var before: Timestamp?
  /// Those that pass.
  public var filter: EventFilter

  /// Creates a selection; by default everything.
  public init(
    ids: [EventID]? = nil, processID: ProcessID? = nil, from: Timestamp? = nil,
    before: Timestamp? = nil, filter: EventFilter = EventFilter()
  ) {
    self.ids = ids
    self.processID = processID
    self.from = from
    self.before = before
    self.filter = filter
  }
}
