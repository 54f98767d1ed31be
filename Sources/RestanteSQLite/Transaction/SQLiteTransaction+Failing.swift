import RestanteCore

/// Marking claimed events as failed.
extension SQLiteTransaction {
  func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue) else { return 0 }
    let wanted = Set(operation.messageIDs.map(\.bytes))
    guard !wanted.isEmpty else { return 0 }
    let claim = try claim(operation.processID, mode: operation.mode, in: queue)
    if operation.mode == .strict {
      try removeOtherCopies(of: wanted, notOf: claim?.number, in: queue)
    }
    guard let claim else { return 0 }
    let rows = try rows(grantedTo: claim, in: queue).filter {
      wanted.contains($0.messageID) && (operation.mode == .safe || !$0.isFailed)
    }
    let settings = try settings(of: queue.key)
    let count = try giveUp(rows, of: claim, in: queue) { failed in
      failed.adopt(
        CopyRules.failed(
          failed.narrowEvent, at: now, reason: operation.reason, mode: operation.mode,
          settings: settings))
    }
    state.counts[.failed] += Int64(count)
    return count
  }

  /// The original deletes every other copy that is not failed, a newer pending one included.
  private func removeOtherCopies(
    of wanted: Set<[UInt8]>, notOf claim: Int64?, in queue: QueueRecord
  ) throws(StoreError) {
    if claim != 0 {
      for key in wanted {
        guard let row = try pendingRow(key, in: queue), row.lastClaim != claim else { continue }
        try remove(row, from: queue)
        state.counts[.replaced] += 1
      }
    }
    let claimed = try claimedRows(of: queue).filter {
      !$0.isFailed && $0.holder != claim && wanted.contains($0.messageID)
    }
    for row in claimed {
      try remove(row, from: queue)
      try shrinkClaim(row.holder, by: 1, in: queue)
      state.counts[.replaced] += 1
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
}
