import RestanteCore

/// Giving events back, and what becomes of dead letters. The queue is the transaction's own.
extension PostgresTransaction {
  func release(_ operation: ReleaseEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    try own(queue)
    guard let claim = try claim(operation.processID, mode: .safe, in: queue) else { return 0 }
    let rows = try rows(grantedTo: claim, operation.selection, in: queue)
    let count = try giveUp(rows, of: claim, in: queue) { _ in }
    state.counts[.released] += Int64(count)
    return count
  }

  func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    try own(queue)
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    for letter in letters { try makePending(letter, in: queue) }
    state.counts[.redriven] += Int64(letters.count)
    return letters.count
  }

  /// Makes a dead letter pending, on which no process id may act.
  func makePending(_ letter: EventRow, in queue: QueueKey) throws(StoreError) {
    var pending = letter
    pending.adopt(CopyRules.pending(letter.narrowEvent))
    pending.lastClaim = 0
    try put(pending, insteadOf: letter, in: queue)
  }

  func drop(_ operation: DropEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    try own(queue)
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    try remove(letters, from: queue)
    state.counts[.dropped] += Int64(letters.count)
    return letters.count
  }

  /// The first dead letters that are meant, by time and number.
  private func deadLetters(
    _ selection: DeadLetterSelection, limit: Int, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    var filter = FilterSQL(
      EventFilter(), columns: .waiting(isFailed: true), firstParameter: 6)
    var names = ("true", Parameter.int(0))
    switch selection {
    case .all: break
    case .filter(let wanted):
      filter = FilterSQL(wanted, columns: .waiting(isFailed: true), firstParameter: 6)
    case .ids(let ids): names = ("w.event = ANY($5)", .ints(ids.map(\.rawValue)))
    case .messageIDs(let ids): names = ("w.message_id = ANY($5)", .blobs(ids.map(\.bytes)))
    }
    return try session.run(
      """
      SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim
      FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
        AND e.connector = w.connector AND e.event = w.event
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed AND \(names.0)
        \(filter.text)
      ORDER BY w.occurred_at, w.event LIMIT $4
      """, queue.parameters + [.int(Int64(limit)), names.1] + filter.parameters
    ).eventRows()
  }
}
