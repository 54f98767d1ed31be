import RestanteCore

extension PastRow {
  /// The columns that ``init(_:)`` reads before whether it passes, of `event AS e` and of `d`,
  /// which says how it left.
  static let columns = """
    \(EventRow.columns(failed: "d.failed", holder: "0::bigint", lastClaim: "0::bigint")),
      d.left_at, d.departure, d.process_id, d.kind
    """

  init(_ reader: inout ColumnReader) {
    self.init(
      row: EventRow(&reader), leftAt: Timestamp(milliseconds: reader.integer()),
      departure: reader.integer(), processID: ProcessID(reader.text()), kind: reader.text(),
      passes: reader.flag())
  }
}

extension StatementSource {
  /// The first past events that are meant, each with whether it passes the filter.
  func pastRows(_ scan: HistoryScan, of queue: QueueKey) throws(StoreError) -> [PastRow] {
    var names = ""
    var named: [Parameter] = []
    if let ids = scan.selection.ids {
      let numbers = ids.map(\.rawValue)
      named += [.ints(numbers), .int(numbers.min() ?? 1), .int(numbers.max() ?? 0)]
      names += """
         AND (d.events && $8 OR d.failed_events && $8) AND d.last_event >= $9
          AND d.first_event <= $10
        """
    }
    let onlyNamed = scan.selection.ids == nil ? "" : "AND u.event = ANY($8)"
    if let processID = scan.selection.processID {
      named.append(.text(processID.text))
      names += " AND d.process_id = $\(7 + named.count)"
    }
    // The place from which the scan goes on, and the sign by which it does.
    var (start, sign, direction) = ("$5", "<", "DESC")
    var bounds = "(d.left_at < $5 OR u.event < $6)"
    if let beyond = scan.beyond {
      named += [.int(beyond.leftAt.milliseconds), .int(beyond.id.rawValue)]
      (start, sign, direction) = ("$\(6 + named.count)", ">", "ASC")
      bounds += " AND (d.left_at > \(start) OR u.event > $\(7 + named.count))"
      names += " AND d.left_at <= $5"
    }
    let condition = FilterSQL(
      scan.selection.filter, columns: .past, firstParameter: 8 + named.count)
    // Each departure holds an event at least: no more departures are needed than events.
    let departures = """
      SELECT d.* FROM departure d
      WHERE d.portal = $1 AND d.app = $2 AND d.connector = $3 AND d.left_at >= $4 \(names)
      """
    return try session.run(
      """
      WITH departed AS MATERIALIZED (
        (\(departures) AND d.left_at = \(start))
        UNION ALL
        (\(departures) AND d.left_at \(sign) \(start)
         ORDER BY d.left_at \(direction) FETCH FIRST $7 ROWS WITH TIES)),
      found AS MATERIALIZED (
        SELECT d.left_at, d.departure, d.process_id, d.kind, u.event, u.failed
        FROM departed d CROSS JOIN LATERAL (
          SELECT unnest(d.events) AS event, false AS failed
          UNION ALL SELECT unnest(d.failed_events), true) AS u
        WHERE \(bounds) \(onlyNamed)
        ORDER BY d.left_at \(direction), u.event \(direction) LIMIT $7)
      SELECT \(PastRow.columns), (true \(condition.text))
      FROM found d JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = d.event
      ORDER BY d.left_at \(direction), d.event \(direction)
      """,
      queue.parameters + [
        .int(scan.from.milliseconds), .int(scan.after.leftAt.milliseconds),
        .int(scan.after.id.rawValue),
        .int(Int64(scan.limit)),
      ] + named + condition.parameters
    ).read { PastRow(&$0) }
  }
}
