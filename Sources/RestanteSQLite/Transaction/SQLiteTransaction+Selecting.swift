import RestanteCore

extension SQLiteTransaction {
  /// Reads events one by one until the limit or a bound is met, so that memory stays bounded
  /// whatever was asked for. Events that nobody holds are searched for by readers where that may
  /// take long.
  func select(
    _ selection: RowSelection, in key: QueueKey
  ) throws(StoreError) -> SelectedRows {
    guard let queue = try record(of: key) else { return .rows([]) }
    guard selection.claim.number == 0 else {
      return try read(selection, statement(selection, in: queue), of: queue).rows
    }
    // The figures save the search in the usual case that there is nothing.
    let some = selection.isFailed ? queue.failed : queue.pending
    guard some > 0 else { return .rows([]) }
    let search = UnclaimedSearch(
      queue: key, isFailed: selection.isFailed, filter: selection.filter, order: selection.order)
    guard isLong(search, among: some, in: queue) else {
      return try read(selection, statement(selection, in: queue), of: queue).rows
    }
    let found = try candidates(selection, by: search, in: queue)
    let (rows, isEnd) = try read(
      selection, statement(selection, among: found, in: queue), of: queue)
    guard isEnd, case .rows(let confirmed) = rows, confirmed.count < selection.limit else {
      return rows
    }
    // Fewer than asked for is a legal reply where replies may be cut short, but none is not.
    let suffices = !confirmed.isEmpty && (selection.bounds.overflow == .truncate || found.isAll)
    if !suffices { try lookAgain(confirmed.count, of: found, by: .unclaimed(search)) }
    return rows
  }

  /// The numbers of the events among which a selection is made.
  private func candidates(
    _ selection: RowSelection, by search: UnclaimedSearch, in queue: QueueRecord
  ) throws(StoreError) -> Found {
    if findings.found[.unclaimed(search)] == nil,
      let keyed = try keyed(selection, limit: selection.maxRows, in: queue)
    {
      return keyed
    }
    return try found(by: .unclaimed(search), limit: selection.maxRows)
  }

  private func statement(
    _ selection: RowSelection, among found: Found? = nil, in queue: QueueRecord
  ) throws(StoreError) -> Statement {
    let condition = FilterSQL(selection.filter, isAmongNumbers: found != nil)
    let statement = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e \(found == nil ? "" : Self.foundIndex)
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = ? AND e.failed = ?
        \(condition.text) \(found == nil ? "" : Self.foundCondition)
      ORDER BY \(OrderSQL.text(selection.order)) LIMIT ?
      """)
    statement.bind(queue).bind(selection.claim.number).bind(selection.isFailed)
    for value in condition.values { statement.bind(value) }
    if let found { statement.bind(found.json) }
    return statement.bind(Int64(selection.limit))
  }

  /// Reads what fits; tells besides whether the statement came to its end.
  private func read(
    _ selection: RowSelection, _ statement: Statement, of queue: QueueRecord
  ) throws(StoreError) -> (rows: SelectedRows, isEnd: Bool) {
    defer { statement.finish() }
    var rows: [(row: EventRow, body: EventBody)] = []
    var bytes = 0
    var admission = selection.admission
    while try statement.step() {
      var reader = ColumnReader(statement)
      let row = EventRow(&reader)
      guard admission.admits(row.state) else { return (.rows(rows), false) }
      let body = try body(of: row, in: queue.key)
      bytes += body.data.count + ReplyBounds.overheadPerEvent
      if bytes > selection.bounds.bytes || rows.count >= selection.bounds.events {
        if selection.bounds.overflow == .refuse { return (.tooLarge, false) }
        if !rows.isEmpty { return (.rows(rows), false) }
      }
      rows.append((row, body))
    }
    return (.rows(rows), true)
  }
}

extension RowSelection {
  /// How many rows there may be in a reply, and one more to tell that there are too many.
  fileprivate var maxRows: Int {
    let fitting = max(1, min(bounds.events, bounds.bytes / ReplyBounds.overheadPerEvent))
    return fitting < limit ? fitting + 1 : limit
  }
}
