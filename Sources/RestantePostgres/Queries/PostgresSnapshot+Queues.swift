import RestanteCore

/// Reading queues.
extension PostgresSnapshot {
  func hasExpiredClaim(in scope: QueueScope, at now: Timestamp) throws(StoreError) -> Bool {
    switch scope {
    case .queue(let queue):
      try sql(
        """
        SELECT 1 FROM claim
        WHERE portal = $1 AND app = $2 AND connector = $3 AND deadline <= $4 LIMIT 1
        """, in: queue, .int(now.milliseconds)
      ).count > 0
    case .portal(let portal):
      try sql(
        "SELECT 1 FROM claim WHERE portal = $1 AND deadline <= $2 LIMIT 1",
        .int(portal.rawValue), .int(now.milliseconds)
      ).count > 0
    }
  }

  func page(_ query: ListEvents) throws(StoreError) -> EventPage {
    guard try isKept(query.queue) else { return EventPage(events: [], total: 0) }
    return EventPage(events: try events(query), total: try total(query))
  }

  func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) throws(StoreError) -> Bool {
    let columns = FilterColumns.waiting(isFailed: wanted.wantsFailed)
    let condition = FilterSQL(wanted.filter, columns: columns, firstParameter: 5)
    return try session.run(
      """
      SELECT 1 FROM waiting w
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = $4
        \(condition.text)
      LIMIT 1
      """, queue.parameters + [.flag(wanted.wantsFailed)] + condition.parameters
    ).count > 0
  }

  func figures(of queue: QueueKey) throws(StoreError) -> QueueFigures? {
    let stored = try sql(
      Self.selectFigures(where: "portal = $1 AND app = $2 AND connector = $3"), in: queue
    ).first(QueueFigures.init(_:))
    if let stored { return stored }
    return try clientID(of: queue).map {
      QueueFigures(clientID: $0, connector: queue.connector)
    }
  }

  func figures(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    try sql(Self.selectFigures(where: "portal = $1"), .int(portal.rawValue))
      .read(QueueFigures.init(_:))
  }

  func body(of row: EventRow, in queue: QueueKey) throws(StoreError) -> EventBody {
    let body = try sql(
      """
      SELECT \(EventBody.columns) FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
      """, in: queue, .int(row.body)
    ).first { (reader) throws(StoreError) in try EventBody(&reader, of: row.state, in: queue) }
    guard let body else { throw StoreError(.corrupt, "event \(row.number) is missing") }
    return body
  }
}

extension PostgresSnapshot {
  /// Whether the queue is there for readers: it is gone as soon as its application's removal has
  /// begun, whatever is left of its events.
  func isKept(_ queue: QueueKey) throws(StoreError) -> Bool {
    try sql(
      """
      SELECT 1 FROM application
      WHERE portal = $1 AND app = $2 AND (removal IS NULL OR removal = 'uninstalled')
      """, .int(queue.portal.rawValue), .int(queue.application.rawValue)
    ).count > 0
  }

  private func total(_ query: ListEvents) throws(StoreError) -> Int64 {
    if query.filter.isEmpty {
      return try sql(
        """
        SELECT coalesce(sum(\(Self.figure(of: query.part))), 0)::bigint
        FROM queue_figures WHERE portal = $1 AND app = $2 AND connector = $3
        """, in: query.queue
      ).integer(0, 0)
    }
    let list = ListSource(query)
    let condition = FilterSQL(query.filter, columns: list.columns, firstParameter: 4)
    return try session.run(
      "SELECT count(*) FROM \(list.text(condition)) \(condition.text)",
      query.queue.parameters + condition.parameters
    ).integer(0, 0)
  }

  private static func figure(of part: ListEvents.Part) -> String {
    switch part {
    case .all: "pending + claimed + failed"
    case .pending: "pending"
    case .deadLetters: "failed"
    }
  }

  private func events(_ query: ListEvents) throws(StoreError) -> [OfflineEvent] {
    let names = try NameAccess(query.filter, query.order) { (names, limit) throws(StoreError) in
      Int(
        try sql(NameAccess.counting, in: query.queue, .texts(names), .int(Int64(limit)))
          .integer(0, 0))
    }
    let list = ListSource(query, names: names)
    let condition = FilterSQL(query.filter, columns: list.columns, firstParameter: 6)
    let most = min(
      query.limit, query.maxBytes / ReplyBounds.overheadPerEvent + 1)
    let numbers = try session.run(
      """
      SELECT \(list.place) FROM \(list.text(condition, first: "$4::bigint + $5"))
      ORDER BY \(OrderSQL.text(query.order, columns: list.columns)) LIMIT $4 OFFSET $5
      """,
      query.queue.parameters + [.int(Int64(most)), .int(Int64(query.offset))]
        + condition.parameters)
    return try events(numbers, of: query)
  }

  /// The columns of events of which it is known already where they stand.
  private static let unplaced = EventRow.columns(
    failed: "false", holder: "0::bigint", lastClaim: "0::bigint")

  /// Reads the events that a page names, a few at a time, until the page has as many bytes as it
  /// may.
  private func events(
    _ places: Rows, of query: ListEvents
  ) throws(StoreError) -> [OfflineEvent] {
    var events: [OfflineEvent] = []
    var bytes = 0
    for start in stride(from: 0, to: places.count, by: 50) {
      let chunk = start..<min(start + 50, places.count)
      let rows = try sql(
        """
        SELECT \(Self.unplaced), \(EventBody.read)
        FROM unnest($4::bigint[]) WITH ORDINALITY AS k (event, place)
        JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = k.event
        ORDER BY k.place
        """, in: query.queue, .ints(chunk.map { places.integer($0, 0) }))
      guard rows.count == chunk.count else { throw StoreError(.corrupt, "an event is missing") }
      for (row, place) in chunk.enumerated() {
        var reader = ColumnReader(rows, row)
        var event = EventRow(&reader)
        event.state.isFailed = places.flag(place, 2)
        let body = try EventBody(&reader, of: event.state, in: query.queue)
        bytes += body.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.maxBytes, !events.isEmpty { return events }
        events.append(event.event(body, processID: ProcessID(places.text(place, 3))))
      }
    }
    return events
  }

  private static func selectFigures(where condition: String) -> String {
    """
    SELECT a.client_id, q.connector, q.pending, q.claimed, q.failed,
      (SELECT w.occurred_at FROM waiting w
       WHERE w.portal = $1 AND w.app = q.app AND w.connector = q.connector AND NOT w.failed
       ORDER BY w.occurred_at, w.event LIMIT 1),
      (SELECT min(c.deadline) FROM claim c
       WHERE c.portal = $1 AND c.app = q.app AND c.connector = q.connector)
    FROM (
      SELECT app, connector, sum(pending)::bigint AS pending, sum(claimed)::bigint AS claimed,
        sum(failed)::bigint AS failed
      FROM queue_figures WHERE \(condition) GROUP BY app, connector) AS q
    JOIN application a ON a.portal = $1 AND a.app = q.app
    """
  }

  private func clientID(of queue: QueueKey) throws(StoreError) -> String? {
    try sql(
      "SELECT client_id FROM application WHERE portal = $1 AND app = $2",
      .int(queue.portal.rawValue), .int(queue.application.rawValue)
    ).first { $0.text() }
  }

  func boundQueues(on portal: PortalID) throws(StoreError) -> [QueueFigures] {
    try sql(
      """
      SELECT DISTINCT a.client_id, b.connector
      FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
      WHERE b.portal = $1 AND b.handler = ''
      """, .int(portal.rawValue)
    ).read { QueueFigures(clientID: $0.text(), connector: $0.text()) }
  }
}
