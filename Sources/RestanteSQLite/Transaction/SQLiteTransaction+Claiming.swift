import RestanteCore

/// Claiming, taking and reading again.
extension SQLiteTransaction {
  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply {
    guard let queue = try queue(operation.queue) else { return .events([]) }
    let hasSome = operation.wantsFailed ? queue.failed > 0 : queue.pending > 0
    guard hasSome else { return .events([]) }
    let selection = try select(
      RowSelection(
        holder: 0, isFailed: operation.wantsFailed, filter: operation.filter,
        order: operation.order, limit: operation.limit, bounds: operation.bounds), from: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    guard !rows.isEmpty else { return .events([]) }
    // A claim without conditions takes the head of the queue: neighbours, changed at one stroke.
    let isHead =
      operation.filter.isEmpty && operation.order == .claimDefault && !operation.wantsFailed
    switch operation.disposition {
    case .take:
      let taken = rows.map(\.row)
      try detach(taken, isHead: isHead, from: queue)
      try part(with: taken, as: .taken, operation.processID, in: queue)
      return .events(rows.map { $0.event($1, processID: .unclaimed) })
    case .reserve(let lease):
      let claim = try holdMore(
        operation.processID, count: rows.count, lease: lease, in: queue)
      try hold(rows.map(\.row), by: claim, isHead: isHead, in: queue)
      count(.claimed, rows.count)
      return .events(rows.map { $0.event($1, processID: operation.processID) })
    }
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    guard let queue = try queue(operation.queue),
      let known = try claim(operation.processID, mode: operation.mode, in: queue.key)
    else { return .events([]) }
    let claim = try renew(known, lease: operation.lease, in: queue)
    let selection = try select(
      RowSelection(
        holder: claim.number, isFailed: operation.wantsFailed, filter: operation.filter,
        order: operation.order, limit: operation.limit, bounds: operation.bounds), from: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    if operation.removes, !rows.isEmpty {
      let doomed =
        operation.mode == .safe
        ? rows.map { $0.row } : try heldRows(of: claim, in: queue.key)
      try detach(doomed, from: queue)
      try part(with: doomed, as: operation.departure, operation.processID, in: queue)
    }
    return .events(rows.map { $0.event($1, processID: operation.processID) })
  }

  /// Lets a claim hold again all that it may act on; answers the claim as it is then.
  private func renew(
    _ claim: ClaimRow, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) -> ClaimRow {
    guard claim.number != 0 else { return claim }
    let returned =
      claim.hasReturned ? try rows(returnedBy: claim.number, in: queue.key) : []
    try holdMore(claim, count: returned.count, lease: lease, in: queue)
    try hold(returned, by: claim.number, isHead: false, in: queue)
    var renewed = claim
    renewed.held += Int64(returned.count)
    renewed.hasReturned = false
    return renewed
  }
}
