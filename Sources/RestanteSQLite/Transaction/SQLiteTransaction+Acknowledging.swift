import RestanteCore

/// Removing claimed events for good.
extension SQLiteTransaction {
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue),
      let claim = try claim(operation.processID, mode: operation.mode, in: queue)
    else { return 0 }
    let doomed = try rows(grantedTo: claim, operation.selection, in: queue)
    let held = doomed.filter { $0.holder != 0 }
    if !held.isEmpty, held.count == claim.held {
      try detachClaimed(held, by: claim.number, from: queue)
    } else {
      for row in held { try detach(row, from: queue) }
    }
    for row in doomed where row.holder == 0 { try detach(row, from: queue) }
    try shrinkClaim(claim.number, by: held.count, in: queue)
    try part(with: doomed, as: .acknowledged, operation.processID, in: queue)
    return doomed.count
  }
}
