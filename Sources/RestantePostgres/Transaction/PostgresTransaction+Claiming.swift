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
      return .events(rows.map { $0.row.event($0.body, processID: .unclaimed) })
    case .reserve(let lease):
      try hold(rows.map(\.row), by: operation.processID, lease: lease, in: queue)
      count(.claimed, rows.count)
      return .events(rows.map { $0.row.event($0.body, processID: operation.processID) })
    }
  }

  /// Gives unclaimed events to the claim of a process id.
  private func hold(
    _ rows: [EventRow], by processID: ProcessID, lease: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    try holdMore(processID, rows, lease: lease, in: queue)
    try take(rows, in: queue)
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    _ = try own(queue)
    guard let known = try claim(operation.processID, mode: operation.mode, in: queue) else {
      return .events([])
    }
    let claim = try renew(known, lease: operation.lease, in: queue)
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
        ? rows.map { $0.row } : try heldRows(of: claim, in: queue)
      try part(with: doomed, as: operation.departure, operation.processID, in: queue)
    }
    return .events(rows.map { $0.row.event($0.body, processID: operation.processID) })
  }

  /// Lets a claim hold again all that it may act on; answers the claim as it is then.
  private func renew(
    _ claim: ClaimRow, lease: Int64?, in queue: QueueKey
  ) throws(StoreError) -> ClaimRow {
    guard claim.number != 0 else { return claim }
    let returned = claim.hasReturned ? try rows(returnedBy: claim.number, in: queue) : []
    try holdMore(claim, returned, lease: lease, in: queue)
    try take(returned, in: queue)
    var renewed = claim
    renewed.held += Int64(returned.count)
    renewed.hasReturned = false
    return renewed
  }

  /// Takes unclaimed events away for a claim that holds them now.
  private func take(_ rows: [EventRow], in queue: QueueKey) throws(StoreError) {
    var batch = ChangeBatch()
    leave(rows, in: queue, &batch)
    try batch.run(on: session)
    state.move(Int64(rows.count), .claimed, in: queue)
  }
}
