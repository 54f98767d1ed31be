import RestanteCore

/// What is known besides the figures about why a queue gives nothing.
extension SQLiteSnapshot {
  private static let heldClaims = """
    FROM claim c JOIN queue q ON q.portal = c.portal AND q.app = c.app AND q.queue = c.queue
    WHERE q.portal = ? AND q.app = ? AND q.connector = ? AND c.held > 0
    """

  func heldClaims(of queue: QueueKey) throws(StoreError) -> [HeldClaim] {
    let statement = try sql(
      """
      SELECT c.process_id, c.held, c.deadline \(Self.heldClaims)
      ORDER BY c.deadline IS NULL, c.deadline, c.process_id LIMIT ?
      """
    ).bind(queue).bind(Int64(QueueEvidence.maxClaims))
    return try statement.rows(HeldClaim.init(_:))
  }

  func heldClaimCount(of queue: QueueKey) throws(StoreError) -> Int64 {
    let statement = try sql("SELECT count(*) \(Self.heldClaims)").bind(queue)
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : 0
  }

  func suppressed(at queue: QueueKey) throws(StoreError) -> PublicationTally? {
    let statement = try sql(
      "SELECT count, last_at FROM suppression WHERE portal = ? AND app = ? AND connector = ?"
    ).bind(queue)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return PublicationTally(count: statement.integer(0), lastAt: statement.integer(1))
  }

  func unboundEvents(on portal: PortalID) throws(StoreError) -> [UnboundEvent] {
    let statement = try sql(
      """
      SELECT event, count, last_at FROM unbound_event WHERE portal = ?
      ORDER BY last_at DESC, event LIMIT ?
      """
    ).bind(portal.rawValue).bind(Int64(QueueEvidence.maxUnboundEvents))
    defer { statement.finish() }
    var events: [UnboundEvent] = []
    while try statement.step() {
      events.append(
        UnboundEvent(
          name: EventName(stored: statement.text(0)),
          tally: PublicationTally(count: statement.integer(1), lastAt: statement.integer(2))))
    }
    return events
  }
}

extension Statement {
  /// Binds portal, application and connector.
  @discardableResult
  func bind(_ queue: QueueKey) -> Statement {
    bind(queue.portal.rawValue).bind(queue.application.rawValue).bind(queue.connector)
  }
}
