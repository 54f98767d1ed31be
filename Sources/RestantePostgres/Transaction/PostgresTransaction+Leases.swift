import RestanteCore

/// Finding claims whose lease is over.
extension PostgresTransaction {
  func queuesWithExpiredClaims(on portal: PortalID) throws(StoreError) -> [QueueKey] {
    try sql(
      "SELECT DISTINCT app, connector FROM claim WHERE portal = $1 AND deadline <= $2",
      .int(portal.rawValue), .int(now.milliseconds)
    ).queues(on: portal)
  }
}

extension Rows {
  /// The queues that rows name by application and connector, in the order in which locks are taken.
  func queues(on portal: PortalID) -> [QueueKey] {
    read { QueueKey(on: portal, &$0) }.sorted { LockName.queue($0) < LockName.queue($1) }
  }
}
