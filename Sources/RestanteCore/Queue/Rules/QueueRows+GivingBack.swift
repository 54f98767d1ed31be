/// Giving events back before their lease is over.
extension QueueRows {
  /// Gives events back; returns how many.
  public func release(_ operation: ReleaseEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    guard try own(queue), let claim = try claim(operation.processID, mode: .safe, in: queue) else {
      return 0
    }
    let rows = try rows(grantedTo: claim, operation.selection, in: queue)
    guard !rows.isEmpty else { return 0 }
    let released = try giveUp(rows, in: queue) { $0 }
    count(.released, released)
    return released
  }
}
