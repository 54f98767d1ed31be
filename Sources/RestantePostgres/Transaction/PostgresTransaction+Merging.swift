import RestanteCore

/// Where copies of one key meet. The queue is the transaction's own.
extension PostgresTransaction {
  /// Lets a copy become pending or failed. Where its key has such a copy already the two become
  /// one, on which no process id may act.
  ///
  /// - Parameters:
  ///   - new: The copy as it shall be, unclaimed.
  ///   - old: The same copy as it is stored.
  /// - Returns: The number of the copy that it was merged into, `nil` when it was not.
  @discardableResult
  func put(
    _ new: EventRow, insteadOf old: EventRow, in queue: QueueKey
  ) throws(StoreError) -> Int64? {
    let present = try waitingRow(new.messageID, isFailed: new.isFailed, in: queue)
    if let present, present.number != new.number {
      try merge(new, insteadOf: old, into: present, in: queue)
      return present.number
    }
    try replace(old, by: new, in: queue)
    return nil
  }

  /// Lets copies that a claim may act on become pending or failed, by ascending number; answers how
  /// many. A copy that another one of them was merged into just before is no longer the claim's.
  func giveUp(
    _ rows: [EventRow], of claim: ClaimRow, in queue: QueueKey,
    change: (inout EventRow) -> Void
  ) throws(StoreError) -> Int {
    var given: [EventRow] = []
    var mergedInto: Set<Int64> = []
    for row in rows where !mergedInto.contains(row.number) {
      var free = row
      free.holder = 0
      free.lastClaim = 0
      change(&free)
      if let number = try put(free, insteadOf: row, in: queue) { mergedInto.insert(number) }
      given.append(row)
    }
    try shrinkClaim(
      claim.number, without: given.filter { $0.holder != 0 }.map(\.number), in: queue)
    return given.count
  }

  private func merge(
    _ arriving: EventRow, insteadOf source: EventRow, into present: EventRow, in queue: QueueKey
  ) throws(StoreError) {
    let merged = CopyRules.merge(
      present: present.event(
        body: try body(present.number, in: queue), processID: .unclaimed),
      arriving: arriving.event(body: try body(source.number, in: queue), processID: .unclaimed))
    try remove([source], from: queue)
    try replaceBody(present.number, user: merged.user, data: merged.data, in: queue)
    var row = present
    row.occurredAt = merged.occurredAt
    row.name = merged.name.text
    row.attempts = merged.attempts
    row.firstAt = merged.firstOccurredAt
    row.failedAt = merged.failedAt
    row.reason = merged.reason
    row.retryAt = merged.retryAt?.milliseconds
    row.lastClaim = 0
    state.counts[.merged] += 1
    try replace(present, by: row, in: queue)
  }
}
