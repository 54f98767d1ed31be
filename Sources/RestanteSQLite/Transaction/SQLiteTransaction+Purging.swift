import RestanteCore

/// Deleting claims that were left behind.
extension SQLiteTransaction {
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    let cutoff = now.seconds - operation.age
    var purged = 0
    for application in try applicationsWithClaims(on: operation.portal) {
      let stale = try staleRows(
        of: application, on: operation.portal, before: cutoff, limit: operation.limit - purged)
      for (row, connector) in stale {
        let key = QueueKey(
          portal: operation.portal, application: application, connector: connector)
        let queue = try queueForWriting(key)
        try remove(row, from: queue)
        try shrinkClaim(row.holder, by: 1, in: queue)
      }
      purged += stale.count
      state.counts[.purged] += Int64(stale.count)
    }
    return purged
  }

  private func applicationsWithClaims(
    on portal: PortalID
  ) throws(StoreError) -> [ApplicationID] {
    // What the open transaction changed is in memory only; the figures are stored first.
    try storeRecords()
    let statement = try sql(
      "SELECT DISTINCT app FROM queue WHERE portal = ? AND claimed > 0 ORDER BY app"
    ).bind(portal.rawValue)
    defer { statement.finish() }
    var applications: [ApplicationID] = []
    while try statement.step() {
      applications.append(ApplicationID(rawValue: statement.integer(0)))
    }
    return applications
  }

  private func staleRows(
    of application: ApplicationID, on portal: PortalID, before cutoff: Int64, limit: Int
  ) throws(StoreError) -> [(row: EventRow, connector: String)] {
    let statement = try sql(
      """
      SELECT \(EventRow.columns), q.connector FROM queue q CROSS JOIN event e
      WHERE q.portal = ? AND q.app = ? AND q.claimed > 0
        AND e.portal = q.portal AND e.app = q.app AND e.queue = q.queue AND e.holder > 0
        AND e.occurred_at < ?
      ORDER BY e.occurred_at, e.event LIMIT ?
      """)
    statement.bind(portal.rawValue).bind(application.rawValue).bind(cutoff)
    statement.bind(Int64(max(0, limit)))
    defer { statement.finish() }
    var rows: [(row: EventRow, connector: String)] = []
    while try statement.step() {
      rows.append((EventRow(statement), statement.text(EventRow.columnCount)))
    }
    return rows
  }
}
