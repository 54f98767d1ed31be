import RestanteCore

/// Noting publications that reached no queue. All transactions write these rows in one order,
/// so that none waits in a circle.
extension PostgresTransaction {
  /// Which of a count's rows this connection writes. There are 16, so that those who publish in
  /// vain at the same time seldom wait for each other's commits.
  private static let slot = "pg_backend_pid() % 16"

  func note(_ undelivered: [PortalID: UndeliveredPublications]) throws(StoreError) {
    for (portal, undelivered) in undelivered.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try noteSuppressed(undelivered.suppressed, on: portal)
      try noteUnbound(undelivered.unboundEvents(at: now), on: portal)
    }
  }

  private func noteSuppressed(
    _ suppressed: [QueueKey: Int64], on portal: PortalID
  ) throws(StoreError) {
    guard !suppressed.isEmpty else { return }
    let rows = suppressed.sorted { left, right in
      left.key.application == right.key.application
        ? left.key.connector.utf8.lexicographicallyPrecedes(right.key.connector.utf8)
        : left.key.application.rawValue < right.key.application.rawValue
    }
    try sql(
      """
      INSERT INTO suppression AS s (portal, app, connector, slot, count, last_at)
      SELECT $1, k.app, k.connector, \(Self.slot), k.count, $2
      FROM unnest($3::bigint[], $4::text[], $5::bigint[]) AS k (app, connector, count)
      ON CONFLICT (portal, app, connector, slot) DO UPDATE
        SET count = s.count + excluded.count, last_at = greatest(s.last_at, excluded.last_at)
      """, .int(portal.rawValue), .int(now.seconds), .ints(rows.map(\.key.application.rawValue)),
      .texts(rows.map(\.key.connector)), .ints(rows.map(\.value)))
  }

  private func noteUnbound(
    _ events: [UnboundEvent], on portal: PortalID
  ) throws(StoreError) {
    guard !events.isEmpty else { return }
    let rows = events.sorted { $0.comes(before: $1) }
    let written = try sql(
      """
      INSERT INTO unbound_event AS u (portal, event, slot, count, last_at)
      SELECT $1, k.event, \(Self.slot), k.count, $2
      FROM unnest($3::text[], $4::bigint[]) AS k (event, count)
      ON CONFLICT (portal, event, slot) DO UPDATE
        SET count = u.count + excluded.count, last_at = greatest(u.last_at, excluded.last_at)
      RETURNING (xmax = 0)::int::bigint
      """, .int(portal.rawValue), .int(now.seconds), .texts(rows.map(\.name.text)),
      .ints(rows.map(\.tally.count)))
    let hasNew = (0..<written.count).contains { written.integer($0, 0) == 1 }
    if hasNew { try forgetOldest(on: portal) }
  }

  /// Makes room in a portal's record. Rows that others are writing are left to them.
  private func forgetOldest(on portal: PortalID) throws(StoreError) {
    try sql(
      """
      WITH surplus AS (
        SELECT event, slot FROM unbound_event WHERE portal = $1 AND event IN (
          SELECT event FROM unbound_event WHERE portal = $1
          GROUP BY event ORDER BY max(last_at) DESC, event OFFSET $2)
        FOR UPDATE SKIP LOCKED)
      DELETE FROM unbound_event AS u USING surplus AS s
      WHERE u.portal = $1 AND u.event = s.event AND u.slot = s.slot
      """, .int(portal.rawValue), .int(Int64(QueueEvidence.maxUnboundEvents)))
  }
}
