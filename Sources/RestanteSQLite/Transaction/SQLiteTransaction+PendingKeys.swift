import RestanteCore

/// The coalescing map: which pending event has a key.
///
/// The map is written when an event becomes pending and left alone when it stops being so. An
/// entry therefore counts only if the event that it names is still pending with that key.
extension SQLiteTransaction {
  /// What the map says of a key.
  enum KeyEntry {
    /// It has no entry.
    case none
    /// It may have an entry, but no pending event.
    case unused
    /// The key's pending event.
    case pending(EventRow)

    /// The key's pending event.
    var row: EventRow? {
      if case .pending(let row) = self { row } else { nil }
    }

    /// Whether it is known that the key has no entry.
    var isNone: Bool {
      if case .none = self { true } else { false }
    }
  }

  private static let selectEntry = """
    SELECT e.event IS NOT NULL, \(EventRow.columns)
    FROM pending_key k LEFT JOIN event e
      ON e.portal = k.portal AND e.app = k.app AND e.queue = k.queue AND e.holder = 0
        AND e.failed = 0 AND e.occurred_at = k.occurred_at AND e.event = k.event
        AND e.message_id = k.message_id
    WHERE k.portal = ? AND k.app = ? AND k.queue = ? AND k.message_id = ?
    """

  /// Looks up a key.
  func keyEntry(
    of messageID: [UInt8], in queue: QueueRecord
  ) throws(StoreError) -> KeyEntry {
    // The figures save the search where nothing can be found.
    guard queue.pending > 0 else { return queue.keys > 0 ? .unused : .none }
    return try sql(Self.selectEntry).bind(queue).bind(messageID)
      .first { (reader) throws(StoreError) in
        reader.flag() ? .pending(EventRow(&reader)) : .unused
      } ?? .none
  }

  /// Notes that an event is the pending one of its key.
  ///
  /// - Parameter isNew: Whether it is known that the key has no entry.
  func noteKey(
    of row: EventRow, isNew: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    if !isNew, queue.keys > 0, try updateKey(of: row, in: queue) { return }
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
