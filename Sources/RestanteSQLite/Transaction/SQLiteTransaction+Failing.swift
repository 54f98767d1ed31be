import RestanteCore

/// Marking claimed events as failed.
extension SQLiteTransaction {
  func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue) else { return 0 }
    let wanted = Set(operation.messageIDs.map(\.bytes))
    guard !wanted.isEmpty else { return 0 }
    let holder = try holder(operation.processID, mode: operation.mode, in: queue)
    if operation.mode == .strict {
      try removeOtherCopies(of: wanted, notHeldBy: holder, in: queue)
    }
    guard let holder else { return 0 }
    let flag = operation.mode == .strict ? false : nil
    let rows = try rows(heldBy: holder, isFailed: flag, in: queue)
      .filter { wanted.contains($0.messageID) }
    for row in rows { try markFailed(row, in: queue) }
    try shrinkClaim(holder, by: rows.count, in: queue)
    return rows.count
  }

  /// The original deletes every other copy that is not failed, a newer pending one included.
  private func removeOtherCopies(
    of wanted: Set<[UInt8]>, notHeldBy holder: Int64?, in queue: QueueRecord
  ) throws(StoreError) {
    if holder != 0 {
      for key in wanted {
        if let row = try pendingRow(key, in: queue) { try remove(row, from: queue) }
      }
    }
    let claimed = try claimedRows(of: queue).filter {
      !$0.isFailed && $0.holder != holder && wanted.contains($0.messageID)
    }
    for row in claimed {
      try remove(row, from: queue)
      try shrinkClaim(row.holder, by: 1, in: queue)
    }
  }

  private func claimedRows(of queue: QueueRecord) throws(StoreError) -> [EventRow] {
    guard queue.claimed > 0 else { return [] }
    return try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE portal = ? AND app = ? AND queue = ? AND holder > 0
      """
    ).bind(queue).eventRows()
  }

  /// Lets a copy become failed; where its key has a failed copy already the two become one.
  private func markFailed(_ row: EventRow, in queue: QueueRecord) throws(StoreError) {
    var failed = row
    failed.holder = 0
    failed.isFailed = true
    failed.attempts += 1
    failed.failedAt = now.seconds
    if let present = try failedRow(row.messageID, in: queue) {
      try merge(failed, from: row, into: present, in: queue)
    } else {
      try replace(row, by: failed, in: queue)
    }
  }

  private func merge(
    _ arriving: EventRow, from source: EventRow, into present: EventRow, in queue: QueueRecord
  ) throws(StoreError) {
    let merged = CopyRules.merge(
      present: present.event(body: try body(present.body), processID: .unclaimed),
      arriving: arriving.event(body: try body(source.body), processID: .unclaimed))
    try remove(source, from: queue)
    try replaceBody(present.body, data: merged.data, user: merged.user)
    var row = present
    row.occurredAt = merged.occurredAt
    row.name = merged.name.text
    row.attempts = merged.attempts
    row.firstAt = merged.firstOccurredAt
    row.failedAt = merged.failedAt
    row.lastClaim = 0
    try replace(present, by: row, in: queue)
  }
}
