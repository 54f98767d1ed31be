/// What becomes of dead letters.
extension QueueRows {
  /// Makes dead letters pending; returns how many.
  public func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    guard try own(queue) else { return 0 }
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    try makePending(letters, in: queue)
    count(.redriven, letters.count)
    return letters.count
  }

  /// Removes dead letters for good; returns how many.
  public func drop(_ operation: DropEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    guard try own(queue) else { return 0 }
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    guard !letters.isEmpty else { return 0 }
    try apply(RowChanges(removed: letters), in: queue)
    count(.dropped, letters.count)
    return letters.count
  }

  /// Makes dead letters pending whose time for a retry has come; returns how many.
  public func retry(_ operation: RetryDeadLetters) throws(StoreError) -> Int {
    let portal = operation.portal
    try endClaims(on: portal)
    var retried = 0
    for application in try applicationsWithDueRetries(on: portal) where retried < operation.limit {
      let settings = try settings(of: QueueKey(portal: portal, application: application))
      guard settings.retry != nil else { continue }
      let queues = try queuesWithDueRetries(of: application, on: portal)
      for queue in queues { _ = try own(queue) }
      let due = try dueRetries(of: application, on: portal, limit: operation.limit - retried)
      for queue in queues {
        let letters = due.filter { $0.queue == queue }.map(\.row)
        try makePending(letters, in: queue)
        retried += letters.count
      }
    }
    count(.retried, retried)
    return retried
  }

  /// Makes dead letters pending, on which no process id may act.
  private func makePending(_ letters: [EventRow], in queue: QueueKey) throws(StoreError) {
    try move(
      letters.map { letter in
        (letter, EventRow(state: CopyRules.pending(letter.state), body: letter.body))
      }, in: queue)
  }
}
