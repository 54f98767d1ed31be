import RestanteCore

/// Which past events are looked at.
struct HistoryLook {
  var selection: HistorySelection
  /// In milliseconds: those that left at this time or later.
  var from: Int64
  /// Those that come after this place.
  var after: HistoryPosition
  var limit: Int

  init(
    selection: HistorySelection, after: HistoryPosition?, limit: Int, settings: QueueSettings,
    now: Timestamp
  ) {
    self.selection = selection
    self.limit = limit
    // What left longer ago is gone for everybody, whether or not it was forgotten yet.
    let oldest = now.milliseconds - settings.history * 1_000 + 1
    self.from = max(oldest, selection.from?.milliseconds ?? oldest)
    self.after =
      after
      ?? HistoryPosition(leftAt: Timestamp(milliseconds: .max), id: EventID(rawValue: .max))
    if let before = selection.before {
      let place = HistoryPosition(leftAt: before, id: EventID(rawValue: .min))
      if place.comes(after: self.after) { self.after = place }
    }
  }
}

/// A past event as it is stored.
struct PastRow {
  var row: EventRow
  /// In milliseconds.
  var leftAt: Int64
  var departure: Int64
  var processID: String
  var kind: String
  /// Whether it passes the filter.
  var passes: Bool

  var position: HistoryPosition {
    HistoryPosition(
      leftAt: Timestamp(milliseconds: leftAt), id: EventID(rawValue: row.number))
  }

  init(_ rows: Rows, _ row: Int) {
    self.row = EventRow(rows, row)
    self.leftAt = rows.integer(row, 12)
    self.departure = rows.integer(row, 13)
    self.processID = rows.text(row, 14)
    self.kind = rows.text(row, 15)
    self.passes = rows.flag(row, 16)
  }
}

extension StatementSource {
  /// The first past events that are meant, the newest first, each with whether it passes the
  /// filter.
  func pastRows(_ look: HistoryLook, of queue: QueueKey) throws(StoreError) -> [PastRow] {
    var names = ""
    var named: [Parameter] = []
    if let ids = look.selection.ids {
      let numbers = ids.map(\.rawValue)
      named += [.ints(numbers), .int(numbers.min() ?? 1), .int(numbers.max() ?? 0)]
      names += """
         AND (d.events && $8 OR d.failed_events && $8) AND d.last_event >= $9
          AND d.first_event <= $10
        """
    }
    let onlyNamed = look.selection.ids == nil ? "" : "AND u.event = ANY($8)"
    if let processID = look.selection.processID {
      named.append(.text(processID.text))
      names += " AND d.process_id = $\(7 + named.count)"
    }
    let condition = FilterSQL(
      look.selection.filter, columns: .past, firstParameter: 8 + named.count)
    // Each departure holds an event at least: no more departures are needed than events.
    let departures = """
      SELECT d.* FROM departure d
      WHERE d.portal = $1 AND d.app = $2 AND d.connector = $3 AND d.left_at >= $4 \(names)
      """
    let rows = try session.run(
      """
      WITH departed AS MATERIALIZED (
        (\(departures) AND d.left_at = $5)
        UNION ALL
        (\(departures) AND d.left_at < $5
         ORDER BY d.left_at DESC FETCH FIRST $7 ROWS WITH TIES)),
      found AS MATERIALIZED (
        SELECT d.left_at, d.departure, d.process_id, d.kind, u.event, u.failed
        FROM departed d CROSS JOIN LATERAL (
          SELECT unnest(d.events) AS event, false AS failed
          UNION ALL SELECT unnest(d.failed_events), true) AS u
        WHERE (d.left_at < $5 OR u.event < $6) \(onlyNamed)
        ORDER BY d.left_at DESC, u.event DESC LIMIT $7)
      SELECT \(EventRow.columns), 0::bigint, d.failed, 0::bigint, d.left_at, d.departure,
        d.process_id, d.kind, (true \(condition.text))
      FROM found d JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = d.event
      ORDER BY d.left_at DESC, d.event DESC
      """,
      queue.parameters + [
        .int(look.from), .int(look.after.leftAt.milliseconds), .int(look.after.id.rawValue),
        .int(Int64(look.limit)),
      ] + named + condition.parameters)
    return (0..<rows.count).map { PastRow(rows, $0) }
  }
}
