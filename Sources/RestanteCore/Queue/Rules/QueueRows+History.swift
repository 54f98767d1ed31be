/// What left queues and can be restored.
extension QueueRows {
  /// Brings past events back, the newest first.
  public func restore(_ operation: RestoreEvents) throws(StoreError) -> RestoreOutcome {
    let queue = operation.queue
    guard try own(queue) else { return RestoreOutcome() }
    let scan = HistoryScan(
      selection: operation.selection, after: operation.after, limit: operation.limit,
      settings: try settings(of: queue), now: now)
    let found = try pastRows(scan, of: queue)
    var outcome = RestoreOutcome(
      next: found.count == operation.limit ? found.last?.position : nil)
    let meant = found.filter(\.passes)
    guard !meant.isEmpty else { return outcome }
    let present = try unclaimedRows(copies(meant.map(\.row.state.messageID), [false]), in: queue)
    var pending = Set(present.map(\.state.messageID))
    var changes = RowChanges()
    for past in meant {
      if pending.insert(past.row.state.messageID).inserted {
        let row = EventRow(state: CopyRules.pending(past.row.state), body: past.row.body)
        changes.restored.append(RowChanges.Restoration(past: past, row: row))
        outcome.restored.append(past.row.state.id)
      } else {
        outcome.blocked.append(past.row.state.id)
      }
    }
    if !changes.isEmpty { try apply(changes, in: queue) }
    count(.restored, outcome.restored.count)
    return outcome
  }

  /// Forgets past events whose time is over; returns how many.
  public func pruneHistory(_ operation: PruneHistory) throws(StoreError) -> Int {
    var forgotten = 0
    for queue in try queuesWithHistory(on: operation.portal) where forgotten < operation.limit {
      forgotten += try forget(
        upTo: try settings(of: queue).forgetsUpTo(now), of: queue,
        limit: operation.limit - forgotten)
    }
    count(.forgotten, forgotten)
    return forgotten
  }
}
