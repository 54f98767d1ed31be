import RestanteCore

/// Reading queues page by page.
extension SQLiteSnapshot {
  func page(_ query: ListEvents) throws(StoreError) -> EventPage {
    guard let queue = try queue(query.queue) else { return EventPage(events: [], total: 0) }
    let blocks = try blocks(query, in: queue)
    var page = EventPage(events: [], total: try total(query, blocks, in: queue))
    var bytes = 0
    for number in try numbers(query, blocks, in: queue) {
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
  private func total(
    _ query: ListEvents, _ blocks: BlockSearch?, in queue: QueueSnapshot
  ) throws(StoreError) -> Int64 {
    if query.filter.isEmpty { return queue.figures.count(of: query.part) }
    if let total = try blocks?.count() { return total }
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

  /// The blocks that a list is about; `nil` if their names are too many.
  private func blocks(
    _ query: ListEvents, in queue: QueueSnapshot
  ) throws(StoreError) -> BlockSearch? {
    let isFailed: Bool? =
      switch query.part {
      case .all: nil
      case .pending: false
      case .deadLetters: true
      }
    return try blocks(passing: query.filter, isFailed: isFailed, in: queue)
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
  private func numbers(
    _ query: ListEvents, _ blocks: BlockSearch?, in queue: QueueSnapshot
  ) throws(StoreError) -> [Int64] {
    if let blocks, let numbers = try numbers(query, among: blocks) { return numbers }
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

  /// With this many events before the page, going through all of them is as short a way as sorting
  /// what blocks have.
  private static let maxSorted = 10_000

  /// The numbers of the page's events, found by skipping blocks.
  ///
  /// - Returns: `nil` if going through all events is as short a way.
  private func numbers(
    _ query: ListEvents, among blocks: BlockSearch
  ) throws(StoreError) -> [Int64]? {
    let term = query.order.terms.first ?? EventOrder.Term(.id)
    if term.field == .id {
      return try blocks.numbers(
        after: Int64(query.offset), limit: query.limit, isDescending: term.isDescending)
    }
    // Unclaimed events stand in the order of their times.
    let isSorted = term.field == .occurredAt && query.part != .all && query.filter.isEmpty
    guard !isSorted, query.offset <= Self.maxSorted else { return nil }
    return try blocks.numbers(in: query.order, limit: query.offset + query.limit)
      .map { Array($0.dropFirst(query.offset)) }
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
