/// Ending claims whose lease is over.
///
/// A lease that is over is over at once and as a whole: whatever looks at the queue next gives back
/// everything that the claim held, in its own transaction. That costs as much as the claim is
/// large, never as much as the queue is deep, and claims are bounded as replies are.
extension QueueRows {
  /// Ends the claims of a queue whose deadline has come: the earliest deadline first, of each claim
  /// the events by ascending number. Stores call this when they let a transaction have the queue.
  public func endClaims(of queue: QueueKey) throws(StoreError) {
    let expired = try expiredClaims(of: queue)
    guard !expired.isEmpty else { return }
    let settings = try settings(of: queue)
    let held = Dictionary(
      grouping: try rows(heldBy: expired.map(\.number), in: queue), by: \.holder)
    var moves: [(old: EventRow, new: EventRow)] = []
    for claim in expired {
      let rows = held[claim.number] ?? []
      try claim.check(rows.count)
      guard let deadline = claim.deadline else { continue }
      for row in rows.sorted(by: { $0.number < $1.number }) {
        var returned = row
        returned.holder = 0
        returned.state = CopyRules.released(row.state, at: deadline, settings: settings)
        moves.append((row, returned))
      }
    }
    count(.expired, moves.count)
    count(.exhausted, moves.count { !$0.old.state.isFailed && $0.new.state.isFailed })
    try move(moves, in: queue)
  }

  /// Ends the claims of all queues of a portal whose deadline has come.
  public func endClaims(on portal: PortalID) throws(StoreError) {
    for queue in try queuesWithExpiredClaims(on: portal) { _ = try own(queue) }
  }
}
