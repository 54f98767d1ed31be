import RestanteCore

/// A search among the events of a queue that nobody holds.
struct UnclaimedSearch: Hashable {
  /// The queue.
  let queue: QueueKey
  /// Whether failed events are looked for instead of pending ones.
  let isFailed: Bool
  /// Which events are looked for.
  let filter: EventFilter
  /// Which come first.
  let order: EventOrder
}

extension SQLiteSnapshot {
  /// The numbers of the first events that are looked for.
  func numbers(_ search: UnclaimedSearch, limit: Int) throws(StoreError) -> [Int64] {
    guard let queue = try queue(search.queue) else { return [] }
    if let blocks = try blocks(
      search.filter, search.order, isFailed: search.isFailed, in: queue),
      let numbers = try blocks.numbers(in: search.order, limit: limit)
    {
      return numbers
    }
    var condition = FilterSQL(search.filter)
    condition.addUnclaimed(isFailed: search.isFailed)
    let statement = try sql(
      """
      SELECT e.event FROM event AS e \(SearchIndex.name(for: search.filter, search.order))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? \(condition.text)
      ORDER BY \(OrderSQL.text(search.order)) LIMIT ?
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    return try statement.bind(Int64(limit)).rows { (reader) throws(StoreError) in
      reader.integer()
    }
  }

  /// The blocks among which to look for unclaimed events.
  ///
  /// - Returns: `nil` if blocks are no shorter way: an index leads to the events, or nothing is
  ///   known of blocks that has to do with the search.
  func blocks(
    _ filter: EventFilter, _ order: EventOrder, isFailed: Bool, in queue: QueueSnapshot
  ) throws(StoreError) -> BlockSearch? {
    let fields = Set(filter.conditions.map(\.field))
    let first = order.terms.first?.field ?? .id
    let isShorter =
      switch first {
      case .name: true
      case .id: fields.contains(.name) || fields.contains(.occurredAt)
      // Unclaimed events stand in the order of their times.
      case .occurredAt: fields.contains(.name) || fields.contains(.id)
      case .messageID, .processID, .failed: false
      }
    return isShorter ? try blocks(passing: filter, isFailed: isFailed, in: queue) : nil
  }

  /// The blocks of a queue that have something that may pass a filter.
  ///
  /// - Parameter isFailed: Whether unclaimed events are meant that failed, or that did not; `nil`
  ///   for all events.
  /// - Returns: `nil` if their names are too many.
  func blocks(
    passing filter: EventFilter, isFailed: Bool?, in queue: QueueSnapshot
  ) throws(StoreError) -> BlockSearch? {
    var names: [String]?
    if filter.conditions.contains(where: { $0.field == .name }) {
      names = try self.names(passing: filter, in: queue)
      if names == nil { return nil }
    }
    return BlockSearch(
      snapshot: self, queue: queue, filter: BlockFilter(filter, names: names), isFailed: isFailed)
  }
}
