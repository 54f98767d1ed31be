import RestanteCore

/// Reading queues page by page.
extension SQLiteSnapshot {
  func page(_ query: ListEvents) throws(StoreError) -> EventPage {
    guard let queue = try queue(query.queue) else { return EventPage(events: [], total: 0) }
    var page = EventPage(events: [], total: try total(query, in: queue))
    var bytes = 0
    for number in try numbers(query, in: queue) {
      let row = try row(number, in: queue)
      let body = try body(of: row, in: query.queue)
      bytes += body.data.count + ReplyBounds.overheadPerEvent
      if bytes > query.maxBytes, !page.events.isEmpty { break }
      let processID = try processID(ofClaim: row.holder, in: queue)
      page.events.append(row.event(body, processID: processID))
    }
    return page
  }

  /// How many events there are on all pages.
  private func total(_ query: ListEvents, in queue: QueueSnapshot) throws(StoreError) -> Int64 {
    if query.filter.isEmpty {
      return queue.figures.count(of: query.part)
    }
    if query.part == .all, let range = EventRange(query.filter) {
      guard !range.isEmpty else { return 0 }
      return try count(upTo: range.last, in: queue) - count(upTo: range.first - 1, in: queue)
    }
    let condition = Self.condition(query)
    let statement = try sql(
      """
      SELECT count(*) FROM event AS e
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? \(condition.text)
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    return try statement.first { (reader) throws(StoreError) in reader.integer() } ?? 0
  }

  private static func condition(_ query: ListEvents) -> FilterSQL {
    var condition = FilterSQL(query.filter)
    switch query.part {
    case .all: break
    case .pending: condition.addUnclaimed(isFailed: false)
    case .deadLetters: condition.addUnclaimed(isFailed: true)
    }
    return condition
  }

  /// The numbers of the page's events. Looking for numbers alone saves sorting whole events, of
  /// which most are not on the page.
  private func numbers(_ query: ListEvents, in queue: QueueSnapshot) throws(StoreError) -> [Int64] {
    if let numbers = try numbersByRank(query, in: queue) { return numbers }
    let condition = Self.condition(query)
    let statement = try sql(
      """
      SELECT e.event FROM event AS e \(SearchIndex.name(for: query.filter, query.order))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? \(condition.text)
      ORDER BY \(OrderSQL.text(query.order)) LIMIT ? OFFSET ?
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    return try statement.bind(Int64(query.limit)).bind(Int64(query.offset))
      .rows { (reader) throws(StoreError) in reader.integer() }
  }

  /// The numbers of the page's events, found by how many events stand before them; `nil` if the
  /// list is not ordered by number, or depends on anything else than numbers.
  private func numbersByRank(
    _ query: ListEvents, in queue: QueueSnapshot
  ) throws(StoreError) -> [Int64]? {
    guard query.offset >= EventBlock.size, query.part == .all,
      let range = EventRange(query.filter), let term = query.order.terms.first, term.field == .id
    else { return nil }
    guard !range.isEmpty else { return [] }
    let before = try count(upTo: range.first - 1, in: queue)
    let end = try count(upTo: range.last, in: queue)
    guard Int64(query.offset) < end - before else { return [] }
    let rank = term.isDescending ? end - 1 - Int64(query.offset) : before + Int64(query.offset)
    guard let place = try block(ofRank: rank, in: queue) else { return [] }
    let start = EventBlock.first(of: place.block)
    // The page begins in this block; what stands before the page there is passed over.
    return term.isDescending
      ? try numbers(
        from: range.first, to: min(range.last, start + Int64(EventBlock.size) - 1),
        descending: true,
        passing: try min(end, count(upTo: start + Int64(EventBlock.size) - 1, in: queue)) - 1
          - rank,
        limit: query.limit, in: queue)
      : try numbers(
        from: max(range.first, start), to: range.last, descending: false,
        passing: rank - max(before, place.before), limit: query.limit, in: queue)
  }

  private func numbers(
    from first: Int64, to last: Int64, descending: Bool, passing count: Int64, limit: Int,
    in queue: QueueSnapshot
  ) throws(StoreError) -> [Int64] {
    try sql(
      """
      SELECT event FROM event INDEXED BY event_by_id
      WHERE portal = ? AND app = ? AND queue = ? AND event >= ? AND event <= ?
      ORDER BY event \(descending ? "DESC" : "ASC") LIMIT ? OFFSET ?
      """
    ).bind(queue).bind(first).bind(last).bind(Int64(limit)).bind(count)
      .rows { (reader) throws(StoreError) in reader.integer() }
  }

  private func row(_ number: Int64, in queue: QueueSnapshot) throws(StoreError) -> EventRow {
    let row = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e INDEXED BY event_by_id
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.event = ?
      """
    ).bind(queue).bind(number).eventRow()
    guard let row else { throw StoreError(.corrupt, "event \(number) is missing") }
    return row
  }

  private func processID(
    ofClaim number: Int64, in queue: QueueSnapshot
  ) throws(StoreError) -> ProcessID {
    guard number != 0 else { return .unclaimed }
    let statement = try sql(
      "SELECT process_id FROM claim WHERE portal = ? AND app = ? AND claim = ?")
    statement.bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
    statement.bind(number)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "claim \(number) is missing") }
    return ProcessID(statement.text(0))
  }

}
