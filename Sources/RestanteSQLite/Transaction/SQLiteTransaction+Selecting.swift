import RestanteCore

extension SQLiteTransaction {
  /// Reads events one by one until the limit or a bound is met, so that memory stays bounded
  /// whatever was asked for.
  func select(
    _ selection: RowSelection, in key: QueueKey
  ) throws(StoreError) -> SelectedRows {
    guard let queue = try record(of: key) else { return .rows([]) }
    if selection.claim.number == 0 {
      // The figures save the search in the usual case that there is nothing.
      let some = selection.isFailed ? queue.failed : queue.pending
      guard some > 0 else { return .rows([]) }
    }
    let condition = FilterSQL(selection.filter)
    let statement = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e \(OrderSQL.index(for: selection.order))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = ? AND e.failed = ?
        \(condition.text)
      ORDER BY \(OrderSQL.text(selection.order)) LIMIT ?
      """)
    statement.bind(queue).bind(selection.claim.number).bind(selection.isFailed)
    for value in condition.values { statement.bind(value) }
    statement.bind(Int64(selection.limit))
    defer { statement.finish() }
    var rows: [(row: EventRow, body: EventBody)] = []
    var bytes = 0
    var admission = selection.admission
    while try statement.step() {
      var reader = ColumnReader(statement)
      let row = EventRow(&reader)
      guard admission.admits(row.state) else { break }
      let body = try body(row.body)
      bytes += body.data.count + ReplyBounds.overheadPerEvent
      if bytes > selection.bounds.bytes || rows.count >= selection.bounds.events {
        if selection.bounds.overflow == .refuse { return .tooLarge }
        if !rows.isEmpty { break }
      }
      rows.append((row, body))
    }
    return .rows(rows)
  }
}
