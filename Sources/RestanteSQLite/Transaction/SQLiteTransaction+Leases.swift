import RestanteCore

/// Finding claims whose lease is over.
extension SQLiteTransaction {
  /// Ends the claims of a queue whose deadline has come.
  func settle(_ queue: QueueRecord) throws(StoreError) {
    let changedBy = queue.changedBy
    try endClaims(of: queue.key)
    // What comes back by itself is no doing of the operation that notices it.
    queue.changedBy = changedBy
    queue.earliestDeadline =
      try sql(
        """
        SELECT \(ClaimRow.earliestDeadline) FROM queue q
        WHERE q.portal = ? AND q.app = ? AND q.queue = ?
        """
      ).bind(queue).first { (reader) throws(StoreError) in reader.optionalInteger() } ?? nil
  }

  func queuesWithExpiredClaims(on portal: PortalID) throws(StoreError) -> [QueueKey] {
    try sql("SELECT DISTINCT q.app, q.connector \(Self.expiredOnPortal)")
      .bind(portal.rawValue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in QueueKey(on: portal, &reader) }
  }

  func expiredClaims(of key: QueueKey) throws(StoreError) -> [ClaimRow] {
    guard let queue = try record(of: key) else { return [] }
    return try sql(
      """
      SELECT claim, held, returned > 0, deadline FROM claim
      WHERE portal = ? AND app = ? AND queue = ? AND deadline > 0 AND deadline <= ?
      ORDER BY deadline, claim
      """
    ).bind(queue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in ClaimRow(&reader) }
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
