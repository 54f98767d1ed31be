/// Works out what becomes of copies of a queue that become pending or failed one after the other.
///
/// It decides in memory what writing them one by one would come to, so that all of it can be
/// written at once. Where a copy's key has an unclaimed copy in the same state already the two
/// become one, on which no process id may act.
struct CopyMoves {
  /// What becomes of a stored row.
  private struct Fate {
    var old: EventRow
    /// The row as it shall be; `nil` when it is removed.
    var new: EventRow?
    /// The stored row whose body it takes over.
    var takesBodyOf: EventRow?
  }

  /// The unclaimed copies of all keys that are met, as they shall be.
  private var unclaimed: [CopyKey: EventRow]
  private var fates: [EventID: Fate] = [:]
  /// The rows that are touched, in the order of the first touch.
  private var order: [EventID] = []
  /// The copies that others were merged into.
  private(set) var mergedInto: Set<EventID> = []
  /// How many copies became one with another one.
  private(set) var merged = 0

  /// - Parameter present: The stored unclaimed copies in the places to which copies are moved.
  init(present: [EventRow]) {
    unclaimed = Dictionary(present.map { ($0.copy, $0) }) { first, _ in first }
  }

  /// Lets a copy become what `new` says, which is unclaimed; `old` is the same copy as it is
  /// stored.
  mutating func put(_ new: EventRow, insteadOf old: EventRow) {
    if let present = unclaimed[new.copy], present.state.id != new.state.id {
      merge(new, insteadOf: old, into: present)
    } else {
      leave(old)
      note(old, becomes: new, takingBodyOf: fates[old.state.id]?.takesBodyOf)
      unclaimed[new.copy] = new
    }
  }

  private mutating func merge(
    _ arriving: EventRow, insteadOf source: EventRow, into present: EventRow
  ) {
    let (state, takesBody) = CopyRules.merge(present: present.state, arriving: arriving.state)
    var merged = present
    merged.state = state
    merged.lastClaim = 0
    let known = fates[present.state.id]
    let body = takesBody ? fates[source.state.id]?.takesBodyOf ?? source : known?.takesBodyOf
    leave(source)
    note(source, becomes: nil, takingBodyOf: nil)
    note(known?.old ?? present, becomes: merged, takingBodyOf: body)
    unclaimed[merged.copy] = merged
    mergedInto.insert(merged.state.id)
    self.merged += 1
  }

  /// Lets a row leave the place where it stands, if it stands among the unclaimed ones.
  private mutating func leave(_ row: EventRow) {
    let standing = fates[row.state.id]?.new ?? row
    if unclaimed[standing.copy]?.state.id == row.state.id { unclaimed[standing.copy] = nil }
  }

  private mutating func note(
    _ old: EventRow, becomes new: EventRow?, takingBodyOf source: EventRow?
  ) {
    let id = old.state.id
    if fates[id] == nil { order.append(id) }
    fates[id] = Fate(old: fates[id]?.old ?? old, new: new, takesBodyOf: source)
  }

  /// All of it, to be written at once.
  var changes: RowChanges {
    var changes = RowChanges()
    for id in order {
      guard let fate = fates[id] else { continue }
      if let new = fate.new {
        changes.replaced.append(
          RowChanges.Replacement(old: fate.old, new: new, takesBodyOf: fate.takesBodyOf))
      } else {
        changes.removed.append(fate.old)
      }
    }
    return changes
  }
}
