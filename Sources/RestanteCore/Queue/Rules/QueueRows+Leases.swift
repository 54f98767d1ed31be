/// Ending claims whose lease is over.
///
/// A lease that is over is over at once and as a whole: whatever looks at the queue next gives back
/// everything that the claim held, in its own transaction. That costs as much as the claim is
/// large, never as much as the queue is deep, and claims are bounded as replies are. A store where
/// others wait meanwhile may end them in steps, as long as whatever looks at the queue waits.
extension QueueRows {
  /// Ends the claims of a queue whose deadline has come: the earliest deadline first, of each claim
  /// the events by ascending number. Stores call this when they let a transaction have the queue.
  public func endClaims(of queue: QueueKey) throws(StoreError) {
    let expired = try expiredClaims(of: queue)
    guard !expired.isEmpty else { return }
    let rows = try rows(heldBy: expired.map(\.number), in: queue)
    let held = Dictionary(grouping: rows, by: \.holder)
    for claim in expired { try claim.check(held[claim.number]?.count ?? 0) }
    try giveBack(rows, of: expired, in: queue)
  }

  /// Gives back rows of claims whose deadline has come. A store that ends large claims a part at a
  /// time gives the first rows first, in the order that ``endClaims(of:)`` says.
  public func giveBack(
    _ rows: [EventRow], of expired: [ClaimRow], in queue: QueueKey
  ) throws(StoreError) {
    let settings = try settings(of: queue)
    let held = Dictionary(grouping: rows, by: \.holder)
    var moves: [(old: EventRow, new: EventRow)] = []
    for claim in expired {
      guard let deadline = claim.deadline else { continue }
      for row in (held[claim.number] ?? []).sorted(by: { $0.number < $1.number }) {
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
