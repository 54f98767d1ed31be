import RestanteCore

/// Dead letters that are retried by themselves.
extension PostgresTransaction {
  func retry(_ operation: RetryDeadLetters) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    var retried = 0
    for application in try applicationsWithRetries(on: operation.portal)
    where retried < operation.limit {
      for queue in try queuesWithDueLetters(of: application, on: operation.portal) {
        try own(queue)
      }
      let left = operation.limit - retried
      for (row, queue) in try dueLetters(of: application, on: operation.portal, limit: left) {
        guard state.locks[queue] == .exclusive else { continue }
        try makePending(row, in: queue)
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
    let applications = try sql(
      """
      SELECT DISTINCT app FROM waiting
      WHERE portal = $1 AND failed AND retry_at IS NOT NULL AND retry_at <= $2 ORDER BY app
      """, .int(portal.rawValue), .int(now.milliseconds)
    ).numbers().map(ApplicationID.init(rawValue:))
    var wanting: [ApplicationID] = []
    for application in applications {
      let settings = try settings(of: QueueKey(portal: portal, application: application))
      if settings.retry != nil { wanting.append(application) }
    }
    return wanting
  }

  private func queuesWithDueLetters(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> [QueueKey] {
    let rows = try sql(
      """
      SELECT DISTINCT connector FROM waiting
      WHERE portal = $1 AND app = $2 AND failed AND retry_at IS NOT NULL AND retry_at <= $3
      """, .int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds))
    return (0..<rows.count).map { row in
      QueueKey(portal: portal, application: application, connector: rows.text(row, 0))
    }.sorted { LockName.queue($0) < LockName.queue($1) }
  }

  private func dueLetters(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> [(row: EventRow, queue: QueueKey)] {
    let rows = try sql(
      """
      SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim, w.connector
      FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
        AND e.connector = w.connector AND e.event = w.event
      WHERE w.portal = $1 AND w.app = $2 AND w.failed AND w.retry_at IS NOT NULL
        AND w.retry_at <= $3
      ORDER BY w.retry_at, w.event LIMIT $4
      """, .int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds),
      .int(Int64(max(0, limit))))
    return (0..<rows.count).map { row in
      let queue = QueueKey(
        portal: portal, application: application, connector: rows.text(row, 12))
      return (EventRow(rows, row), queue)
    }
  }
}
