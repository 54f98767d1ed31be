import RestanteCore

/// What follows from rows' leaving the places where they stand and entering others.
extension SQLiteTransaction {
  /// Keeps right what is stored beside the rows: figures, what keys lead to, planned retries, and
  /// what claims may act on.
  ///
  /// - Parameters:
  ///   - left: The rows as they were.
  ///   - entered: The rows as they are.
  ///   - isCountedByClaim: Whether the claims that hold rows now counted them already.
  ///   - haveNewKeys: Whether it is known that the coalescing map has no entries for the keys of
  ///     the rows that entered.
  func note(
    left: [EventRow], entered: [EventRow], in queue: QueueRecord, isCountedByClaim: Bool = false,
    haveNewKeys: Bool = false
  ) throws(StoreError) {
    for row in left {
      count(row, by: -1, in: queue)
      if row.isDeadLetter {
        try forgetFailedKey(of: row, in: queue)
        try forgetRetry(of: row, in: queue)
      } else if row.isPending {
        forgetRecentKey(of: row, in: queue)
      }
    }
    for row in entered {
      count(row, by: 1, in: queue)
      if row.isDeadLetter {
        try noteFailedKey(of: row, in: queue)
        try noteRetry(of: row, in: queue)
      } else if row.isPending {
        try noteKey(of: row, isNew: haveNewKeys, in: queue)
      }
    }
    try noteGrants(left: left, entered: entered, in: queue, isCountedByClaim: isCountedByClaim)
  }

  /// An unclaimed event that a claim may still act on.
  private struct Returned: Hashable {
    var claim: Int64
    var event: Int64
  }

  private struct ClaimChange {
    var held: Int64 = 0
    var returned: Int64 = 0
  }

  /// Keeps right what claims may act on. A claim that may act on a row before and after is never
  /// taken for an empty one in between.
  private func noteGrants(
    left: [EventRow], entered: [EventRow], in queue: QueueRecord, isCountedByClaim: Bool
  ) throws(StoreError) {
    var changes: [Int64: ClaimChange] = [:]
    var gone: Set<Returned> = []
    var come: Set<Returned> = []
    for row in left {
      if row.holder != 0 { changes[row.holder, default: ClaimChange()].held -= 1 }
      if row.isReturned { gone.insert(Returned(claim: row.lastClaim, event: row.number)) }
    }
    for row in entered {
      if row.holder != 0, !isCountedByClaim {
        changes[row.holder, default: ClaimChange()].held += 1
      }
      if row.isReturned { come.insert(Returned(claim: row.lastClaim, event: row.number)) }
    }
    for row in gone where !come.contains(row) {
      try run("DELETE FROM returned_event", on: row, in: queue)
      changes[row.claim, default: ClaimChange()].returned -= 1
    }
    for row in come where !gone.contains(row) {
      try sql("INSERT INTO returned_event (portal, app, claim, event) VALUES (?, ?, ?, ?)")
        .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
        .bind(row.claim).bind(row.event).run()
      changes[row.claim, default: ClaimChange()].returned += 1
    }
    for (claim, change) in changes where change.held != 0 || change.returned != 0 {
      try self.change(claim, by: change, in: queue)
    }
  }

  private func run(
    _ command: String, on row: Returned, in queue: QueueRecord
  ) throws(StoreError) {
    try sql("\(command) WHERE portal = ? AND app = ? AND claim = ? AND event = ?")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
      .bind(row.claim).bind(row.event).run()
  }

  /// Counts what a claim may act on, and deletes it when that is nothing any more.
  private func change(
    _ claim: Int64, by change: ClaimChange, in queue: QueueRecord
  ) throws(StoreError) {
    let update = try sql(
      """
      UPDATE claim SET held = held + ?1, returned = returned + ?2,
        deadline = iif(held + ?1 > 0, deadline, NULL)
      WHERE portal = ?3 AND app = ?4 AND claim = ?5 RETURNING held, returned
      """)
    update.bind(change.held).bind(change.returned).bind(queue.key.portal.rawValue)
    update.bind(queue.key.application.rawValue).bind(claim)
    let figures = try update.first { (reader) throws(StoreError) in
      (held: reader.integer(), returned: reader.integer())
    }
    guard let figures else { throw StoreError(.corrupt, "claim \(claim) is missing") }
    guard figures.held >= 0, figures.returned >= 0 else {
      throw StoreError(
        .corrupt,
        "claim \(claim) would hold \(figures.held) events and \(figures.returned) returned ones")
    }
    guard figures == (0, 0) else { return }
    try sql("DELETE FROM claim WHERE portal = ? AND app = ? AND claim = ?")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(claim).run()
  }
}
