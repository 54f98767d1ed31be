import RestanteCore
import RestanteJSON

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
      ?? HistoryPosition(
        leftAt: Timestamp(milliseconds: .max), id: EventID(rawValue: .max))
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

  /// The columns that ``init(_:)`` reads before whether it passes, of tables `e` and `d`.
  static let columns = """
    e.occurred_at, e.event, 0, e.failed, e.message_id, e.name, e.attempts, e.first_at, \
    e.failed_at, 0, e.body, e.reason, e.retry_at, e.left_at, e.departure, d.process_id, d.kind
    """

  init(_ statement: Statement) {
    self.row = EventRow(statement)
    self.leftAt = statement.integer(EventRow.columnCount)
    self.departure = statement.integer(EventRow.columnCount + 1)
    self.processID = statement.text(EventRow.columnCount + 2)
    self.kind = statement.text(EventRow.columnCount + 3)
    self.passes = statement.flag(EventRow.columnCount + 4)
  }
}

extension StatementSource {
  /// The first past events that are meant, the newest first, each with whether it passes the
  /// filter.
  func pastRows(
    _ look: HistoryLook, of key: QueueKey, queue: Int64
  ) throws(StoreError) -> [PastRow] {
    let condition = FilterSQL(look.selection.filter, processID: "lower(d.process_id)")
    let statement = try sql(
      """
      SELECT \(PastRow.columns), (1 \(condition.text)) FROM \(Self.tables(for: look.selection))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.left_at >= ? AND e.left_at <= ?
        AND (e.left_at < ? OR e.event < ?) \(Self.names(look.selection))
      ORDER BY e.left_at DESC, e.event DESC LIMIT ?
      """)
    for value in condition.values { statement.bind(value) }
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(queue)
    statement.bind(look.from).bind(look.after.leftAt.milliseconds)
    statement.bind(look.after.leftAt.milliseconds).bind(look.after.id.rawValue)
    if let ids = look.selection.ids {
      statement.bind(JSONValue.array(ids.map { .int($0.rawValue) }).encodedString(.plain))
    }
    if let processID = look.selection.processID { statement.bind(processID.text) }
    statement.bind(Int64(look.limit))
    return try statement.pastRows()
  }

  /// Begins with what is named most narrowly.
  private static func tables(for selection: HistorySelection) -> String {
    if selection.ids != nil {
      return "past_event e INDEXED BY past_event_by_id CROSS JOIN departure d"
    }
    return selection.processID != nil
      ? "departure d INDEXED BY departure_by_process_id CROSS JOIN past_event e"
      : "past_event e CROSS JOIN departure d"
  }

  private static func names(_ selection: HistorySelection) -> String {
    var text = "AND d.departure = e.departure"
    if selection.ids != nil { text += " AND e.event IN (SELECT value FROM json_each(?))" }
    if selection.processID != nil {
      text += """
         AND d.portal = e.portal AND d.app = e.app AND d.queue = e.queue
          AND d.process_id = ? AND d.left_at = e.left_at
        """
    }
    return text
  }

  /// The past events that left at a time or before, the oldest first.
  func oldestPastRows(
    upTo cutoff: Int64, of key: QueueKey, queue: Int64, limit: Int
  ) throws(StoreError) -> [PastRow] {
    try sql(
      """
      SELECT \(PastRow.columns), 1 FROM past_event e CROSS JOIN departure d
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.left_at <= ?
        AND d.departure = e.departure
      ORDER BY e.left_at, e.event LIMIT ?
      """
    ).bind(key.portal.rawValue).bind(key.application.rawValue).bind(queue).bind(cutoff)
      .bind(Int64(limit)).pastRows()
  }
}

extension Statement {
  fileprivate func pastRows() throws(StoreError) -> [PastRow] {
    defer { finish() }
    var rows: [PastRow] = []
    while try step() { rows.append(PastRow(self)) }
    return rows
  }
}
