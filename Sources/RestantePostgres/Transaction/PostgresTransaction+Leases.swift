import RestanteCore

/// Ending claims whose lease is over.
///
/// A lease that is over is over at once and as a whole: whatever looks at the queue next gives back
/// everything that the claim held, in its own transaction. That costs as much as the claim is
/// large, never as much as the queue is deep, and claims are bounded as replies are.
extension PostgresTransaction {
  /// Ends the claims of a queue whose deadline has come, the earliest deadline first. The queue is
  /// the transaction's own.
  func endClaims(of queue: QueueKey) throws(StoreError) {
    let settings = try settings(of: queue)
    let expired = try sql(
      """
      SELECT claim, deadline FROM claim
      WHERE portal = $1 AND app = $2 AND connector = $3 AND deadline <= $4
      ORDER BY deadline, claim FOR UPDATE
      """, in: queue, .int(now.milliseconds))
    for row in 0..<expired.count {
      try end(
        expired.integer(row, 0), at: Timestamp(milliseconds: expired.integer(row, 1)),
        settings: settings, in: queue)
    }
  }

  /// Ends the claims of all queues of a portal whose deadline has come.
  func endClaims(on portal: PortalID) throws(StoreError) {
    for queue in try queuesWithExpiredClaims(on: portal, at: now) { try own(queue) }
  }

  /// Gives back what a claim holds, by ascending number.
  private func end(
    _ claim: Int64, at deadline: Timestamp, settings: QueueSettings, in queue: QueueKey
  ) throws(StoreError) {
    let held = try rows(heldBy: claim, in: queue)
    for row in held {
      let released = CopyRules.released(row.narrowEvent, at: deadline, settings: settings)
      var returned = row
      returned.holder = 0
      returned.adopt(released)
      state.counts[.expired] += 1
      if released.isFailed, !row.isFailed { state.counts[.exhausted] += 1 }
      try put(returned, insteadOf: row, in: queue)
    }
    try shrinkClaim(claim, without: held.map(\.number), in: queue)
  }
}

extension StatementSource {
  /// The queues of a portal with claims that are over but still stored as if they were not, in the
  /// order in which locks are taken.
  func queuesWithExpiredClaims(
    on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [QueueKey] {
    let rows = try sql(
      "SELECT DISTINCT app, connector FROM claim WHERE portal = $1 AND deadline <= $2",
      .int(portal.rawValue), .int(now.milliseconds))
    return (0..<rows.count).map { row in
      QueueKey(
        portal: portal, application: ApplicationID(rawValue: rows.integer(row, 0)),
        connector: rows.text(row, 1))
    }.sorted { LockName.queue($0) < LockName.queue($1) }
  }
}
