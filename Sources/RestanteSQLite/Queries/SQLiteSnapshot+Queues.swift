import RestanteCore

/// Reading queues.
extension SQLiteSnapshot {
  func hasExpiredClaim(in scope: QueueScope, at now: Timestamp) throws(StoreError) -> Bool {
    switch scope {
    case .queue(let key): try hasExpiredClaim(in: key, at: now)
    case .portal(let portal): try hasExpiredClaim(on: portal, at: now)
    }
  }

  func hasUnclaimed(
    _ wanted: WaitingInterest, in key: QueueKey
  ) throws(StoreError) -> Bool {
    guard let queue = try queue(key) else { return false }
    let count = wanted.wantsFailed ? queue.figures.failed : queue.figures.pending
    if count == 0 || wanted.filter.isEmpty { return count > 0 }
    let search = UnclaimedSearch(
      queue: key, isFailed: wanted.wantsFailed, filter: wanted.filter, order: .claimDefault)
    return try !numbers(search, limit: 1).isEmpty
  }

  func figures(of queue: QueueKey) throws(StoreError) -> QueueFigures? {
    let statement = try sql(
      "\(Self.selectFigures) WHERE q.portal = ? AND q.app = ? AND q.connector = ?")
    statement.bind(queue.portal.rawValue).bind(queue.application.rawValue)
    if let stored = try statement.bind(queue.connector).first(QueueFigures.init(_:)) {
      return stored
    }
    return try clientID(of: queue.application, on: queue.portal).map {
      QueueFigures(clientID: $0, connector: queue.connector)
    }
  }

  func figures(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    try sql("\(Self.selectFigures) WHERE q.portal = ?").bind(portal.rawValue)
      .rows(QueueFigures.init(_:))
  }

  func pastRows(_ scan: HistoryScan, of key: QueueKey) throws(StoreError) -> [PastRow] {
    guard let queue = try queue(key) else { return [] }
    return try pastRows(scan, of: key, queue: queue.number)
  }
}

extension SQLiteSnapshot {
  private static var selectFigures: String {
    """
    SELECT a.client_id, q.connector, q.pending, q.claimed, q.failed,
      (SELECT e.occurred_at FROM event e
       WHERE e.portal = q.portal AND e.app = q.app AND e.queue = q.queue AND e.holder = 0
         AND e.failed = 0
       ORDER BY e.occurred_at, e.event LIMIT 1),
      \(ClaimRow.earliestDeadline)
    FROM queue q JOIN application a ON a.portal = q.portal AND a.app = q.app
    """
  }

  private func clientID(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> String? {
    let statement = try sql("SELECT client_id FROM application WHERE portal = ? AND app = ?")
    statement.bind(portal.rawValue).bind(application.rawValue)
    defer { statement.finish() }
    return try statement.step() ? statement.text(0) : nil
  }

  func boundQueues(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    let statement = try sql(
      """
      SELECT DISTINCT a.client_id, b.connector
      FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
      WHERE b.portal = ? AND b.handler = ''
      """
    ).bind(portal.rawValue)
    return try statement.rows { (reader) throws(StoreError) in
      QueueFigures(clientID: reader.text(), connector: reader.text())
    }
  }
}
