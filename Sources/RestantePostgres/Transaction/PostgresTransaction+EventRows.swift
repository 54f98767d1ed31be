import RestanteCore

/// Reading, writing and moving events one by one. Every change keeps the queue's figures right.
extension PostgresTransaction {
  /// Replaces `old` by `new`, which may stand elsewhere but has the same number. Claims are changed
  /// apart from this.
  func replace(_ old: EventRow, by new: EventRow, in queue: QueueKey) throws(StoreError) {
    try leave(old, in: queue)
    let updated = try sql(
      """
      UPDATE event SET occurred_at = $5, attempts = $6, first_at = $7, failed_at = $8, name = $9,
        reason = $10, retry_at = $11
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
      """, in: queue, .int(new.number), .int(new.occurredAt), .int(new.attempts),
      .int(new.firstAt), .optionalInt(new.failedAt), .text(new.name), .optionalText(new.reason),
      .optionalInt(new.retryAt))
    try check(updated.changed, equals: 1)
    try enter(new, in: queue)
  }

  /// Removes events, and what they carry.
  func remove(_ rows: [EventRow], from queue: QueueKey) throws(StoreError) {
    guard !rows.isEmpty else { return }
    try leave(rows, in: queue)
    try removeEvents(rows.map(\.number), of: queue)
  }

  /// Deletes events that are in no queue any more.
  func removeEvents(_ numbers: [Int64], of queue: QueueKey) throws(StoreError) {
    let removed = try sql(
      """
      DELETE FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = ANY($4::bigint[])
      """, in: queue, .ints(numbers))
    try check(removed.changed, equals: numbers.count)
  }

  /// Lets an event that is in no queue enter one.
  func insert(_ row: EventRow, into queue: QueueKey) throws(StoreError) {
    try sql(
      """
      UPDATE event SET retry_at = $5
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
        AND retry_at IS DISTINCT FROM $5
      """, in: queue, .int(row.number), .optionalInt(row.retryAt))
    state.movements[queue, default: QueueMovements()].insert()
    try enter(row, in: queue)
  }

  /// What follows from an event's entering the state that it is in.
  private func enter(_ row: EventRow, in queue: QueueKey) throws(StoreError) {
    count(row, by: 1, in: queue)
    guard row.holder == 0 else { return }
    try sql(
      """
      INSERT INTO waiting
        (portal, app, connector, failed, occurred_at, event, last_claim, message_id, retry_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, in: queue, .flag(row.isFailed), .int(row.occurredAt), .int(row.number),
      .int(row.lastClaim), .bytes(row.messageID), .optionalInt(row.isFailed ? row.retryAt : nil))
  }

  private func leave(_ row: EventRow, in queue: QueueKey) throws(StoreError) {
    try leave([row], in: queue)
  }

  /// What follows from events' leaving the state that they are in.
  func leave(_ rows: [EventRow], in queue: QueueKey) throws(StoreError) {
    for row in rows { count(row, by: -1, in: queue) }
    let waiting = rows.filter { $0.holder == 0 }
    guard !waiting.isEmpty else { return }
    let left = try sql(
      """
      DELETE FROM waiting w
      USING unnest($4::boolean[], $5::bigint[], $6::bigint[]) AS k (failed, occurred_at, event)
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = k.failed
        AND w.occurred_at = k.occurred_at AND w.event = k.event
      """, in: queue, .flags(waiting.map(\.isFailed)), .ints(waiting.map(\.occurredAt)),
      .ints(waiting.map(\.number)))
    try check(left.changed, equals: waiting.count)
    for claim in Set(waiting.map(\.lastClaim)) where claim != 0 {
      state.idleClaims.insert(TransactionState.Claim(queue: queue, number: claim))
    }
  }

  func check(_ changed: Int, equals expected: Int) throws(StoreError) {
    guard changed == expected else {
      throw StoreError(.corrupt, "\(changed) events changed where \(expected) were read")
    }
  }

  /// Counts an event in or out of the state that it is in.
  private func count(_ row: EventRow, by change: Int64, in queue: QueueKey) {
    let place: QueueMovements.Place =
      row.holder != 0 ? .claimed : row.isFailed ? .failed : .pending
    state.move(change, place, in: queue)
  }

  func replaceBody(
    _ number: Int64, user: ActingUser, data: [UInt8], in queue: QueueKey
  ) throws(StoreError) {
    try sql(
      """
      UPDATE event SET member = $5, data = $6
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
      """, in: queue, .int(number), .optionalInt(EventBody.stored(user)), .bytes(data))
  }

  /// The unclaimed event of a key, pending or failed.
  func waitingRow(
    _ messageID: [UInt8], isFailed: Bool, in queue: QueueKey
  ) throws(StoreError) -> EventRow? {
    try sql(
      """
      SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim
      FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
        AND e.connector = w.connector AND e.event = w.event
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = $4
        AND w.message_id = $5
      """, in: queue, .flag(isFailed), .bytes(messageID)
    ).eventRows().first
  }

  /// The events that a claim holds, or for 0 the unclaimed ones, by ascending number.
  func rows(heldBy holder: Int64, in queue: QueueKey) throws(StoreError) -> [EventRow] {
    guard holder != 0 else {
      return try sql(
        """
        SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim
        FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
          AND e.connector = w.connector AND e.event = w.event
        WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 ORDER BY e.event
        """, in: queue
      ).eventRows()
    }
    return try sql(
      """
      SELECT \(EventRow.columns), c.claim, h.failed, c.claim
      FROM claim c \(Self.heldEvents)
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.claim = $4 ORDER BY e.event
      """, in: queue, .int(holder)
    ).eventRows()
  }

  /// Joins claims `c` with the events `e` that they hold; `h.failed` says which failed.
  static let heldEvents = """
    CROSS JOIN LATERAL (
      SELECT unnest(c.held) AS event, false AS failed
      UNION ALL SELECT unnest(c.held_failed), true) AS h
    JOIN event e ON e.portal = c.portal AND e.app = c.app AND e.connector = c.connector
      AND e.event = h.event
    """

  /// The unclaimed events that a claim may act on, by ascending number.
  func returnedRows(of claim: ClaimRow, in queue: QueueKey) throws(StoreError) -> [EventRow] {
    guard claim.hasReturned else { return [] }
    return try sql(
      """
      SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim
      FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
        AND e.connector = w.connector AND e.event = w.event
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.last_claim = $4
        AND w.last_claim <> 0
      ORDER BY e.event
      """, in: queue, .int(claim.number)
    ).eventRows()
  }

  /// Those that are meant of the events that a claim may act on, by ascending number.
  func rows(
    grantedTo claim: ClaimRow, _ selection: AcknowledgeEvents.Selection, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    let held = try rows(heldBy: claim.number, in: queue)
    let returned = try returnedRows(of: claim, in: queue)
    let rows = returned.isEmpty ? held : (held + returned).sorted { $0.number < $1.number }
    switch selection {
    case .all:
      return rows
    case .ids(let ids):
      let wanted = Set(ids.map(\.rawValue))
      return rows.filter { wanted.contains($0.number) }
    case .messageIDs(let ids):
      let wanted = Set(ids.map(\.bytes))
      return rows.filter { wanted.contains($0.messageID) }
    }
  }
}

extension StatementSource {
  /// What an event carries.
  func body(_ number: Int64, in queue: QueueKey) throws(StoreError) -> EventBody {
    let rows = try sql(
      """
      SELECT member, data FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
      """, in: queue, .int(number))
    guard rows.count == 1 else { throw StoreError(.corrupt, "event \(number) is missing") }
    return EventBody(rows, 0, 0)
  }
}
