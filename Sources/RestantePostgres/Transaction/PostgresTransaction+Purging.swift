import RestanteCore

/// Deleting claims that were left behind.
extension PostgresTransaction {
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    let cutoff = now.seconds - operation.age
    let applications = try sql(
      "SELECT DISTINCT app FROM claim WHERE portal = $1 ORDER BY app",
      .int(operation.portal.rawValue)
    ).numbers()
    var purged = 0
    for application in applications where purged < operation.limit {
      purged += try purge(
        ApplicationID(rawValue: application), on: operation.portal, before: cutoff,
        limit: operation.limit - purged)
    }
    return purged
  }

  private func purge(
    _ application: ApplicationID, on portal: PortalID, before cutoff: Int64, limit: Int
  ) throws(StoreError) -> Int {
    let stale = try staleRows(of: application, on: portal, before: cutoff, limit: limit)
    var purged = 0
    for queue in Set(stale.map(\.queue)).sorted(by: { LockName.queue($0) < LockName.queue($1) }) {
      try own(queue)
      let candidates = stale.filter { $0.queue == queue }
      for (claim, rows) in Dictionary(grouping: candidates.map(\.row), by: \.holder) {
        // What was read before the queue was this transaction's own may have changed since.
        let held = Set(try self.rows(heldBy: claim, in: queue).map(\.number))
        let doomed = rows.filter { held.contains($0.number) }
        try remove(doomed, from: queue)
        try shrinkClaim(claim, without: doomed.map(\.number), in: queue)
        purged += doomed.count
        state.counts[.purged] += Int64(doomed.count)
      }
    }
    return purged
  }

  private func staleRows(
    of application: ApplicationID, on portal: PortalID, before cutoff: Int64, limit: Int
  ) throws(StoreError) -> [(row: EventRow, queue: QueueKey)] {
    let rows = try sql(
      """
      SELECT \(EventRow.columns), c.claim, h.failed, c.claim, c.connector
      FROM claim c \(Self.heldEvents)
      WHERE c.portal = $1 AND c.app = $2 AND e.occurred_at < $3
      ORDER BY e.occurred_at, e.event LIMIT $4
      """, .int(portal.rawValue), .int(application.rawValue), .int(cutoff),
      .int(Int64(max(0, limit))))
    return (0..<rows.count).map { row in
      let queue = QueueKey(
        portal: portal, application: application, connector: rows.text(row, 12))
      return (EventRow(rows, row), queue)
    }
  }
}
