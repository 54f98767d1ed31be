import RestanteCore

/// Giving rows to claims.
extension SQLiteTransaction {
  func hold(
    _ rows: [EventRow], isHead: Bool, by processID: ProcessID, lease: Int64?, in key: QueueKey
  ) throws(StoreError) {
    let queue = try knownQueue(key)
    let claim = try holdMore(processID, count: rows.count, lease: lease, in: queue)
    try hold(rows, by: claim, isHead: isHead, in: queue)
  }

  func hold(
    _ rows: [EventRow], by claim: ClaimRow, _ renewal: ReadClaim.Renewal, in key: QueueKey
  ) throws(StoreError) {
    let queue = try knownQueue(key)
    try holdMore(claim, count: rows.count, renewal, in: queue)
    try hold(rows, by: claim.number, isHead: false, in: queue)
  }
}
