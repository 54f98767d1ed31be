import RestanteCore

/// Dead letters that are retried by themselves.
extension SQLiteTransaction {
  func retry(_ operation: RetryDeadLetters) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    var retried = 0
    for application in try applicationsWithRetries(on: operation.portal) {
      let left = operation.limit - retried
      for (row, key) in try dueLetters(of: application, on: operation.portal, limit: left) {
        try makePending(row, in: try queueForWriting(key))
        retried += 1
      }
    }
    state.counts[.retried] += Int64(retried)
    return retried
  }

  /// The applications that want retries at this moment and have some planned, by number.
  private func applicationsWithRetries(
    on portal: PortalID
  ) throws(StoreError) -> [ApplicationID] {
    let statement = try sql(
      """
      SELECT a.app FROM application a
      WHERE a.portal = ?1 AND EXISTS (
        SELECT 1 FROM retry_due r WHERE r.portal = ?1 AND r.app = a.app AND r.retry_at <= ?2)
      ORDER BY a.app
      """
    ).bind(portal.rawValue).bind(now.milliseconds)
    var applications: [ApplicationID] = []
    while try statement.step() {
      applications.append(ApplicationID(rawValue: statement.integer(0)))
    }
    statement.finish()
    var wanting: [ApplicationID] = []
    for application in applications {
      let settings = try settings(of: QueueKey(portal: portal, application: application))
      if settings.retry != nil { wanting.append(application) }
    }
    return wanting
  }

  private func dueLetters(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> [(row: EventRow, queue: QueueKey)] {
    let statement = try sql(
      """
      SELECT \(EventRow.columns), q.connector
      FROM retry_due r CROSS JOIN queue q CROSS JOIN event e INDEXED BY event_by_id
      WHERE r.portal = ?1 AND r.app = ?2 AND r.retry_at <= ?3
        AND q.portal = ?1 AND q.app = ?2 AND q.queue = r.queue
        AND e.portal = ?1 AND e.app = ?2 AND e.queue = r.queue AND e.event = r.event
      ORDER BY r.retry_at, r.event LIMIT ?4
      """)
    statement.bind(portal.rawValue).bind(application.rawValue).bind(now.milliseconds)
    statement.bind(Int64(max(0, limit)))
    defer { statement.finish() }
    var letters: [(row: EventRow, queue: QueueKey)] = []
    while try statement.step() {
      let connector = statement.text(EventRow.columnCount)
      letters.append(
        (
          EventRow(statement),
          QueueKey(portal: portal, application: application, connector: connector)
        ))
    }
    return letters
  }

  func noteRetry(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    guard let retryAt = row.retryAt else { return }
    try sql("INSERT INTO retry_due (portal, app, retry_at, event, queue) VALUES (?, ?, ?, ?, ?)")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(retryAt).bind(row.number).bind(queue.number).run()
  }

  func forgetRetry(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    guard let retryAt = row.retryAt else { return }
    try sql("DELETE FROM retry_due WHERE portal = ? AND app = ? AND retry_at = ? AND event = ?")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(retryAt).bind(row.number).run()
  }
}
