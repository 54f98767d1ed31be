import RestanteCore

/// Removing claimed events for good.
extension SQLiteTransaction {
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue),
      let claim = try claim(operation.processID, mode: operation.mode, in: queue.key)
    else { return 0 }
    let doomed = try rows(grantedTo: claim, operation.selection, in: queue.key)
    let held = doomed.filter { $0.holder != 0 }
    if !held.isEmpty, held.count == claim.held {
      try detachHeld(held, by: claim.number, from: queue)
      try detach(doomed.filter { $0.holder == 0 }, from: queue)
    } else {
      try detach(doomed, from: queue)
    }
    try keep(doomed, as: .acknowledged, operation.processID, of: queue)
    return doomed.count
  }
}
