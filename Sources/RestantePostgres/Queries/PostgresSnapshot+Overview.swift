import RestanteCore

/// How deep queues are.
extension PostgresSnapshot {
  func depths(on portal: PortalID) throws(StoreError) -> [(QueueKey, QueueDepth)] {
    try sql(
      """
      SELECT app, connector, sum(pending)::bigint, sum(claimed)::bigint, sum(failed)::bigint
      FROM queue_figures WHERE portal = $1 GROUP BY app, connector
      """, .int(portal.rawValue)
    ).read { (reader) throws(StoreError) in
      let key = QueueKey(
        portal: portal, application: reader.application(), connector: reader.text())
      return (
        key,
        QueueDepth(
          pending: reader.integer(), claimed: reader.integer(), failed: reader.integer())
      )
    }
  }
}
