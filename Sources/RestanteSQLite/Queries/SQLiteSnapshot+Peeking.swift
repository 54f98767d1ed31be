import RestanteCore
import RestanteJSON

/// Looking at the events of a queue, by the order in which the table has them.
extension SQLiteSnapshot {
  func standingRows(
    _ scan: StandingScan, of key: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    guard let queue = try queue(key) else { return [] }
    switch scan.part {
    case .pending, .dead:
      return try Self.bind(scan, to: try unclaimed(scan, in: queue)).standingRows()
    case .claimed: return try claimed(scan, in: queue).standingRows()
    case .past: return []
    }
  }

  func standingRows(
    numbered ids: [EventID], of key: QueueKey
  ) throws(StoreError) -> [StandingRow] {
    guard let queue = try queue(key) else { return [] }
    let numbers = JSONValue.array(ids.map { .int($0.rawValue) }).encodedString(.plain)
    return try sql(
      """
      SELECT \(StandingRow.columns(rank: "0")) FROM event AS e INDEXED BY event_by_id
      \(StandingRow.claim)
      WHERE e.portal = ? AND e.app = ? AND e.queue = ?
        AND e.event IN (SELECT value FROM json_each(?))
      """
    ).bind(queue).bind(numbers).standingRows()
  }

  func contents(
    of rows: [EventRow], in queue: QueueKey
  ) throws(StoreError) -> [Result<EventBody, StoreError>] {
    var contents: [Result<EventBody, StoreError>] = []
    for row in rows {
      do throws(StoreError) {
        contents.append(.success(try body(of: row, in: queue)))
      } catch {
        guard error.code == .corrupt else { throw error }
        contents.append(.failure(error))
      }
    }
    return contents
  }

  /// Unclaimed events stand together, by time and number.
  private func unclaimed(
    _ scan: StandingScan, in queue: QueueSnapshot
  ) throws(StoreError) -> Statement {
    let (sign, end, direction) = scan.isReversed ? ("<", ">=", "DESC") : (">", "<=", "ASC")
    return try sql(
      """
      SELECT \(StandingRow.columns(rank: "e.occurred_at")) FROM event AS e NOT INDEXED
      \(StandingRow.claim)
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = 0 AND e.failed = ?
        AND (e.occurred_at, e.event) \(sign) (?, ?) AND e.occurred_at \(end) ?
      ORDER BY e.occurred_at \(direction), e.event \(direction) LIMIT ?
      """
    ).bind(queue)
  }

  private static func bind(_ scan: StandingScan, to statement: Statement) -> Statement {
    statement.bind(scan.part == .dead).bind(scan.after.rank).bind(scan.after.id.rawValue)
      .bind(scan.last).bind(Int64(scan.limit))
  }

  /// What a claim holds stands together; of the claim at which the scan begins, all is read.
  /// Unclaimed events, whose holder is 0, are never looked at, however many wait.
  private func claimed(
    _ scan: StandingScan, in queue: QueueSnapshot
  ) throws(StoreError) -> Statement {
    let (sign, direction) = scan.isReversed ? ("<", "DESC") : (">", "ASC")
    let holders = scan.isReversed ? "BETWEEN 1 AND ?" : ">= max(?, 1)"
    return try sql(
      """
      SELECT \(StandingRow.columns(rank: "e.holder")) FROM event AS e NOT INDEXED
      \(StandingRow.claim)
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder \(holders)
        AND (e.holder <> ? OR e.event \(sign) ?)
      ORDER BY e.holder \(direction), e.event \(direction) LIMIT ?
      """
    ).bind(queue).bind(scan.after.rank).bind(scan.after.rank).bind(scan.after.id.rawValue)
      .bind(Int64(scan.limit))
  }
}

extension StandingRow {
  /// The columns that ``init(_:)`` reads, of `event AS e` and ``claim``.
  static func columns(rank: String) -> String {
    "\(EventRow.columns), \(rank), c.process_id, c.deadline"
  }

  /// Joins the claim that holds an event, or may still act on it.
  static let claim = """
    LEFT JOIN claim c ON c.portal = e.portal AND c.app = e.app AND c.claim = e.last_claim
    """

  init(_ reader: inout ColumnReader) {
    self.init(
      row: EventRow(&reader), rank: reader.integer(),
      processID: reader.optionalText().map(ProcessID.init(_:)), deadline: reader.optionalTime())
    if row.holder == 0 { deadline = nil }
  }
}

extension Statement {
  /// All rows of a statement that reads ``StandingRow/columns(rank:)``.
  func standingRows() throws(StoreError) -> [StandingRow] {
    try rows { (reader) throws(StoreError) in StandingRow(&reader) }
  }
}
