public import RestanteCore

extension SQLiteStore {
  /// One page of a queue, claimed and failed events included.
  public func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await readSettled(.queue(query.queue)) { (snapshot) throws(StoreError) in
      guard let queue = try snapshot.queue(query.queue) else {
        return EventPage(events: [], total: 0)
      }
      var condition = FilterSQL(query.filter)
      if query.onlyDeadLetters { condition.addDeadLetter() }
      let total =
        query.filter.isEmpty
        ? query.onlyDeadLetters ? queue.figures.failed : queue.figures.total
        : try snapshot.count(condition, in: queue)
      let rows = try snapshot.page(query, condition: condition, in: queue)
      var events: [OfflineEvent] = []
      var bytes = 0
      for row in rows {
        let body = try snapshot.body(row.body)
        bytes += body.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.mostBytes, !events.isEmpty { break }
        let processID = try snapshot.processID(ofClaim: row.holder, in: queue)
        events.append(row.event(body, processID: processID))
      }
      return EventPage(events: events, total: total)
    }
  }

  /// The figures of one queue, all zero while nothing was in it.
  public func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures? {
    try await readSettled(.queue(queue)) { (snapshot) throws(StoreError) in
      if let stored = try snapshot.storedFigures(of: queue) { return stored }
      return try snapshot.clientID(of: queue.application, on: queue.portal).map {
        QueueFigures(clientID: $0, connector: queue.connector)
      }
    }
  }

  /// The figures of all queues of a portal that ever held an event or are bound to.
  public func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await readSettled(.portal(portal)) { (snapshot) throws(StoreError) in
      let stored = try snapshot.storedFigures(on: portal)
      let known = Set(stored.map(\.name))
      let bound = try snapshot.boundQueues(on: portal).filter {
        !known.contains($0.name)
      }
      return (stored + bound).sorted { left, right in
        left.clientID.isSameBytes(as: right.clientID)
          ? left.connector.utf8.lexicographicallyPrecedes(right.connector.utf8)
          : left.clientID.utf8.lexicographicallyPrecedes(right.clientID.utf8)
      }
    }
  }
}

/// A queue as a reader sees it.
struct QueueSnapshot {
  struct Figures {
    var pending: Int64
    var claimed: Int64
    var failed: Int64

    var total: Int64 { pending + claimed + failed }
  }

  var key: QueueKey
  var number: Int64
  var figures: Figures
}

extension Statement {
  /// Binds the three numbers that every row of a queue begins with.
  @discardableResult
  fileprivate func bind(_ queue: QueueSnapshot) -> Statement {
    bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(queue.number)
  }
}

extension SQLiteSnapshot {
  fileprivate func queue(_ key: QueueKey) throws(StoreError) -> QueueSnapshot? {
    let statement = try sql(
      """
      SELECT queue, pending, claimed, failed FROM queue
      WHERE portal = ? AND app = ? AND connector = ?
      """)
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(key.connector)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return QueueSnapshot(
      key: key, number: statement.integer(0),
      figures: QueueSnapshot.Figures(
        pending: statement.integer(1), claimed: statement.integer(2),
        failed: statement.integer(3)))
  }

  fileprivate func count(
    _ condition: FilterSQL, in queue: QueueSnapshot
  ) throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      SELECT count(*) FROM event AS e
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? \(condition.text)
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : 0
  }

  fileprivate func page(
    _ query: ListEvents, condition: FilterSQL, in queue: QueueSnapshot
  ) throws(StoreError) -> [EventRow] {
    let statement = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e \(OrderSQL.index(for: query.order))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? \(condition.text)
      ORDER BY \(OrderSQL.text(query.order)) LIMIT ? OFFSET ?
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    return try statement.bind(Int64(query.limit)).bind(Int64(query.offset)).eventRows()
  }

  fileprivate func processID(
    ofClaim number: Int64, in queue: QueueSnapshot
  ) throws(StoreError) -> ProcessID {
    guard number != 0 else { return .unclaimed }
    let statement = try sql(
      "SELECT process_id FROM claim WHERE portal = ? AND app = ? AND claim = ?")
    statement.bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
    statement.bind(number)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "claim \(number) is missing") }
    return ProcessID(statement.text(0))
  }

  fileprivate func storedFigures(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    try figures(try sql("\(Self.selectFigures) WHERE q.portal = ?").bind(portal.rawValue))
  }

  fileprivate func storedFigures(of queue: QueueKey) throws(StoreError) -> QueueFigures? {
    let statement = try sql(
      "\(Self.selectFigures) WHERE q.portal = ? AND q.app = ? AND q.connector = ?")
    statement.bind(queue.portal.rawValue).bind(queue.application.rawValue)
    return try figures(statement.bind(queue.connector)).first
  }

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

  private func figures(_ statement: Statement) throws(StoreError) -> [QueueFigures] {
    defer { statement.finish() }
    var figures: [QueueFigures] = []
    while try statement.step() {
      figures.append(
        QueueFigures(
          clientID: statement.text(0), connector: statement.text(1),
          pending: statement.integer(2), claimed: statement.integer(3),
          failed: statement.integer(4), oldestPendingAt: statement.optionalInteger(5),
          nextLeaseExpiry: statement.optionalInteger(6).map(Timestamp.init(milliseconds:))))
    }
    return figures
  }

  fileprivate func clientID(
    of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> String? {
    let statement = try sql("SELECT client_id FROM application WHERE portal = ? AND app = ?")
    statement.bind(portal.rawValue).bind(application.rawValue)
    defer { statement.finish() }
    return try statement.step() ? statement.text(0) : nil
  }

  fileprivate func boundQueues(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    let statement = try sql(
      """
      SELECT DISTINCT a.client_id, b.connector
      FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
      WHERE b.portal = ? AND b.handler = ''
      """
    ).bind(portal.rawValue)
    defer { statement.finish() }
    var figures: [QueueFigures] = []
    while try statement.step() {
      figures.append(QueueFigures(clientID: statement.text(0), connector: statement.text(1)))
    }
    return figures
  }
}
