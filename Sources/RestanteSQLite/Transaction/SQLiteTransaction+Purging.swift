import RestanteCore

/// Deleting claims that were left behind.
extension SQLiteTransaction {
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    // What the open transaction changed is in memory only; the figures are stored first.
    try storeRecords()
    let applications = try sql(
      "SELECT DISTINCT app FROM queue WHERE portal = ? AND claimed > 0 ORDER BY app"
    ).bind(operation.portal.rawValue)
      .rows { (reader) throws(StoreError) in ApplicationID(rawValue: reader.integer()) }
    var purged = 0
    for application in applications where purged < operation.limit {
      let stale = try staleRows(
        of: application, on: operation.portal, before: now.seconds - operation.age,
        limit: operation.limit - purged)
      for (queue, rows) in Dictionary(grouping: stale, by: \.queue) {
        _ = try own(queue)
        try apply(RowChanges(removed: rows.map(\.row)), in: queue)
      }
      purged += stale.count
    }
    count(.purged, purged)
    return purged
  }

  private func staleRows(
    of application: ApplicationID, on portal: PortalID, before cutoff: Int64, limit: Int
  ) throws(StoreError) -> [(queue: QueueKey, row: EventRow)] {
    try sql(
      """
      SELECT q.app, q.connector, \(EventRow.columns) FROM queue q CROSS JOIN event e
      WHERE q.portal = ? AND q.app = ? AND q.claimed > 0
        AND e.portal = q.portal AND e.app = q.app AND e.queue = q.queue AND e.holder > 0
        AND e.occurred_at < ?
      ORDER BY e.occurred_at, e.event LIMIT ?
      """
    ).bind(portal.rawValue).bind(application.rawValue).bind(cutoff).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in
        (queue: QueueKey(on: portal, &reader), row: EventRow(&reader))
      }
  }
}
