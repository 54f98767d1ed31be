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
    switch operation.disposition {
    case .take:
      for (row, _) in rows { try remove(row, from: queue) }
      return .events(rows.map { $0.event(body: $1, processID: .unclaimed) })
    case .reserve(let lease):
      let claim = try holdMore(
        operation.processID, held: rows.count, lease: lease, in: queue)
      for (row, _) in rows { try hold(row, by: claim, in: queue) }
      return .events(rows.map { $0.event(body: $1, processID: operation.processID) })
    }
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    guard let queue = try queue(operation.queue),
      let holder = try holder(operation.processID, mode: operation.mode, in: queue)
    else { return .events([]) }
    let selection = try select(
      RowSelection(
        holder: holder, isFailed: operation.wantsFailed, filter: operation.filter,
        order: operation.order, limit: operation.limit, bounds: operation.bounds), from: queue)
    guard case .rows(let rows) = selection else { return .refusedBySize }
    if operation.removes, !rows.isEmpty {
      let doomed =
        operation.mode == .safe
        ? rows.map { $0.row } : try self.rows(heldBy: holder, in: queue)
      for row in doomed { try remove(row, from: queue) }
      try shrinkClaim(holder, by: doomed.count, in: queue)
    }
    return .events(rows.map { $0.event(body: $1, processID: operation.processID) })
  }
}
