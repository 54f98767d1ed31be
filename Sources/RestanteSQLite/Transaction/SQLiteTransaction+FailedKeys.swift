import RestanteCore

/// Which unclaimed failed event has a key; exact, unlike the coalescing map, for failures are rare.
extension SQLiteTransaction {
  /// The unclaimed failed event of a key.
  func failedRow(
    _ messageID: [UInt8], in queue: QueueRecord
  ) throws(StoreError) -> EventRow? {
    // The figures save the search in the usual case that nothing has failed.
    guard queue.failed > 0 else { return nil }
    return try sql(
      """
      SELECT \(EventRow.columns) FROM failed_key k CROSS JOIN event e
      WHERE k.portal = ? AND k.app = ? AND k.queue = ? AND k.message_id = ?
        AND e.portal = k.portal AND e.app = k.app AND e.queue = k.queue AND e.holder = 0
        AND e.failed = 1 AND e.occurred_at = k.occurred_at AND e.event = k.event
      """
    ).bind(queue).bind(messageID).eventRow()
  }

  func noteFailedKey(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    try sql(
      """
      INSERT INTO failed_key (portal, app, queue, message_id, occurred_at, event)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(queue).bind(row.state.messageID.bytes).bind(row.state.occurredAt).bind(row.number).run()
  }

  func forgetFailedKey(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    try sql(
      "DELETE FROM failed_key WHERE portal = ? AND app = ? AND queue = ? AND message_id = ?"
    ).bind(queue).bind(row.state.messageID.bytes).run()
  }
}
