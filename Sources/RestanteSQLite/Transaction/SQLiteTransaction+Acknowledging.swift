import RestanteCore

/// Removing claimed events for good.
extension SQLiteTransaction {
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue),
      let holder = try holder(operation.processID, mode: operation.mode, in: queue)
    else { return 0 }
    let rows = try rows(heldBy: holder, in: queue)
    let doomed: [EventRow]
    switch operation.selection {
    case .all:
      doomed = rows
    case .ids(let ids):
      let wanted = Set(ids.map(\.rawValue))
      doomed = rows.filter { wanted.contains($0.number) }
    case .messageIDs(let ids):
      let wanted = Set(ids.map(\.bytes))
      doomed = rows.filter { wanted.contains($0.messageID) }
    }
    for row in doomed { try remove(row, from: queue) }
    try shrinkClaim(holder, by: doomed.count, in: queue)
    return doomed.count
  }
}
