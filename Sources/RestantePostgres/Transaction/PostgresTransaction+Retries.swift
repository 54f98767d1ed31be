import RestanteCore

/// Dead letters that are retried by themselves.
extension PostgresTransaction {
  private static let isDue = "failed AND retry_at IS NOT NULL AND retry_at <="

  func applicationsWithDueRetries(on portal: PortalID) throws(StoreError) -> [ApplicationID] {
    try sql(
      "SELECT DISTINCT app FROM waiting WHERE portal = $1 AND \(Self.isDue) $2 ORDER BY app",
      .int(portal.rawValue), .int(now.milliseconds)
    ).numbers().map(ApplicationID.init(rawValue:))
  }

  func queuesWithDueRetries(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> [QueueKey] {
    try sql(
      """
      SELECT DISTINCT app, connector FROM waiting
      WHERE portal = $1 AND app = $2 AND \(Self.isDue) $3
      """, .int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds)
    ).queues(on: portal)
  }

  func dueRetries(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> [(queue: QueueKey, row: EventRow)] {
    try sql(
      """
      SELECT w.app, w.connector, \(EventRow.waiting) FROM \(Self.waitingEvents)
      WHERE w.portal = $1 AND w.app = $2 AND w.failed AND w.retry_at IS NOT NULL
        AND w.retry_at <= $3
      ORDER BY w.retry_at, w.event LIMIT $4
      """, .int(portal.rawValue), .int(application.rawValue), .int(now.milliseconds),
      .int(Int64(limit))
    ).read { (queue: QueueKey(on: portal, &$0), row: EventRow(&$0)) }
  }
}
