import RestanteCore

/// Deleting claims that were left behind.
extension PostgresTransaction {
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    let applications = try sql(
      "SELECT DISTINCT app FROM claim WHERE portal = $1 ORDER BY app",
      .int(operation.portal.rawValue)
    ).numbers()
    var purged = 0
    for application in applications where purged < operation.limit {
      let stale = try staleRows(
        of: ApplicationID(rawValue: application), on: operation.portal,
        before: now.seconds - operation.age, limit: operation.limit - purged)
      for queue in Set(stale.map(\.queue)).sorted(by: {
        LockName.queue($0) < LockName.queue($1)
      }) {
        purged += try purge(stale.filter { $0.queue == queue }.map(\.row), from: queue)
      }
    }
    count(.purged, purged)
    return purged
  }

  /// Removes events if claims still hold them: what was read before the queue was this
  /// transaction's own may have changed since.
  private func purge(_ stale: [EventRow], from queue: QueueKey) throws(StoreError) -> Int {
    _ = try own(queue)
    let held = Set(
      try rows(heldBy: Array(Set(stale.map(\.holder))), in: queue).map(\.number))
    let doomed = stale.filter { held.contains($0.number) }
    try apply(RowChanges(removed: doomed), in: queue)
    return doomed.count
  }

  private func staleRows(
    of application: ApplicationID, on portal: PortalID, before cutoff: Int64, limit: Int
  ) throws(StoreError) -> [(queue: QueueKey, row: EventRow)] {
    try sql(
      """
      SELECT c.app, c.connector, \(EventRow.held) FROM claim c \(Self.heldEvents)
      WHERE c.portal = $1 AND c.app = $2 AND e.occurred_at < $3
      ORDER BY e.occurred_at, e.event LIMIT $4
      """, .int(portal.rawValue), .int(application.rawValue), .int(cutoff), .int(Int64(limit))
    ).read { (queue: QueueKey(on: portal, &$0), row: EventRow(&$0)) }
  }
}
