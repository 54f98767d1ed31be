import RestanteCore

/// Claiming, taking and reading again.
extension PostgresTransaction {
  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    try share(queue)
    let selection = try selectWaiting(
      RowSelection(
        isFailed: operation.wantsFailed, filter: operation.filter, order: operation.order,
        limit: operation.limit, bounds: operation.bounds), from: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    guard !rows.isEmpty else { return .events([]) }
    switch operation.disposition {
    case .take:
      try part(with: rows.map(\.row), as: .taken, operation.processID, in: queue)
      return .events(rows.map { $0.row.event(body: $0.body, processID: .unclaimed) })
    case .reserve(let lease):
      try hold(rows.map(\.row), by: operation.processID, lease: lease, in: queue)
      state.counts[.claimed] += Int64(rows.count)
      return .events(rows.map { $0.row.event(body: $0.body, processID: operation.processID) })
    }
  }

  /// Gives unclaimed events to the claim of a process id.
  private func hold(
    _ rows: [EventRow], by processID: ProcessID, lease: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    try holdMore(
      processID, pending: rows.filter { !$0.isFailed }.map(\.number),
      failed: rows.filter(\.isFailed).map(\.number), lease: lease, in: queue)
    try leave(rows, in: queue)
    state.move(Int64(rows.count), .claimed, in: queue)
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    try own(queue)
    guard let claim = try claim(operation.processID, mode: operation.mode, in: queue) else {
      return .events([])
    }
    try renew(claim, lease: operation.lease, in: queue)
    let wanted = RowSelection(
      isFailed: operation.wantsFailed, filter: operation.filter, order: operation.order,
      limit: operation.limit, bounds: operation.bounds)
    let selection =
      claim.number == 0
      ? try selectWaiting(wanted, from: queue)
      : try selectHeld(wanted, by: claim.number, processID: operation.processID, in: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    if operation.removes, !rows.isEmpty {
      let doomed =
        operation.mode == .safe
        ? rows.map { $0.row } : try self.rows(heldBy: claim.number, in: queue)
      try part(with: doomed, as: operation.departure, operation.processID, in: queue)
      try shrinkClaim(claim.number, without: doomed.map(\.number), in: queue)
    }
    return .events(rows.map { $0.row.event(body: $0.body, processID: operation.processID) })
  }

  /// Lets a claim hold again all that it may act on.
  private func renew(
    _ claim: ClaimRow, lease: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    guard claim.number != 0 else { return }
    let returned = try returnedRows(of: claim, in: queue)
    try holdMore(
      claim, pending: returned.filter { !$0.isFailed }.map(\.number),
      failed: returned.filter(\.isFailed).map(\.number), lease: lease, in: queue)
    try leave(returned, in: queue)
    state.move(Int64(returned.count), .claimed, in: queue)
  }
}
