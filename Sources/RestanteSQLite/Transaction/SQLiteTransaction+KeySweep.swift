import RestanteCore

/// Sweeping dead entries out of the coalescing map, in the map's own order, a few at a time.
extension SQLiteTransaction {
  /// Whether the map has grown enough beyond the pending events to be worth sweeping.
  static func needsSweep(_ queue: QueueRecord) -> Bool {
    queue.keys > 2 * queue.pending + 10_000
  }

  /// Looks at the next `count` entries of the map and deletes the dead ones.
  func sweepKeys(of queue: QueueRecord, count: Int) throws(StoreError) {
    let entries = try nextEntries(of: queue, count: count)
    guard let last = entries.last else {
      // The end of the map: the next sweep begins when the queue has changed again.
      queue.sweepCursor = []
      state.queuesToSweep[queue.key] = nil
      return
    }
    queue.sweepCursor = last.messageID
    let head = try oldestPending(of: queue)
    for entry in entries where try !isPending(entry, head: head, in: queue) {
      try sql(
        """
        DELETE FROM pending_key WHERE portal = ? AND app = ? AND queue = ? AND message_id = ?
        """
      ).bind(queue).bind(entry.messageID).run()
      queue.keys -= 1
      state.noteChange(of: queue)
    }
  }

  private struct Entry {
    var messageID: [UInt8]
    var occurredAt: Int64
    var number: Int64
  }

  private func nextEntries(of queue: QueueRecord, count: Int) throws(StoreError) -> [Entry] {
    let statement = try sql(
      """
      SELECT message_id, occurred_at, event FROM pending_key
      WHERE portal = ? AND app = ? AND queue = ? AND message_id > ?
      ORDER BY message_id LIMIT ?
      """)
    statement.bind(queue).bind(queue.sweepCursor).bind(Int64(count))
    defer { statement.finish() }
    var entries: [Entry] = []
    while try statement.step() {
      entries.append(
        Entry(
          messageID: statement.blob(0), occurredAt: statement.integer(1),
          number: statement.integer(2)))
    }
    return entries
  }

  /// Time and number of the first pending event, `nil` when none is pending.
  private func oldestPending(of queue: QueueRecord) throws(StoreError) -> (Int64, Int64)? {
    let statement = try sql(
      """
      SELECT occurred_at, event FROM event
      WHERE portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
      ORDER BY occurred_at, event LIMIT 1
      """
    ).bind(queue)
    defer { statement.finish() }
    return try statement.step() ? (statement.integer(0), statement.integer(1)) : nil
  }

  private func isPending(
    _ entry: Entry, head: (Int64, Int64)?, in queue: QueueRecord
  ) throws(StoreError) -> Bool {
    // Nothing before the head is pending: most entries are judged without a look at the events.
    guard let head, (entry.occurredAt, entry.number) >= head else { return false }
    let statement = try sql(
      """
      SELECT message_id = ? FROM event
      WHERE portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
        AND occurred_at = ? AND event = ?
      """)
    statement.bind(entry.messageID).bind(queue).bind(entry.occurredAt).bind(entry.number)
    defer { statement.finish() }
    return try statement.step() && statement.flag(0)
  }
}
