import RestanteCore

/// What a filter says of blocks of events: which can be skipped, and which it lets through as a
/// whole.
struct BlockFilter {
  /// The names of the events that pass; `nil` for all.
  private(set) var names: [String]?
  /// The numbers of the events that pass.
  private(set) var numbers = NumberRange()
  /// The times of the events that pass, in seconds.
  private(set) var times = NumberRange()
  /// Whether there are conditions that say nothing of a block.
  private(set) var hasOthers = false
  /// The filter without the range of numbers, and with names in the place of conditions on the
  /// name.
  private(set) var filter = EventFilter()

  /// - Parameters:
  ///   - filter: The filter.
  ///   - names: The names that fulfil its conditions on the name; `nil` if it has none.
  init(_ filter: EventFilter, names: [String]?) {
    for condition in filter.conditions {
      switch condition.field {
      case .name: continue
      case .id where numbers.narrow(to: condition): continue
      case .occurredAt where times.narrow(to: condition): break
      case .id, .occurredAt, .messageID, .processID, .failed: hasOthers = true
      }
      self.filter.conditions.append(condition)
    }
    if let names { only(names) }
  }

  /// The same for fewer names.
  func only(_ name: String) -> BlockFilter {
    var narrowed = self
    if narrowed.names != nil { narrowed.filter.conditions.removeLast() }
    narrowed.only([name])
    return narrowed
  }

  private mutating func only(_ names: [String]) {
    self.names = names
    filter.conditions.append(.init(.name, .equal, names.map { .text($0) }))
  }

  /// The numbers of a block's events that may pass.
  func numbers(of block: CountedBlock) -> ClosedRange<Int64> {
    let first = max(numbers.first, EventBlock.first(of: block.number))
    return first...max(first, min(numbers.last, EventBlock.last(of: block.number)))
  }

  /// Whether nothing can pass.
  var isEmpty: Bool { numbers.isEmpty || times.isEmpty || names?.isEmpty == true }

  /// Whether blocks without anything that passes can be told from others.
  var isSelective: Bool { names != nil || !numbers.isEverything || !times.isEverything }

  /// Whether all events of the block that go by the names pass.
  func passesAll(of block: CountedBlock) -> Bool {
    !hasOthers && times.contains(block.oldest, through: block.newest)
      && numbers.contains(
        EventBlock.first(of: block.number), through: EventBlock.last(of: block.number))
  }
}

/// A block with the counts of those of its events that go by certain names.
struct CountedBlock {
  /// The number of the block.
  var number: Int64
  /// How many events it has.
  var events: Int64
  /// How many of them nobody holds.
  var unclaimed: Int64
  /// None of them is older, in seconds.
  var oldest: Int64
  /// None of them is newer, in seconds.
  var newest: Int64

  init(_ reader: inout ColumnReader) {
    number = reader.integer()
    events = reader.integer()
    unclaimed = reader.integer()
    oldest = reader.integer()
    newest = reader.integer()
  }
}
