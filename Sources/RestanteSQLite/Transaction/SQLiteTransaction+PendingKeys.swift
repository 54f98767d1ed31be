import RestanteCore

/// The coalescing map: which pending event has a key.
///
/// The map is written when an event becomes pending and left alone when it stops being so. An
/// entry therefore counts only if the event that it names is still pending with that key.
extension SQLiteTransaction {
  /// The pending event of a key.
  func pendingRow(
    _ messageID: [UInt8], in queue: QueueRecord
  ) throws(StoreError) -> EventRow? {
    guard queue.pending > 0 else { return nil }
    return try sql(
      """
      SELECT \(EventRow.columns) FROM pending_key k CROSS JOIN event e
      WHERE k.portal = ? AND k.app = ? AND k.queue = ? AND k.message_id = ?
        AND e.portal = k.portal AND e.app = k.app AND e.queue = k.queue AND e.holder = 0
        AND e.failed = 0 AND e.occurred_at = k.occurred_at AND e.event = k.event
        AND e.message_id = k.message_id
      """
    ).bind(queue).bind(messageID).eventRow()
  }

  /// Notes that an event is the pending one of its key.
  func noteKey(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    if queue.keys > 0, try updateKey(of: row, in: queue) { return }
    try sql(
      """
      INSERT INTO pending_key (portal, app, queue, message_id, occurred_at, event)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(queue).bind(row.state.messageID.bytes).bind(row.state.occurredAt).bind(row.number).run()
    queue.keys += 1
    state.addedKeys += 1
    state.noteChange(of: queue)
  }

  private func updateKey(of row: EventRow, in queue: QueueRecord) throws(StoreError) -> Bool {
    let changed = try sql(
      """
      UPDATE pending_key SET occurred_at = ?, event = ?
      WHERE portal = ? AND app = ? AND queue = ? AND message_id = ?
      """
    ).bind(row.state.occurredAt).bind(row.number).bind(queue).bind(row.state.messageID.bytes).run()
    return changed > 0
  }
}
