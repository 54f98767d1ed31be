import RestanteCore

/// Reading, writing and moving the rows of events. Every change keeps the queue's figures right.
extension SQLiteTransaction {
  func insert(_ row: EventRow, into queue: QueueRecord) throws(StoreError) {
    let statement = try sql(
      """
      INSERT INTO event
        (portal, app, queue, holder, failed, occurred_at, event, message_id, name, attempts,
         first_at, failed_at, last_claim, body, reason, retry_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(queue).bind(row.holder).bind(row.isFailed).bind(row.occurredAt)
    statement.bind(row.number).bind(row.messageID).bind(row.name).bind(row.attempts)
    statement.bind(row.firstAt).bind(row.failedAt).bind(row.lastClaim).bind(row.body)
    try statement.bind(row.reason).bind(row.retryAt).run()
    queue.movements.insert()
    try enter(row, in: queue)
  }

  /// Replaces `old` by `new`, which may stand elsewhere in the order but has the same number.
  func replace(_ old: EventRow, by new: EventRow, in queue: QueueRecord) throws(StoreError) {
    let statement = try sql(
      """
      UPDATE event SET holder = ?, failed = ?, occurred_at = ?, message_id = ?, name = ?,
        attempts = ?, first_at = ?, failed_at = ?, last_claim = ?, body = ?, reason = ?,
        retry_at = ?
      WHERE portal = ? AND app = ? AND queue = ? AND holder = ? AND failed = ?
        AND occurred_at = ? AND event = ?
      """)
    statement.bind(new.holder).bind(new.isFailed).bind(new.occurredAt).bind(new.messageID)
    statement.bind(new.name).bind(new.attempts).bind(new.firstAt).bind(new.failedAt)
    statement.bind(new.lastClaim).bind(new.body).bind(new.reason).bind(new.retryAt)
    try change(old, with: statement, in: queue)
    // A claim that may act on it before and after must not be taken for an empty one in between.
    let staysReturned = old.isReturned && new.isReturned && old.lastClaim == new.lastClaim
    try leave(old, in: queue, staysReturned: staysReturned)
    try enter(new, in: queue, staysReturned: staysReturned)
  }

  /// Gives an unclaimed event to a claim.
  func hold(_ row: EventRow, by claim: Int64, in queue: QueueRecord) throws(StoreError) {
    let statement = try sql(
      """
      UPDATE event SET holder = ?, last_claim = ?
      WHERE portal = ? AND app = ? AND queue = ? AND holder = ? AND failed = ?
        AND occurred_at = ? AND event = ?
      """)
    try change(row, with: statement.bind(claim).bind(claim), in: queue)
    var held = row
    held.holder = claim
    try leave(row, in: queue)
    try enter(held, in: queue)
  }

  /// Removes an event and what it carries.
  func remove(_ row: EventRow, from queue: QueueRecord) throws(StoreError) {
    try detach(row, from: queue)
    try sql("DELETE FROM body WHERE body = ?").bind(row.body).run()
  }

  /// Removes an event but leaves what it carries.
  func detach(_ row: EventRow, from queue: QueueRecord) throws(StoreError) {
    let statement = try sql(
      """
      DELETE FROM event WHERE portal = ? AND app = ? AND queue = ? AND holder = ? AND failed = ?
        AND occurred_at = ? AND event = ?
      """)
    try change(row, with: statement, in: queue)
    try leave(row, in: queue)
  }

  /// What follows from an event's entering the state that it is in.
  private func enter(
    _ row: EventRow, in queue: QueueRecord, staysReturned: Bool = false
  ) throws(StoreError) {
    count(holder: row.holder, isFailed: row.isFailed, by: 1, in: queue)
    if row.isDeadLetter {
      try noteFailedKey(of: row, in: queue)
      try noteRetry(of: row, in: queue)
    }
    if row.isReturned, !staysReturned { try noteReturn(of: row, in: queue) }
  }

  /// What follows from an event's leaving the state that it is in.
  private func leave(
    _ row: EventRow, in queue: QueueRecord, staysReturned: Bool = false
  ) throws(StoreError) {
    count(holder: row.holder, isFailed: row.isFailed, by: -1, in: queue)
    if row.isDeadLetter {
      try forgetFailedKey(of: row, in: queue)
      try forgetRetry(of: row, in: queue)
    }
    if row.isReturned, !staysReturned { try forgetReturns(of: [row], in: queue) }
  }

  /// Runs a statement that ends with an event's whole key.
  private func change(
    _ row: EventRow, with statement: Statement, in queue: QueueRecord
  ) throws(StoreError) {
    statement.bind(queue).bind(row.holder).bind(row.isFailed).bind(row.occurredAt)
    guard try statement.bind(row.number).run() == 1 else {
      throw StoreError(.corrupt, "event \(row.number) is not where it was read")
    }
  }

  /// The events that a claim holds, or for 0 the unclaimed ones, by ascending number.
  func rows(heldBy holder: Int64, in queue: QueueRecord) throws(StoreError) -> [EventRow] {
    let rows = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE portal = ? AND app = ? AND queue = ? AND holder = ?
      """
    ).bind(queue).bind(holder).eventRows()
    return rows.sorted { $0.number < $1.number }
  }

  /// The events that a claim may act on, by ascending number.
  func rows(grantedTo claim: ClaimRow, in queue: QueueRecord) throws(StoreError) -> [EventRow] {
    let held = try rows(heldBy: claim.number, in: queue)
    let returned = try returnedRows(of: claim, in: queue)
    return returned.isEmpty ? held : (held + returned).sorted { $0.number < $1.number }
  }

  /// Those that are meant of the events that a claim may act on, by ascending number.
  func rows(
    grantedTo claim: ClaimRow, _ selection: AcknowledgeEvents.Selection, in queue: QueueRecord
  ) throws(StoreError) -> [EventRow] {
    let rows = try rows(grantedTo: claim, in: queue)
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
