import RestanteCore

/// Which unclaimed events a claim whose lease is over may still act on.
extension SQLiteTransaction {
  func noteReturn(of row: EventRow, in queue: QueueRecord) throws(StoreError) {
    try sql("INSERT INTO returned_event (portal, app, claim, event) VALUES (?, ?, ?, ?)")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(row.lastClaim).bind(row.number).run()
    try countReturned(1, of: row.lastClaim, in: queue)
  }

  /// Notes that these events are no longer what they were when they were read: claimed, written or
  /// gone.
  func forgetReturns(of rows: [EventRow], in queue: QueueRecord) throws(StoreError) {
    var counts: [Int64: Int64] = [:]
    for row in rows where row.isReturned {
      try sql("DELETE FROM returned_event WHERE portal = ? AND app = ? AND claim = ? AND event = ?")
        .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
        .bind(row.lastClaim).bind(row.number).run()
      counts[row.lastClaim, default: 0] += 1
    }
    for (claim, count) in counts {
      try countReturned(-count, of: claim, in: queue)
      try removeEmptyClaim(claim, in: queue)
    }
  }

  private func countReturned(
    _ change: Int64, of claim: Int64, in queue: QueueRecord
  ) throws(StoreError) {
    let update = try sql(
      "UPDATE claim SET returned = returned + ? WHERE portal = ? AND app = ? AND claim = ?")
    update.bind(change).bind(queue.key.portal.rawValue)
    guard try update.bind(queue.key.application.rawValue).bind(claim).run() == 1 else {
      throw StoreError(.corrupt, "claim \(claim) is missing")
    }
  }

  /// The unclaimed events that a claim may act on, by ascending number.
  func returnedRows(of claim: ClaimRow, in queue: QueueRecord) throws(StoreError) -> [EventRow] {
    guard claim.returned > 0 else { return [] }
    return try sql(
      """
      SELECT \(EventRow.columns) FROM returned_event r
        CROSS JOIN event e INDEXED BY event_by_id
      WHERE r.portal = ?1 AND r.app = ?2 AND r.claim = ?4
        AND e.portal = ?1 AND e.app = ?2 AND e.queue = ?3 AND e.event = r.event
      ORDER BY r.event
      """
    ).bind(queue).bind(claim.number).eventRows()
  }
}
