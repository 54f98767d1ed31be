/// What becomes of rows of one queue, to be written together.
public struct RowChanges: Sendable, Hashable {
  /// A row that changes, its number aside.
  public struct Replacement: Sendable, Hashable {
    /// The row as it is stored.
    public var old: EventRow
    /// The row as it shall be.
    public var new: EventRow
    /// The stored row whose body it takes over in the place of its own, which is then gone; one of
    /// those that are removed. `nil` when it keeps its own.
    public var takesBodyOf: EventRow?

    /// Describes a change.
    public init(old: EventRow, new: EventRow, takesBodyOf: EventRow? = nil) {
      self.old = old
      self.new = new
      self.takesBodyOf = takesBodyOf
    }
  }

  /// A past event that enters its queue again.
  public struct Restoration: Sendable, Hashable {
    /// The past event.
    public var past: PastRow
    /// The row that it becomes.
    public var row: EventRow

    /// Describes a return from the history.
    public init(past: PastRow, row: EventRow) {
      self.past = past
      self.row = row
    }
  }

  /// An event that enters its queue without having been in it or its history.
  public struct Insertion: Sendable, Hashable {
    /// The row, whose body has no number yet.
    public var row: EventRow
    /// What it carries.
    public var body: EventBody

    /// Describes an entry.
    public init(row: EventRow, body: EventBody) {
      self.row = row
      self.body = body
    }
  }

  /// Rows that leave for good, with what they carry.
  public var removed: [EventRow]
  /// Rows that stay and change.
  public var replaced: [Replacement]
  /// Past events that enter again.
  public var restored: [Restoration]
  /// Past events that are gone for good, with what they carry.
  public var forgotten: [PastRow]
  /// Events that enter with what they carry. Their numbers may be those of rows that are removed or
  /// forgotten.
  public var inserted: [Insertion]

  /// Describes changes; by default none.
  public init(
    removed: [EventRow] = [], replaced: [Replacement] = [], restored: [Restoration] = [],
    forgotten: [PastRow] = [], inserted: [Insertion] = []
  ) {
    self.removed = removed
    self.replaced = replaced
    self.restored = restored
    self.forgotten = forgotten
    self.inserted = inserted
  }

  /// Whether nothing changes.
  public var isEmpty: Bool {
    removed.isEmpty && replaced.isEmpty && restored.isEmpty && forgotten.isEmpty
      && inserted.isEmpty
  }

  /// The rows that leave the place where they are stored.
  public var left: [EventRow] { removed + replaced.map(\.old) }

  /// The rows that enter a place.
  public var entered: [EventRow] {
    replaced.map(\.new) + restored.map(\.row) + inserted.map(\.row)
  }
}
