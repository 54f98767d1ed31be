/// Marking claimed events as failed.
extension QueueRows {
  /// Marks events as failed; returns how many.
  public func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    let wanted = Set(operation.messageIDs)
    guard !wanted.isEmpty, try own(queue) else { return 0 }
    let claim = try claim(operation.processID, mode: operation.mode, in: queue)
    if operation.mode == .strict {
      try removeOtherCopies(of: wanted, notOf: claim?.number, in: queue)
    }
    guard let claim else { return 0 }
    let rows = try rows(grantedTo: claim, .messageIDs(operation.messageIDs), in: queue)
      .filter { operation.mode == .safe || !$0.state.isFailed }
    guard !rows.isEmpty else { return 0 }
    let settings = try settings(of: queue)
    let failed = try giveUp(rows, in: queue) { state in
      CopyRules.failed(
        state, at: now, reason: operation.reason, mode: operation.mode, settings: settings)
    }
    count(.failed, failed)
    return failed
  }

  /// The original deletes every other copy that is not failed, a newer pending one included.
  private func removeOtherCopies(
    of wanted: Set<MessageID>, notOf claim: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    var others = try claimedRows(wanted, in: queue).filter {
      !$0.state.isFailed && $0.holder != claim
    }
    if claim != 0 {
      others += try unclaimedRows(copies(wanted, [false]), in: queue)
        .filter { $0.lastClaim != claim }
    }
    guard !others.isEmpty else { return }
    try apply(RowChanges(removed: others), in: queue)
    count(.replaced, others.count)
  }
}
