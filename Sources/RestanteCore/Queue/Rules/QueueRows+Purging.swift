/// Purging what somebody selected.
extension QueueRows {
  /// Removes events as they were seen.
  public func purge(_ operation: PurgeEvents) throws(StoreError) -> PurgeOutcome {
    let queue = operation.queue
    guard !operation.targets.isEmpty, operation.part != .claimed, try own(queue) else {
      return PurgeOutcome()
    }
    let targets = Dictionary(operation.targets.map { ($0.id, $0) }) { first, _ in first }
    if operation.part == .past { return try purgePast(targets, of: queue) }
    let isFailed = operation.part == .dead
    let found = try unclaimedRows(numbered: Set(targets.keys), in: queue).filter { row in
      row.state.isFailed == isFailed && targets[row.state.id]?.occurrence == row.state.occurrence
    }
    let damaged = found.filter { targets[$0.state.id]?.isDamaged == true }
    let sound = found.filter { targets[$0.state.id]?.isDamaged != true }
    try part(with: sound, isHead: false, as: .purged, operation.processID, in: queue)
    if !damaged.isEmpty {
      try discard(damaged, in: queue)
      count(.purgedByOperator, damaged.count)
    }
    let isKept = try settings(of: queue).history > 0
    return PurgeOutcome(purged: found.count, restorable: isKept ? sound.count : 0)
  }

  /// Forgets past events, whether or not they are still to be seen.
  private func purgePast(
    _ targets: [EventID: PurgeEvents.Target], of queue: QueueKey
  ) throws(StoreError) -> PurgeOutcome {
    let selection = HistorySelection(ids: targets.keys.sorted { $0.rawValue < $1.rawValue })
    let scan = HistoryScan(
      selection: selection, after: nil, limit: targets.count, settings: try settings(of: queue),
      now: now)
    let found = try pastRows(scan, of: queue).filter { past in
      targets[past.row.state.id]?.occurrence == past.row.state.occurrence
    }
    guard !found.isEmpty else { return PurgeOutcome() }
    try apply(RowChanges(forgotten: found), in: queue)
    count(.forgotten, found.count)
    return PurgeOutcome(purged: found.count)
  }
}
