import RestanteCore

/// Reading the rows that rules are about.
extension PostgresTransaction: QueueRows {
  func count(_ count: QueueCount, _ events: Int) { state.counts[count] += Int64(events) }

  func pendingCount(of queue: QueueKey) throws(StoreError) -> Int64 {
    let change = state.changes[queue]?.pending ?? 0
    if let stored = state.storedPending[queue] { return stored + change }
    let stored = try sql(
      """
      SELECT coalesce(sum(pending), 0)::bigint FROM queue_figures
      WHERE portal = $1 AND app = $2 AND connector = $3
      """, in: queue
    ).integer(0, 0)
    state.storedPending[queue] = stored
    return stored + change
  }

  /// Joins claims `c` with the events `e` that they hold; `h.failed` says which failed.
  static let heldEvents = """
    CROSS JOIN LATERAL (
      SELECT unnest(c.held) AS event, false AS failed
      UNION ALL SELECT unnest(c.held_failed), true) AS h
    JOIN event e ON e.portal = c.portal AND e.app = c.app AND e.connector = c.connector
      AND e.event = h.event
    """

  /// The rows of a queue that claims hold and that fulfil a condition.
  private func heldRows(
    in queue: QueueKey, where condition: String, _ parameter: Parameter
  ) throws(StoreError) -> [EventRow] {
    try sql(
      """
      SELECT \(EventRow.held) FROM claim c \(Self.heldEvents)
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND \(condition)
      """, in: queue, parameter
    ).eventRows()
  }

  func rows(heldBy claims: [Int64], in queue: QueueKey) throws(StoreError) -> [EventRow] {
    try heldRows(in: queue, where: "c.claim = ANY($4)", .ints(claims))
  }

  func claimedRows(
    _ keys: Set<MessageID>, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    try heldRows(in: queue, where: "e.message_id = ANY($4)", .blobs(keys.map(\.bytes)))
  }

  /// Unclaimed events `w` with what they say.
  static let waitingEvents = """
    waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
      AND e.connector = w.connector AND e.event = w.event
    """

  /// The unclaimed rows of a queue that fulfil a condition, which may end with their order.
  private func waitingRows(
    in queue: QueueKey, where condition: String = "true", _ parameters: [Parameter] = []
  ) throws(StoreError) -> [EventRow] {
    try session.run(
      """
      SELECT \(EventRow.waiting) FROM \(Self.waitingEvents)
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND \(condition)
      """, queue.parameters + parameters
    ).eventRows()
  }

  func rows(returnedBy claim: Int64, in queue: QueueKey) throws(StoreError) -> [EventRow] {
    try waitingRows(in: queue, where: "w.last_claim = $4 AND w.last_claim <> 0", [.int(claim)])
  }

  func unclaimedRows(
    numbered numbers: Set<EventID>, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    guard !numbers.isEmpty else { return [] }
    return try waitingRows(
      in: queue, where: "w.event = ANY($4)", [.ints(numbers.map(\.rawValue))])
  }

  func unclaimedRows(in queue: QueueKey) throws(StoreError) -> [EventRow] {
    try waitingRows(in: queue)
  }

  func unclaimedRows(
    _ copies: Set<CopyKey>, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    guard !copies.isEmpty else { return [] }
    let copies = Array(copies)
    return try sql(
      """
      SELECT \(EventRow.waiting)
      FROM unnest($4::boolean[], $5::bytea[]) AS k (failed, message_id)
      JOIN waiting w ON w.portal = $1 AND w.app = $2 AND w.connector = $3
        AND w.failed = k.failed AND w.message_id = k.message_id
      JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = w.event
      """, in: queue, .flags(copies.map(\.isFailed)), .blobs(copies.map(\.messageID.bytes))
    ).eventRows()
  }

  func oldestPendingRow(in queue: QueueKey) throws(StoreError) -> EventRow? {
    try waitingRows(in: queue, where: "NOT w.failed ORDER BY w.occurred_at, w.event LIMIT 1").first
  }

  func deadLetters(
    _ selection: DeadLetterSelection, limit: Int, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    var filter = FilterSQL(EventFilter(), columns: .waiting(isFailed: true), firstParameter: 6)
    var names = ("true", Parameter.int(0))
    switch selection {
    case .all: break
    case .filter(let wanted):
      filter = FilterSQL(wanted, columns: .waiting(isFailed: true), firstParameter: 6)
    case .ids(let ids): names = ("w.event = ANY($5)", .ints(ids.map(\.rawValue)))
    case .messageIDs(let ids): names = ("w.message_id = ANY($5)", .blobs(ids.map(\.bytes)))
    }
    return try waitingRows(
      in: queue,
      where: """
        w.failed AND \(names.0) \(filter.text) ORDER BY w.occurred_at, w.event LIMIT $4
        """, [.int(Int64(limit)), names.1] + filter.parameters)
  }
}
