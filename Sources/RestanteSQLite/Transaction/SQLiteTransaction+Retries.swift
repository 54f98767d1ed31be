import RestanteCore

/// Dead letters that are retried by themselves.
extension SQLiteTransaction {
  func applicationsWithDueRetries(on portal: PortalID) throws(StoreError) -> [ApplicationID] {
    try sql(
      """
      SELECT a.app FROM application a
      WHERE a.portal = ?1 AND EXISTS (
        SELECT 1 FROM retry_due r WHERE r.portal = ?1 AND r.app = a.app AND r.retry_at <= ?2)
      ORDER BY a.app
      """
    ).bind(portal.rawValue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in ApplicationID(rawValue: reader.integer()) }
  }

  func queuesWithDueRetries(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> [QueueKey] {
    try sql(
      """
      SELECT q.app, q.connector FROM queue q
      WHERE q.portal = ?1 AND q.app = ?2 AND q.queue IN (
        SELECT r.queue FROM retry_due r
        WHERE r.portal = ?1 AND r.app = ?2 AND r.retry_at <= ?3)
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in QueueKey(on: portal, &reader) }
  }

  func dueRetries(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> [(queue: QueueKey, row: EventRow)] {
    try sql(
      """
      SELECT q.app, q.connector, \(EventRow.columns)
      FROM retry_due r CROSS JOIN queue q CROSS JOIN event e INDEXED BY event_by_id
      WHERE r.portal = ?1 AND r.app = ?2 AND r.retry_at <= ?3
        AND q.portal = ?1 AND q.app = ?2 AND q.queue = r.queue
        AND e.portal = ?1 AND e.app = ?2 AND e.queue = r.queue AND e.event = r.event
      ORDER BY r.retry_at, r.event LIMIT ?4
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(now.milliseconds).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in
        (queue: QueueKey(on: portal, &reader), row: EventRow(&reader))
      }
  }

  func noteRetry(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    guard let retryAt = row.state.retryAt else { return }
    try sql("INSERT INTO retry_due (portal, app, retry_at, event, queue) VALUES (?, ?, ?, ?, ?)")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(retryAt.milliseconds).bind(row.number).bind(queue.number).run()
  }

  func forgetRetry(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    guard let retryAt = row.state.retryAt else { return }
    try sql("DELETE FROM retry_due WHERE portal = ? AND app = ? AND retry_at = ? AND event = ?")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(retryAt.milliseconds).bind(row.number).run()
  }
}
