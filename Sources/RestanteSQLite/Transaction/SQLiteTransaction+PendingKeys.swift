import RestanteCore

/// Which pending event has a key: the newest are in memory (``RecentKeys``), the others in the
/// coalescing map.
///
/// The map is written when an event becomes pending, or later for new events, and left alone when
/// it stops being so. An entry therefore counts only if the event that it names is still pending
/// with that key.
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
    guard queue.pending > 0, queue.keys > 0 || queue.recentKeys.count > 0 else {
      return queue.keys > 0 ? .unused : .none
    }
    if let place = queue.recentKeys.place(of: RecentKeys.Key(messageID)) {
      return .pending(try pendingRow(at: place, in: queue))
    }
    guard queue.keys > 0 else { return .none }
    return try sql(Self.selectEntry).bind(queue).bind(messageID)
      .first { (reader) throws(StoreError) in
        reader.flag() ? .pending(EventRow(&reader)) : .unused
      } ?? .none
  }

  private func pendingRow(
    at place: RecentKeys.Place, in queue: QueueRecord
  ) throws(StoreError) -> EventRow {
    let row = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = 0 AND e.failed = 0
        AND e.occurred_at = ? AND e.event = ?
      """
    ).bind(queue).bind(place.occurredAt).bind(place.number).eventRow()
    guard let row else {
      throw StoreError(.corrupt, "event \(place.number) is not where it was written")
    }
    return row
  }

  /// Notes that an event is the pending one of its key.
  ///
  /// - Parameter isNew: Whether it is known that the key has no entry in the map.
  func noteKey(
    of row: EventRow, isNew: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    let bytes = row.state.messageID.bytes
    let place = RecentKeys.Place(occurredAt: row.state.occurredAt, number: row.number)
    guard !queue.recentKeys.isRecent(row.number) else {
      state.recentKeys.noteChange(of: queue.key)
      queue.recentKeys.set(RecentKeys.Key(bytes), place)
      state.addedKeys += 1
      return
    }
    if !isNew, queue.keys > 0, try updateEntry(bytes, place, in: queue) { return }
    try sql(
      """
      INSERT INTO pending_key (portal, app, queue, message_id, occurred_at, event)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).bind(queue).bind(bytes).bind(place.occurredAt).bind(place.number).run()
    queue.keys += 1
    state.addedKeys += 1
    state.noteChange(of: queue)
  }

  /// Notes that an event is no longer pending.
  func forgetRecentKey(of row: EventRow, in queue: QueueRecord) {
    guard queue.recentKeys.count > 0 else { return }
    state.recentKeys.noteChange(of: queue.key)
    queue.recentKeys.remove(RecentKeys.Key(row.state.messageID.bytes), number: row.number)
  }
}
