import RestanteCore

/// Ending claims whose lease is over, all at once where they hold little, else a part at a time.
extension SQLiteTransaction {
  /// Ends the claims of a queue whose deadline has come. Where they hold so much that others would
  /// wait for long, the operation is run again when it was given back in steps.
  func settle(_ queue: QueueRecord) throws(StoreError) {
    try checkExpired(in: .queue(queue.key), alone: state.settledRows == 0)
    let changedBy = queue.changedBy
    try endClaims(of: queue.key)
    // What comes back by itself is no doing of the operation that notices it.
    queue.changedBy = changedBy
    try noteEarliestDeadline(of: queue)
  }

  /// Makes sure that the claims that are over hold little.
  ///
  /// - Parameter alone: Whether waiting for these is enough; else all of the portal's are waited
  ///   for, so that an operation on many queues does not wait for one after the other.
  /// - Throws: Whatever makes the operation run again.
  private func checkExpired(in scope: QueueScope, alone: Bool) throws(StoreError) {
    guard !findings.isLastSettling else { return }
    let most = Int64(state.bounds.settledRows)
    let held = try expiredRows(in: scope, limit: most + 1)
    guard state.settledRows + held <= most else {
      throw postpone(until: .settling(alone ? scope : .portal(scope.portal)))
    }
    if case .queue = scope { state.settledRows += held }
  }

  /// Gives back some of what claims hold that are over; returns whether there was something.
  func settleStep(in scope: QueueScope) throws(StoreError) -> Bool {
    guard let key = try firstQueueWithExpiredClaim(in: scope),
      let queue = try record(of: key)
    else { return false }
    let most = state.bounds.settledRows
    let expired = try expiredClaims(of: key, limit: most)
    var rows: [EventRow] = []
    for claim in expired {
      let room = most - rows.count
      if claim.held <= room {
        let held = try self.rows(heldBy: [claim.number], in: key)
        try claim.check(held.count)
        rows += held
      } else if rows.isEmpty {
        // So large a claim ends in several steps: the rest of it stays as it is until then.
        rows = try firstRows(heldBy: claim.number, limit: room, in: key)
        if rows.count < room { try claim.check(rows.count) }
      } else {
        break
      }
    }
    try giveBack(rows, of: expired, in: key)
    try noteEarliestDeadline(of: queue)
    return true
  }

  private func noteEarliestDeadline(of queue: QueueRecord) throws(StoreError) {
    queue.earliestDeadline =
      try sql(
        """
        SELECT \(ClaimRow.earliestDeadline) FROM queue q
        WHERE q.portal = ? AND q.app = ? AND q.queue = ?
        """
      ).bind(queue).first { (reader) throws(StoreError) in reader.optionalInteger() } ?? nil
  }
}

/// Finding claims whose lease is over.
extension SQLiteTransaction {
  func queuesWithExpiredClaims(on portal: PortalID) throws(StoreError) -> [QueueKey] {
    try checkExpired(in: .portal(portal), alone: true)
    return try sql("SELECT DISTINCT q.app, q.connector \(Self.expiredOnPortal)")
      .bind(portal.rawValue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in QueueKey(on: portal, &reader) }
  }

  private func firstQueueWithExpiredClaim(in scope: QueueScope) throws(StoreError) -> QueueKey? {
    switch scope {
    case .queue(let key):
      return try hasExpiredClaim(in: key, at: now) ? key : nil
    case .portal(let portal):
      return try sql("SELECT q.app, q.connector \(Self.expiredOnPortal) LIMIT 1")
        .bind(portal.rawValue).bind(now.milliseconds)
        .first { (reader) throws(StoreError) in QueueKey(on: portal, &reader) }
    }
  }

  func expiredClaims(of key: QueueKey) throws(StoreError) -> [ClaimRow] {
    try expiredClaims(of: key, limit: -1)
  }

  private func expiredClaims(of key: QueueKey, limit: Int) throws(StoreError) -> [ClaimRow] {
    guard let queue = try record(of: key) else { return [] }
    return try sql(
      """
      SELECT claim, held, returned > 0, deadline FROM claim
      WHERE portal = ? AND app = ? AND queue = ? AND deadline > 0 AND deadline <= ?
      ORDER BY deadline, claim LIMIT ?
      """
    ).bind(queue).bind(now.milliseconds).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in ClaimRow(&reader) }
  }

  /// How many events the claims hold that are over, counted no further than the limit.
  private func expiredRows(in scope: QueueScope, limit: Int64) throws(StoreError) -> Int64 {
    let expired: Statement
    switch scope {
    case .queue(let key):
      expired = try sql("\(Self.sum) \(Self.expiredOnPortal) \(Self.oneQueue) LIMIT ?)")
        .bind(key.portal.rawValue).bind(now.milliseconds)
        .bind(key.application.rawValue).bind(key.connector)
    case .portal(let portal):
      expired = try sql("\(Self.sum) \(Self.expiredOnPortal) LIMIT ?)")
        .bind(portal.rawValue).bind(now.milliseconds)
    }
    return try expired.bind(limit).first { (reader) throws(StoreError) in reader.integer() } ?? 0
  }

  private static let sum = "SELECT coalesce(sum(held), 0) FROM (SELECT c.held"
  private static let oneQueue = "AND q.app = ? AND q.connector = ?"
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
