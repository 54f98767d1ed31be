import RestanteCore

/// What a transaction changes in the counts of blocks of a queue.
struct BlockChanges {
  /// The changes in one block, of events with one name or of all.
  struct Change {
    /// The name; `nil` for all events of the block.
    var name: EventName?
    var block: Int64
    var events: Int64 = 0
    var unclaimed: Int64 = 0
    /// The times of the events that entered; `nil` when none has a time that may be new.
    var times: ClosedRange<Int64>?

    /// Whether it leaves the counts as they are.
    var isNone: Bool { events == 0 && unclaimed == 0 && times == nil }

    mutating func add(_ other: Change) {
      events += other.events
      unclaimed += other.unclaimed
      guard let added = other.times else { return }
      let known = times ?? added
      times =
        min(known.lowerBound, added.lowerBound)...max(known.upperBound, added.upperBound)
    }
  }

  private struct Key: Hashable {
    var name: EventName
    var block: Int64
  }

  private var changes: [Change] = []
  private var places: [Key: Int] = [:]
  /// Blocks whose events are to be counted anew.
  private var doubtful: Set<Int64> = []

  /// Whether nothing was counted.
  var isEmpty: Bool { changes.isEmpty }

  /// Notes that events of a block may have been counted under other names than they have.
  mutating func doubt(_ block: Int64) { doubtful.insert(block) }

  /// Counts a row that enters its place, or with -1 leaves it.
  mutating func count(_ row: EventRow, by change: Int64) {
    let isUnclaimed = row.holder == 0
    let place = place(of: row.state.name, in: EventBlock.containing(row.number))
    changes[place].add(
      Change(
        block: changes[place].block, events: change, unclaimed: isUnclaimed ? change : 0,
        // A claimed event keeps the time that it had before.
        times: isUnclaimed && change > 0 ? row.state.occurredAt...row.state.occurredAt : nil))
  }

  private mutating func place(of name: EventName, in block: Int64) -> Int {
    // Neighbors often have the same name.
    if let last = changes.last, last.block == block, last.name == name {
      return changes.count - 1
    }
    let key = Key(name: name, block: block)
    if let place = places[key] { return place }
    places[key] = changes.count
    changes.append(Change(name: name, block: block))
    return changes.count - 1
  }

  /// Takes out all changes: those of blocks as a whole and those of the names in them, and the
  /// blocks that are to be counted anew.
  mutating func takeAll() -> (changes: [Change], doubtful: [Int64]) {
    var whole: [Int64: Change] = [:]
    for change in changes {
      whole[change.block, default: Change(block: change.block)].add(change)
    }
    let all = whole.values.sorted { $0.block < $1.block } + changes
    let doubtful = doubtful
    changes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    self.doubtful.removeAll()
    return (all.filter { !$0.isNone && !doubtful.contains($0.block) }, doubtful.sorted())
  }
}
