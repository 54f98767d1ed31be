import RestanteCore

/// A search that skips the blocks in which nothing passes.
struct BlockSearch {
  let snapshot: SQLiteSnapshot
  let queue: QueueSnapshot
  /// Which events pass.
  let filter: BlockFilter
  /// Whether unclaimed events are looked for that failed, or that did not; `nil` for all events.
  let isFailed: Bool?

  /// Searching that many blocks without finding enough is no shorter way than looking at all
  /// events.
  private func maxVisits(for limit: Int) -> Int { max(64, limit) }

  /// The numbers of the first events that pass.
  ///
  /// - Returns: `nil` if looking at all events is as short a way.
  func numbers(in order: EventOrder, limit: Int) throws(StoreError) -> [Int64]? {
    guard !filter.isEmpty, limit > 0 else { return [] }
    let term = order.terms.first ?? EventOrder.Term(.id)
    switch term.field {
    case .id: return try byNumber(isDescending: term.isDescending, limit: limit)
    case .occurredAt:
      return try byTime(isDescending: term.isDescending, order, limit: limit)
    case .name: return try byName(term, then: order, limit: limit)
    case .messageID, .processID, .failed: return nil
    }
  }

  /// In the order of numbers, in which the blocks are, too.
  private func byNumber(isDescending: Bool, limit: Int) throws(StoreError) -> [Int64]? {
    let order = EventOrder([.init(.id, descending: isDescending)])
    var numbers: [Int64] = []
    var visits = 0
    try walk(.number(isDescending: isDescending)) { (block) throws(StoreError) in
      visits += 1
      guard visits <= maxVisits(for: limit) else { return false }
      numbers += try events(of: block, in: order, limit: limit - numbers.count).map(\.number)
      return numbers.count < limit
    }
    return visits > maxVisits(for: limit) ? nil : numbers
  }

  /// In the order of times: as soon as nothing in the next block can come before the last event
  /// that is wanted, the first ones of all were found.
  private func byTime(
    isDescending: Bool, _ order: EventOrder, limit: Int
  ) throws(StoreError) -> [Int64]? {
    let isByNumber = order.terms.count == 1 || order.terms[1] == EventOrder.Term(.id)
    let precedes = { (left: Place, right: Place) in
      left.time == right.time
        ? left.number < right.number : (left.time > right.time) == isDescending
    }
    var found: [Place] = []
    var visits = 0
    try walk(isDescending ? .newest : .oldest) { (block) throws(StoreError) in
      if found.count >= limit {
        // The first that the block can have. Blocks that begin in one second come by number.
        let first = Place(
          number: isByNumber ? EventBlock.first(of: block.number) : 0,
          time: isDescending ? block.newest : block.oldest)
        if precedes(found[limit - 1], first) { return false }
      }
      visits += 1
      guard visits <= maxVisits(for: limit) else { return false }
      found += try events(of: block, in: order, limit: limit)
      found.sort(by: precedes)
      if found.count > limit {
        let last = found[limit - 1].time
        found.removeAll { isDescending ? $0.time < last : $0.time > last }
      }
      return true
    }
    return visits > maxVisits(for: limit)
      ? nil : try sorted(found.map(\.number), in: order, limit: limit)
  }

  /// In the order of names, name by name.
  private func byName(
    _ term: EventOrder.Term, then order: EventOrder, limit: Int
  ) throws(StoreError) -> [Int64]? {
    var rest = EventOrder(Array(order.terms.dropFirst()))
    rest.terms.removeAll { $0.field == .name }
    guard let names = try names() else { return nil }
    var numbers: [Int64] = []
    for name in term.isDescending ? names.reversed() : names where numbers.count < limit {
      let search = BlockSearch(
        snapshot: snapshot, queue: queue, filter: filter.only(name), isFailed: isFailed)
      guard let found = try search.numbers(in: rest, limit: limit - numbers.count) else {
        return nil
      }
      numbers += found
    }
    return numbers
  }

  /// The names to go through, in their order; `nil` if there are too many.
  private func names() throws(StoreError) -> [String]? {
    if let names = filter.names { return names }
    return try snapshot.names(passing: EventFilter(), in: queue)
  }

  /// Where an event is found.
  struct Place {
    var number: Int64
    var time: Int64
  }

  func walk(
    _ order: BlockWalk.Order, _ visit: (CountedBlock) throws(StoreError) -> Bool
  ) throws(StoreError) {
    try BlockWalk(queue: queue, filter: filter, order: order, isUnclaimed: isFailed != nil)
      .forEach(on: snapshot, visit)
  }

  /// The first events of a block that pass.
  func events(
    of block: CountedBlock, in order: EventOrder, limit: Int, after offset: Int64 = 0
  ) throws(StoreError) -> [Place] {
    let condition = self.condition
    let numbers = filter.numbers(of: block)
    let statement = try snapshot.sql(
      """
      SELECT e.event, e.occurred_at FROM event AS e INDEXED BY event_by_id
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.event BETWEEN ? AND ?
        \(condition.text)
      ORDER BY \(OrderSQL.text(order)) LIMIT ? OFFSET ?
      """
    ).bind(queue).bind(numbers.lowerBound).bind(numbers.upperBound)
    for value in condition.values { statement.bind(value) }
    return try statement.bind(Int64(limit)).bind(offset).rows { (reader) throws(StoreError) in
      Place(number: reader.integer(), time: reader.integer())
    }
  }

  var condition: FilterSQL {
    var condition = FilterSQL(filter.filter)
    if let isFailed { condition.addUnclaimed(isFailed: isFailed) }
    return condition
  }

  /// The first of some events.
  private func sorted(
    _ numbers: [Int64], in order: EventOrder, limit: Int
  ) throws(StoreError) -> [Int64] {
    try snapshot.sql(
      """
      SELECT e.event FROM event AS e INDEXED BY event_by_id
      WHERE e.portal = ? AND e.app = ? AND e.queue = ?
        AND e.event IN (SELECT value FROM json_each(?))
      ORDER BY \(OrderSQL.text(order)) LIMIT ?
      """
    ).bind(queue).bind(Found(numbers: numbers, limit: 0).json).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in reader.integer() }
  }
}
