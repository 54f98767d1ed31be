import RestanteCore

/// Giving rows to claims.
extension PostgresTransaction {
  func hold(
    _ rows: [EventRow], isHead: Bool, by processID: ProcessID, lease: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    try holdMore(processID, rows, lease: lease, in: queue)
    try take(rows, in: queue)
  }

  func hold(
    _ rows: [EventRow], by claim: ClaimRow, _ renewal: ReadClaim.Renewal, in queue: QueueKey
  ) throws(StoreError) {
    try holdMore(claim, rows, renewal, in: queue)
    try take(rows, in: queue)
  }

  /// Takes unclaimed events away for a claim that holds them now.
  private func take(_ rows: [EventRow], in queue: QueueKey) throws(StoreError) {
    var batch = ChangeBatch()
    leave(rows, in: queue, &batch)
    try batch.run(on: session)
    state.move(Int64(rows.count), .claimed, in: queue)
  }
}
