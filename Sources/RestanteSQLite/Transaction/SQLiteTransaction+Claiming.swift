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
      return .events(rows.map { $0.event(body: $1, processID: .unclaimed) })
    case .reserve(let lease):
      let claim = try holdMore(
        operation.processID, count: rows.count, lease: lease, in: queue)
      try hold(rows.map(\.row), by: claim, isHead: isHead, in: queue)
      state.counts[.claimed] += Int64(rows.count)
      return .events(rows.map { $0.event(body: $1, processID: operation.processID) })
    }
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    guard let queue = try queue(operation.queue),
      let claim = try claim(operation.processID, mode: operation.mode, in: queue)
    else { return .events([]) }
    try renew(claim, lease: operation.lease, in: queue)
    let selection = try select(
      RowSelection(
        holder: claim.number, isFailed: operation.wantsFailed, filter: operation.filter,
        order: operation.order, limit: operation.limit, bounds: operation.bounds), from: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    if operation.removes, !rows.isEmpty {
      let doomed =
        operation.mode == .safe
        ? rows.map { $0.row } : try self.rows(heldBy: claim.number, in: queue)
      for row in doomed { try detach(row, from: queue) }
      try shrinkClaim(claim.number, by: doomed.count, in: queue)
      try part(with: doomed, as: operation.departure, operation.processID, in: queue)
    }
    return .events(rows.map { $0.event(body: $1, processID: operation.processID) })
  }

  /// Lets a claim hold again all that it may act on.
  private func renew(
    _ claim: ClaimRow, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) {
    guard claim.number != 0 else { return }
    let returned = try returnedRows(of: claim, in: queue)
    try holdMore(claim, count: returned.count, lease: lease, in: queue)
    for row in returned { try hold(row, by: claim.number, in: queue) }
  }
}
