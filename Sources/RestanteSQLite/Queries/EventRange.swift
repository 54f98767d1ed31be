import RestanteCore

/// A range of event numbers.
struct EventRange {
  /// The lowest number.
  private(set) var first: Int64 = 1
  /// The highest number.
  private(set) var last = Int64.max

  /// The range that a filter asks for; `nil` when it asks for anything else.
  init?(_ filter: EventFilter) {
    for condition in filter.conditions {
      guard condition.field == .id, condition.operands.count == 1,
        case .number(let number) = condition.operands[0]
      else { return nil }
      switch condition.comparison {
      case .equal: narrow(number, number)
      case .greater: number == .max ? narrow(1, 0) : narrow(number + 1, .max)
      case .greaterOrEqual: narrow(number, .max)
      case .less: number == .min ? narrow(1, 0) : narrow(1, number - 1)
      case .lessOrEqual: narrow(1, number)
      case .pattern, .contains: return nil
      }
    }
  }

  /// Whether no number is in it.
  var isEmpty: Bool { first > last }

  private mutating func narrow(_ first: Int64, _ last: Int64) {
    self.first = max(self.first, first)
    self.last = min(self.last, last)
  }
}

/// Counting the events of a queue by their numbers, with little more effort than reading the counts
/// of its blocks.
extension SQLiteSnapshot {
  /// How many events of a queue have this number or a lower one.
  func count(upTo number: Int64, in queue: QueueSnapshot) throws(StoreError) -> Int64 {
    guard number > 0 else { return 0 }
    let block = EventBlock.containing(number)
    return try sql(
      """
      SELECT
        (SELECT coalesce(sum(events), 0) FROM event_block
         WHERE portal = ?1 AND app = ?2 AND queue = ?3 AND block < ?4)
        + (SELECT count(*) FROM event INDEXED BY event_by_id
         WHERE portal = ?1 AND app = ?2 AND queue = ?3 AND event >= ?5 AND event <= ?6)
      """
    ).bind(queue).bind(block).bind(EventBlock.first(of: block)).bind(number)
      .first { (reader) throws(StoreError) in reader.integer() } ?? 0
  }

  /// The block in which the event stands that has `rank` events of its queue before it, and how
  /// many events are in the blocks before; `nil` if there are not so many events.
  func block(
    ofRank rank: Int64, in queue: QueueSnapshot
  ) throws(StoreError) -> (block: Int64, before: Int64)? {
    let statement = try sql(
      """
      SELECT block, events FROM event_block WHERE portal = ? AND app = ? AND queue = ?
      ORDER BY block
      """
    ).bind(queue)
    defer { statement.finish() }
    var before: Int64 = 0
    while try statement.step() {
      let events = statement.integer(1)
      if before + events > rank { return (statement.integer(0), before) }
      before += events
    }
    return nil
  }
}
