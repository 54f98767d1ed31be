import RestanteCore

/// What left queues and can be restored.
extension SQLiteTransaction {
  /// Keeps events that were just detached from their queue, or deletes what they carry if there is
  /// no history.
  func part(
    with rows: [EventRow], as departure: PastEvent.Departure, _ processID: ProcessID,
    in queue: QueueRecord
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    state.counts[departure == .taken ? .taken : .acknowledged] += Int64(rows.count)
    guard try settings(of: queue.key).history > 0 else {
      try removeBodies(of: rows)
      return
    }
    let number = try addDeparture(departure, processID, of: queue)
    for row in rows { try keep(row, departure: number, of: queue) }
  }

  private func addDeparture(
    _ departure: PastEvent.Departure, _ processID: ProcessID, of queue: QueueRecord
  ) throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      INSERT INTO departure (portal, app, queue, left_at, process_id, kind)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING departure
      """
    ).bind(queue).bind(now.milliseconds).bind(processID.text).bind(departure.rawValue)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a departure was not written") }
    return statement.integer(0)
  }

  private func keep(
    _ row: EventRow, departure: Int64, of queue: QueueRecord
  ) throws(StoreError) {
    let statement = try sql(
      """
      INSERT INTO past_event
        (portal, app, queue, left_at, event, departure, failed, occurred_at, message_id, name,
         attempts, first_at, failed_at, body, reason, retry_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(queue).bind(now.milliseconds).bind(row.number).bind(departure)
    statement.bind(row.isFailed).bind(row.occurredAt).bind(row.messageID).bind(row.name)
    statement.bind(row.attempts).bind(row.firstAt).bind(row.failedAt).bind(row.body)
    try statement.bind(row.reason).bind(row.retryAt).run()
  }

  func restore(_ operation: RestoreEvents) throws(StoreError) -> RestoreOutcome {
    guard let queue = try queue(operation.queue) else { return RestoreOutcome() }
    let look = HistoryLook(
      selection: operation.selection, after: operation.after, limit: operation.limit,
      settings: try settings(of: queue.key), now: now)
    let found = try pastRows(look, of: queue.key, queue: queue.number)
    var outcome = RestoreOutcome(
      next: found.count == operation.limit ? found.last?.position : nil)
    for past in found where past.passes {
      let id = EventID(rawValue: past.row.number)
      if try pendingRow(past.row.messageID, in: queue) != nil {
        outcome.blocked.append(id)
      } else {
        try restore(past, to: queue)
        outcome.restored.append(id)
      }
    }
    try removeEmptyDepartures(of: found, in: queue.key, queue: queue.number)
    state.counts[.restored] += Int64(outcome.restored.count)
    return outcome
  }

  private func restore(_ past: PastRow, to queue: QueueRecord) throws(StoreError) {
    try sql(
      """
      DELETE FROM past_event
      WHERE portal = ? AND app = ? AND queue = ? AND left_at = ? AND event = ?
      """
    ).bind(queue).bind(past.leftAt).bind(past.row.number).run()
    var row = past.row
    row.adopt(CopyRules.pending(row.narrowEvent))
    try insert(row, into: queue)
    try noteKey(of: row, in: queue)
  }

  /// Deletes those of the departures that no past event names any more.
  func removeEmptyDepartures(
    of rows: [PastRow], in key: QueueKey, queue: Int64
  ) throws(StoreError) {
    var known: Set<Int64> = []
    for past in rows where known.insert(past.departure).inserted {
      try sql(
        """
        DELETE FROM departure WHERE departure = ?1 AND NOT EXISTS (
          SELECT 1 FROM past_event e WHERE e.portal = ?2 AND e.app = ?3 AND e.queue = ?4
            AND e.left_at = ?5 AND e.departure = ?1)
        """
      ).bind(past.departure).bind(key.portal.rawValue).bind(key.application.rawValue)
        .bind(queue).bind(past.leftAt).run()
    }
  }

  /// Deletes what events carry, in its own order.
  func removeBodies(of rows: [EventRow]) throws(StoreError) {
    for body in rows.map(\.body).sorted() {
      try sql("DELETE FROM body WHERE body = ?").bind(body).run()
    }
  }
}
