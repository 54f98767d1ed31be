import RestanteCore
import RestanteJSON

extension PastRow {
  /// The columns that ``init(_:)`` reads before whether it passes, of tables `e` and `d`.
  static let columns = """
    \(EventColumns.read), e.body, e.left_at, e.departure, d.process_id, d.kind
    """

  init(_ reader: inout ColumnReader) {
    let state = EventState(&reader)
    let row = EventRow(state: state, body: reader.integer())
    self.init(
      row: row, leftAt: Timestamp(milliseconds: reader.integer()), departure: reader.integer(),
      processID: ProcessID(reader.text()), kind: reader.text(), passes: reader.flag())
  }
}

extension StatementSource {
  /// The first past events that are meant, each with whether it passes the filter.
  func pastRows(
    _ scan: HistoryScan, of key: QueueKey, queue: Int64
  ) throws(StoreError) -> [PastRow] {
    let condition = FilterSQL(scan.selection.filter, processID: "lower(d.process_id)")
    let direction = scan.beyond == nil ? "DESC" : "ASC"
    let statement = try sql(
      """
      SELECT \(PastRow.columns), (1 \(condition.text)) FROM \(Self.tables(for: scan.selection))
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.left_at >= ? AND e.left_at <= ?
        AND (e.left_at < ? OR e.event < ?) \(Self.names(scan.selection))
        \(scan.beyond == nil ? "" : "AND (e.left_at > ? OR e.event > ?)")
      ORDER BY e.left_at \(direction), e.event \(direction) LIMIT ?
      """)
    for value in condition.values { statement.bind(value) }
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(queue)
    let from = max(scan.from, scan.beyond?.leftAt ?? scan.from)
    statement.bind(from.milliseconds).bind(scan.after.leftAt.milliseconds)
    statement.bind(scan.after.leftAt.milliseconds).bind(scan.after.id.rawValue)
    if let ids = scan.selection.ids {
      statement.bind(JSONValue.array(ids.map { .int($0.rawValue) }).encodedString(.plain))
    }
    if let processID = scan.selection.processID { statement.bind(processID.text) }
    if let beyond = scan.beyond {
      statement.bind(beyond.leftAt.milliseconds).bind(beyond.id.rawValue)
    }
    statement.bind(Int64(scan.limit))
    return try statement.rows { (reader) throws(StoreError) in PastRow(&reader) }
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
    upTo time: Timestamp, of key: QueueKey, queue: Int64, limit: Int
  ) throws(StoreError) -> [PastRow] {
    try sql(
      """
      SELECT \(PastRow.columns), 1 FROM past_event e CROSS JOIN departure d
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.left_at <= ?
        AND d.departure = e.departure
      ORDER BY e.left_at, e.event LIMIT ?
      """
    ).bind(key.portal.rawValue).bind(key.application.rawValue).bind(queue)
      .bind(time.milliseconds).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in PastRow(&reader) }
  }
}
