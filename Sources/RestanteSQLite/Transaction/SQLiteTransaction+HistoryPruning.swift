import RestanteCore

/// Forgetting past events whose time is over.
extension SQLiteTransaction {
  func pruneHistory(_ operation: PruneHistory) throws(StoreError) -> Int {
    var forgotten = 0
    for (key, number) in try queuesWithHistory(on: operation.portal) {
      guard forgotten < operation.limit else { break }
      let history = try settings(of: key).history
      forgotten += try forget(
        upTo: now.milliseconds - history * 1_000, of: key, queue: number,
        limit: operation.limit - forgotten)
    }
    state.counts[.forgotten] += Int64(forgotten)
    return forgotten
  }

  private func queuesWithHistory(
    on portal: PortalID
  ) throws(StoreError) -> [(key: QueueKey, number: Int64)] {
    let statement = try sql(
      """
      SELECT q.app, q.connector, q.queue FROM queue q WHERE q.portal = ?1 AND EXISTS (
        SELECT 1 FROM past_event e WHERE e.portal = ?1 AND e.app = q.app AND e.queue = q.queue)
      """
    ).bind(portal.rawValue)
    defer { statement.finish() }
    var queues: [(key: QueueKey, number: Int64)] = []
    while try statement.step() {
      let key = QueueKey(
        portal: portal, application: ApplicationID(rawValue: statement.integer(0)),
        connector: statement.text(1))
      queues.append((key, statement.integer(2)))
    }
    return queues
  }

  /// Forgets the first events that left at a time or before; answers how many.
  private func forget(
    upTo cutoff: Int64, of key: QueueKey, queue: Int64, limit: Int
  ) throws(StoreError) -> Int {
    let over = try oldestPastRows(upTo: cutoff, of: key, queue: queue, limit: limit)
    guard let last = over.last else { return 0 }
    for range in Self.oldestRanges {
      try sql("DELETE FROM past_event WHERE \(range)")
        .bind(key.portal.rawValue).bind(key.application.rawValue).bind(queue)
        .bind(last.leftAt).bind(last.row.number).run()
    }
    try removeEmptyDepartures(of: over, in: key, queue: queue)
    try removeBodies(of: over.map(\.row))
    return over.count
  }

  /// The events that left up to a time and number, as two ranges: one condition with OR would make
  /// SQLite look at all of the last moment.
  private static let oldestRanges = [
    "portal = ? AND app = ? AND queue = ? AND left_at < ? AND ? <> 0",
    "portal = ? AND app = ? AND queue = ? AND left_at = ? AND event <= ?",
  ]
}
