import RestanteCore

/// Marking claimed events as failed. The queue is the transaction's own.
extension PostgresTransaction {
  func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    let wanted = Set(operation.messageIDs.map(\.bytes))
    guard !wanted.isEmpty else { return 0 }
    try own(queue)
    let claim = try claim(operation.processID, mode: operation.mode, in: queue)
    if operation.mode == .strict {
      try removeOtherCopies(of: wanted, notOf: claim?.number, in: queue)
    }
    guard let claim else { return 0 }
    let rows = try rows(grantedTo: claim, .all, in: queue).filter {
      wanted.contains($0.messageID) && (operation.mode == .safe || !$0.isFailed)
    }
    let settings = try settings(of: queue)
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
    of wanted: Set<[UInt8]>, notOf claim: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    if claim != 0 {
      for key in wanted {
        guard let row = try waitingRow(key, isFailed: false, in: queue), row.lastClaim != claim
        else { continue }
        try remove([row], from: queue)
        state.counts[.replaced] += 1
      }
    }
    let claimed = try sql(
      """
      SELECT \(EventRow.columns), c.claim, h.failed, c.claim
      FROM claim c \(Self.heldEvents)
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND NOT h.failed
        AND e.message_id = ANY($4)
      """, in: queue, .blobs(Array(wanted))
    ).eventRows()
    for row in claimed where row.holder != claim {
      try remove([row], from: queue)
      try shrinkClaim(row.holder, without: [row.number], in: queue)
      state.counts[.replaced] += 1
    }
  }
}
