import RestanteCore

/// What left queues and can be restored.
extension SQLiteTransaction {
  func part(
    with rows: [EventRow], isHead: Bool, as departure: PastEvent.Departure,
    _ processID: ProcessID, in key: QueueKey
  ) throws(StoreError) {
    let queue = try knownQueue(key)
    try detach(rows, isHead: isHead, from: queue)
    try keep(rows, as: departure, processID, of: queue)
  }

  /// Keeps events that were just detached from their queue, or deletes what they carry if there is
  /// no history.
  func keep(
    _ rows: [EventRow], as departure: PastEvent.Departure, _ processID: ProcessID,
    of queue: QueueRecord
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    count(departure.count, rows.count)
    guard try settings(of: queue.key).history > 0 else {
      try removeBodies(rows.map(\.body))
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

  private static let insertion = """
    INSERT INTO past_event (portal, app, queue, left_at, departure, body, \(EventColumns.names))
    VALUES (?, ?, ?, ?, ?, ?, \(EventColumns.parameters))
    """

  private func keep(
    _ row: EventRow, departure: Int64, of queue: QueueRecord
  ) throws(StoreError) {
    try sql(Self.insertion).bind(queue).bind(now.milliseconds).bind(departure).bind(row.body)
      .bind(row.state).run()
  }

  /// Removes a past event but leaves what it carries.
  func forget(_ past: PastRow, of queue: QueueRecord) throws(StoreError) {
    try sql(
      """
      DELETE FROM past_event
      WHERE portal = ? AND app = ? AND queue = ? AND left_at = ? AND event = ?
      """
    ).bind(queue).bind(past.leftAt.milliseconds).bind(past.row.number).run()
  }

  func pastRows(_ scan: HistoryScan, of key: QueueKey) throws(StoreError) -> [PastRow] {
    guard let queue = try record(of: key) else { return [] }
    return try pastRows(scan, of: key, queue: queue.number)
  }

  func queuesWithHistory(on portal: PortalID) throws(StoreError) -> [QueueKey] {
    try sql(
      """
      SELECT q.app, q.connector FROM queue q WHERE q.portal = ?1 AND EXISTS (
        SELECT 1 FROM past_event e WHERE e.portal = ?1 AND e.app = q.app AND e.queue = q.queue)
      """
    ).bind(portal.rawValue).rows { (reader) throws(StoreError) in QueueKey(on: portal, &reader) }
  }

  func forget(
    upTo time: Timestamp, of key: QueueKey, limit: Int
  ) throws(StoreError) -> Int {
    guard let queue = try record(of: key) else { return 0 }
    let over = try oldestPastRows(upTo: time, of: key, queue: queue.number, limit: limit)
    guard let last = over.last else { return 0 }
    for range in Self.oldestRanges {
      try sql("DELETE FROM past_event WHERE \(range)").bind(queue)
        .bind(last.leftAt.milliseconds).bind(last.row.number).run()
    }
    try removeEmptyDepartures(of: over, in: key, queue: queue.number)
    try removeBodies(over.map(\.row.body))
    return over.count
  }

  /// The events that left up to a time and number, as two ranges: one condition with OR would make
  /// SQLite look at all of the last moment.
  private static let oldestRanges = [
    "portal = ? AND app = ? AND queue = ? AND left_at < ? AND ? <> 0",
    "portal = ? AND app = ? AND queue = ? AND left_at = ? AND event <= ?",
  ]

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
        .bind(queue).bind(past.leftAt.milliseconds).run()
    }
  }
}
