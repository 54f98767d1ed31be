import RestanteCore

/// Where copies of one key meet.
extension SQLiteTransaction {
  /// Lets a copy become pending or failed. Where its key has such a copy already the two become
  /// one, on which no process id may act.
  ///
  /// - Parameters:
  ///   - new: The copy as it shall be, unclaimed.
  ///   - old: The same copy as it is stored.
  /// - Returns: The number of the copy that it was merged into, `nil` when it was not.
  @discardableResult
  func put(
    _ new: EventRow, insteadOf old: EventRow, in queue: QueueRecord
  ) throws(StoreError) -> Int64? {
    let present =
      new.isFailed
      ? try failedRow(new.messageID, in: queue) : try pendingRow(new.messageID, in: queue)
    if let present, present.number != new.number {
      try merge(new, insteadOf: old, into: present, in: queue)
      return present.number
    }
    try replace(old, by: new, in: queue)
    if !new.isFailed { try noteKey(of: new, in: queue) }
    return nil
  }

  private func merge(
    _ arriving: EventRow, insteadOf source: EventRow, into present: EventRow,
    in queue: QueueRecord
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
    if !row.isFailed { try noteKey(of: row, in: queue) }
  }
}
