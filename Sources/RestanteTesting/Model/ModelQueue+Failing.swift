import RestanteCore

extension ModelQueue {
  /// Marks events as failed; answers how many copies were marked.
  mutating func fail(_ operation: FailEvents, at seconds: Int64) -> Int {
    switch operation.mode {
    case .safe: failSafely(operation, at: seconds)
    case .strict: failStrictly(operation, at: seconds)
    }
  }

  /// Touches only what the process id holds.
  private mutating func failSafely(_ operation: FailEvents, at seconds: Int64) -> Int {
    if operation.processID == .unclaimed { return 0 }
    let held = events.filter {
      $0.processID == operation.processID && operation.messageIDs.contains($0.messageID)
    }
    return markAllFailed(held, at: seconds)
  }

  /// Deletes what others hold, unclaimed copies included, before it marks: the original's trap.
  private mutating func failStrictly(_ operation: FailEvents, at seconds: Int64) -> Int {
    let isMeant = { (event: OfflineEvent) in
      !event.isFailed && operation.messageIDs.contains(event.messageID)
    }
    remove { isMeant($0) && $0.processID != operation.processID }
    return markAllFailed(events.filter(isMeant), at: seconds)
  }

  private mutating func markAllFailed(_ copies: [OfflineEvent], at seconds: Int64) -> Int {
    for copy in copies.sorted(by: { $0.id < $1.id }) { markFailed(copy.id, at: seconds) }
    return copies.count
  }
}
