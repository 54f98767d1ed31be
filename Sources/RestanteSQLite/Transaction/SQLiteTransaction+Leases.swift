import RestanteCore

/// Ending claims whose lease is over.
///
/// A lease that is over is over at once and as a whole: whatever looks at the queue next gives back
/// everything that the claim held, in its own transaction. That costs as much as the claim is
/// large, never as much as the queue is deep, and claims are bounded as replies are.
extension SQLiteTransaction {
  /// Ends the claims of a queue whose deadline has come, the earliest deadline first.
  func endClaims(of queue: QueueRecord) throws(StoreError) {
    let settings = try settings(of: queue.key)
    for (claim, deadline) in try expiredClaims(of: queue) {
      try end(claim, at: deadline, settings: settings, in: queue)
    }
    let statement = try sql(
      """
      SELECT \(ClaimRow.earliestDeadline) FROM queue q
      WHERE q.portal = ? AND q.app = ? AND q.queue = ?
      """
    ).bind(queue)
    defer { statement.finish() }
    queue.earliestDeadline = try statement.step() ? statement.optionalInteger(0) : nil
  }

  /// Ends the claims of all queues of a portal whose deadline has come.
  func endClaims(on portal: PortalID) throws(StoreError) {
    let statement = try sql("SELECT q.app, q.connector \(Self.expiredOnPortal)")
    statement.bind(portal.rawValue).bind(now.milliseconds)
    var keys: Set<QueueKey> = []
    while try statement.step() {
      keys.insert(
        QueueKey(
          portal: portal, application: ApplicationID(rawValue: statement.integer(0)),
          connector: statement.text(1)))
    }
    statement.finish()
    for key in keys { _ = try queue(key) }
  }

  /// The numbers and deadlines of the claims of a queue whose deadline has come.
  private func expiredClaims(
    of queue: QueueRecord
  ) throws(StoreError) -> [(claim: Int64, deadline: Timestamp)] {
    let statement = try sql(
      """
      SELECT claim, deadline FROM claim
      WHERE portal = ? AND app = ? AND queue = ? AND deadline > 0 AND deadline <= ?
      ORDER BY deadline, claim
      """
    ).bind(queue).bind(now.milliseconds)
    defer { statement.finish() }
    var claims: [(claim: Int64, deadline: Timestamp)] = []
    while try statement.step() {
      claims.append((statement.integer(0), Timestamp(milliseconds: statement.integer(1))))
    }
    return claims
  }

  /// Gives back what a claim holds, by ascending number.
  private func end(
    _ claim: Int64, at deadline: Timestamp, settings: QueueSettings, in queue: QueueRecord
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
    try shrinkClaim(claim, by: held.count, in: queue)
  }
}

extension StatementSource {
  fileprivate static var expiredOnPortal: String {
    """
    FROM queue q CROSS JOIN claim c
    WHERE q.portal = ? AND c.portal = q.portal AND c.app = q.app AND c.queue = q.queue
      AND c.deadline > 0 AND c.deadline <= ?
    """
  }

  /// Whether a claim of the queue is over but still stored as if it were not.
  func hasExpiredClaim(in key: QueueKey, at now: Timestamp) throws(StoreError) -> Bool {
    let statement = try sql(
      """
      SELECT 1 FROM queue q CROSS JOIN claim c
      WHERE q.portal = ? AND q.app = ? AND q.connector = ? AND c.portal = q.portal
        AND c.app = q.app AND c.queue = q.queue AND c.deadline > 0 AND c.deadline <= ?
      LIMIT 1
      """)
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(key.connector)
    statement.bind(now.milliseconds)
    defer { statement.finish() }
    return try statement.step()
  }

  /// The same for all queues of a portal.
  func hasExpiredClaim(on portal: PortalID, at now: Timestamp) throws(StoreError) -> Bool {
    let statement = try sql("SELECT 1 \(Self.expiredOnPortal) LIMIT 1")
    statement.bind(portal.rawValue).bind(now.milliseconds)
    defer { statement.finish() }
    return try statement.step()
  }
}
