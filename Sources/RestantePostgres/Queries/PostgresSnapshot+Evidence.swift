import RestanteCore

/// What is known besides the figures about why a queue gives nothing.
extension PostgresSnapshot {
  private static let heldClaims = """
    FROM claim WHERE portal = $1 AND app = $2 AND connector = $3
      AND cardinality(held) + cardinality(held_failed) > 0
    """

  func heldClaims(of queue: QueueKey) throws(StoreError) -> [HeldClaim] {
    try sql(
      """
      SELECT process_id, (cardinality(held) + cardinality(held_failed))::bigint, deadline
      \(Self.heldClaims) ORDER BY deadline NULLS LAST, process_id LIMIT $4
      """, in: queue, .int(Int64(QueueEvidence.maxClaims))
    ).read(HeldClaim.init(_:))
  }

  func heldClaimCount(of queue: QueueKey) throws(StoreError) -> Int64 {
    try sql("SELECT count(*) \(Self.heldClaims)", in: queue).integer(0, 0)
  }

  func suppressed(at queue: QueueKey) throws(StoreError) -> PublicationTally? {
    let rows = try sql(
      """
      SELECT coalesce(sum(count), 0)::bigint, coalesce(max(last_at), 0) FROM suppression
      WHERE portal = $1 AND app = $2 AND connector = $3
      """, in: queue)
    guard rows.integer(0, 0) > 0 else { return nil }
    return PublicationTally(count: rows.integer(0, 0), lastAt: rows.integer(0, 1))
  }

  func unboundEvents(on portal: PortalID) throws(StoreError) -> [UnboundEvent] {
    let rows = try sql(
      """
      SELECT event, sum(count)::bigint, max(last_at) AS last_at FROM unbound_event
      WHERE portal = $1 GROUP BY event ORDER BY last_at DESC, event LIMIT $2
      """, .int(portal.rawValue), .int(Int64(QueueEvidence.maxUnboundEvents)))
    return (0..<rows.count).map { row in
      UnboundEvent(
        name: EventName(stored: rows.text(row, 0)),
        tally: PublicationTally(count: rows.integer(row, 1), lastAt: rows.integer(row, 2)))
    }
  }
}
