import RestanteCore

/// Changing many neighbouring events with few statements.
extension SQLiteTransaction {
  /// Gives unclaimed events to a claim.
  ///
  /// - Parameter isHead: Whether these are the first pending events in the order of the table, so
  ///   that naming the last of them names them all.
  func hold(
    _ rows: [EventRow], by claim: Int64, isHead: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    guard isHead, let last = rows.last else {
      for row in rows { try hold(row, by: claim, in: queue) }
      return
    }
    var changed = 0
    for range in Self.headRanges {
      let statement = try sql("UPDATE event SET holder = ?, last_claim = ? WHERE \(range)")
      statement.bind(claim).bind(claim)
      changed += try Self.bind(last, queue, to: statement).run()
    }
    try check(changed, equals: rows.count)
    count(holder: 0, isFailed: false, by: -Int64(changed), in: queue)
    count(holder: claim, isFailed: false, by: Int64(changed), in: queue)
    try forgetReturns(of: rows, in: queue)
  }

  /// Removes unclaimed events but leaves what they carry; `isHead` as for `hold`.
  func detach(_ rows: [EventRow], isHead: Bool, from queue: QueueRecord) throws(StoreError) {
    guard isHead, let last = rows.last else {
      for row in rows { try detach(row, from: queue) }
      return
    }
    var changed = 0
    for range in Self.headRanges {
      let statement = try sql("DELETE FROM event WHERE \(range)")
      changed += try Self.bind(last, queue, to: statement).run()
    }
    try check(changed, equals: rows.count)
    count(holder: 0, isFailed: false, by: -Int64(changed), in: queue)
    try forgetReturns(of: rows, in: queue)
  }

  /// Removes everything that a claim holds but leaves what it carries; `rows` is all of it.
  func detachClaimed(
    _ rows: [EventRow], by claim: Int64, from queue: QueueRecord
  ) throws(StoreError) {
    let changed = try sql(
      "DELETE FROM event WHERE portal = ? AND app = ? AND queue = ? AND holder = ?"
    ).bind(queue).bind(claim).run()
    try check(changed, equals: rows.count)
    count(holder: claim, isFailed: false, by: -Int64(changed), in: queue)
  }

  private func check(_ changed: Int, equals expected: Int) throws(StoreError) {
    guard changed == expected else {
      throw StoreError(.corrupt, "\(changed) events changed where \(expected) were read")
    }
  }

  /// The pending events up to a time and number, as two ranges: one condition with OR would make
  /// SQLite look at the whole last second.
  private static let headRanges = [
    """
    portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
      AND occurred_at < ? AND ? <> 0
    """,
    """
    portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
      AND occurred_at = ? AND event <= ?
    """,
  ]

  private static func bind(
    _ last: EventRow, _ queue: QueueRecord, to statement: Statement
  ) -> Statement {
    statement.bind(queue).bind(last.occurredAt).bind(last.number)
  }
}
