import RestanteCore

/// Looking at the events of a queue.
extension PostgresSnapshot {
  func standingRows(
    _ scan: StandingScan, of queue: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    guard try isKept(queue) else { return [] }
    switch scan.part {
    case .pending, .dead: return try unclaimed(scan, in: queue)
    case .claimed: return try claimed(scan, in: queue)
    case .past: return []
    }
  }

  /// Joins the claim that may still act on an unclaimed event.
  private static let lastClaim = """
    LEFT JOIN claim c ON c.portal = $1 AND c.app = $2 AND c.connector = $3
      AND c.claim = w.last_claim AND w.last_claim <> 0
    """

  private static let unclaimed = """
    SELECT \(EventRow.waiting), w.occurred_at, c.process_id, NULL::bigint
    """

  private func unclaimed(
    _ scan: StandingScan, in queue: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    let (sign, end, direction) = scan.isReversed ? ("<", ">=", "DESC") : (">", "<=", "ASC")
    return try sql(
      """
      WITH w AS MATERIALIZED (
        SELECT * FROM waiting w
        WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = $4
          AND (w.occurred_at, w.event) \(sign) ($5, $6) AND w.occurred_at \(end) $7
        ORDER BY w.occurred_at \(direction), w.event \(direction) LIMIT $8)
      \(Self.unclaimed)
      FROM w JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = w.event \(Self.lastClaim)
      ORDER BY w.occurred_at \(direction), w.event \(direction)
      """, in: queue, .flag(scan.part == .dead), .int(scan.after.rank),
      .int(scan.after.id.rawValue), .int(scan.last), .int(Int64(scan.limit))
    ).read { StandingRow(&$0) }
  }

  private static let held = """
    SELECT \(EventRow.columns(failed: "h.failed", holder: "h.claim", lastClaim: "h.claim")),
      h.claim, h.process_id, h.deadline
    """

  /// Reads so many claims as have events enough; of the claim at which the scan begins, all.
  private func claimed(
    _ scan: StandingScan, in queue: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    let (sign, direction) = scan.isReversed ? ("<", "DESC") : (">", "ASC")
    return try sql(
      """
      WITH near AS MATERIALIZED (
        SELECT c.*, sum(c.size) OVER (
          ORDER BY c.claim \(direction) ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ahead
        FROM (
          SELECT c.claim, c.process_id, c.deadline, c.held, c.held_failed,
            CASE WHEN c.claim = $4 THEN 0
              ELSE cardinality(c.held) + cardinality(c.held_failed) END AS size
          FROM claim c
          WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.claim \(sign)= $4
            AND cardinality(c.held) + cardinality(c.held_failed) > 0
          ORDER BY c.claim \(direction) LIMIT $6::bigint + 1) AS c),
      h AS MATERIALIZED (
        SELECT c.claim, c.process_id, c.deadline, u.event, u.failed
        FROM near c CROSS JOIN LATERAL (
          SELECT unnest(c.held) AS event, false AS failed
          UNION ALL SELECT unnest(c.held_failed), true) AS u
        WHERE coalesce(c.ahead, 0) < $6 AND (c.claim <> $4 OR u.event \(sign) $5)
        ORDER BY c.claim \(direction), u.event \(direction) LIMIT $6)
      \(Self.held)
      FROM h JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = h.event
      ORDER BY h.claim \(direction), h.event \(direction)
      """, in: queue, .int(scan.after.rank), .int(scan.after.id.rawValue), .int(Int64(scan.limit))
    ).read { StandingRow(&$0) }
  }

  func standingRows(
    numbered ids: [EventID], of queue: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    guard !ids.isEmpty, try isKept(queue) else { return [] }
    let numbers = Parameter.ints(ids.map(\.rawValue))
    let unclaimed = try sql(
      """
      \(Self.unclaimed)
      FROM waiting w JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = w.event \(Self.lastClaim)
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.event = ANY($4)
      """, in: queue, numbers
    ).read { StandingRow(&$0) }
    guard unclaimed.count < Set(ids).count else { return unclaimed }
    let held = try sql(
      """
      WITH h AS MATERIALIZED (
        SELECT c.claim, c.process_id, c.deadline, u.event, u.failed
        FROM claim c CROSS JOIN LATERAL (
          SELECT unnest(c.held) AS event, false AS failed
          UNION ALL SELECT unnest(c.held_failed), true) AS u
        WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3
          AND (c.held && $4 OR c.held_failed && $4) AND u.event = ANY($4))
      \(Self.held)
      FROM h JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = h.event
      """, in: queue, numbers
    ).read { StandingRow(&$0) }
    return unclaimed + held
  }

  func contents(
    of rows: [EventRow], in queue: QueueKey
  ) throws(StoreError) -> [Result<EventBody, StoreError>] {
    guard !rows.isEmpty else { return [] }
    let states = Dictionary(rows.map { ($0.number, $0.state) }) { first, _ in first }
    let stored = try sql(
      """
      SELECT event, \(EventBody.columns) FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = ANY($4)
      """, in: queue, .ints(rows.map(\.number)))
    var contents: [Int64: Result<EventBody, StoreError>] = [:]
    for index in 0..<stored.count {
      var reader = ColumnReader(stored, index)
      let number = reader.integer()
      guard let state = states[number] else { continue }
      do throws(StoreError) {
        contents[number] = .success(try EventBody(&reader, of: state, in: queue))
      } catch {
        contents[number] = .failure(error)
      }
    }
    return rows.map { row in
      contents[row.number]
        ?? .failure(StoreError(.corrupt, "event \(row.number) is missing"))
    }
  }
}

extension StandingRow {
  fileprivate init(_ reader: inout ColumnReader) {
    self.init(
      row: EventRow(&reader), rank: reader.integer(),
      processID: reader.optionalText().map(ProcessID.init(_:)), deadline: reader.optionalTime())
  }
}
