import RestanteCore

/// Giving events back, and what becomes of dead letters.
extension SQLiteTransaction {
  func release(_ operation: ReleaseEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue),
      let claim = try claim(operation.processID, mode: .safe, in: queue)
    else { return 0 }
    let rows = try rows(grantedTo: claim, operation.selection, in: queue)
    let count = try giveUp(rows, of: claim, in: queue) { _ in }
    state.counts[.released] += Int64(count)
    return count
  }

  func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue) else { return 0 }
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    for letter in letters { try makePending(letter, in: queue) }
    state.counts[.redriven] += Int64(letters.count)
    return letters.count
  }

  /// Makes a dead letter pending, on which no process id may act.
  func makePending(_ letter: EventRow, in queue: QueueRecord) throws(StoreError) {
    var pending = letter
    pending.adopt(CopyRules.pending(letter.narrowEvent))
    pending.lastClaim = 0
    try put(pending, insteadOf: letter, in: queue)
  }

  func drop(_ operation: DropEvents) throws(StoreError) -> Int {
    guard let queue = try queue(operation.queue) else { return 0 }
    let letters = try deadLetters(operation.selection, limit: operation.limit, in: queue)
    for letter in letters { try remove(letter, from: queue) }
    state.counts[.dropped] += Int64(letters.count)
    return letters.count
  }

  /// The first dead letters that are meant, by time and number. Naming them costs as much as there
  /// are names, not as there are dead letters.
  private func deadLetters(
    _ selection: DeadLetterSelection, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> [EventRow] {
    var named: [EventRow] = []
    switch selection {
    case .all: return try deadLetters(EventFilter(), limit: limit, in: queue)
    case .filter(let filter): return try deadLetters(filter, limit: limit, in: queue)
    case .ids(let ids):
      for id in Set(ids) {
        if let row = try row(id.rawValue, in: queue), row.isDeadLetter { named.append(row) }
      }
    case .messageIDs(let ids):
      for id in Set(ids) {
        if let row = try failedRow(id.bytes, in: queue) { named.append(row) }
      }
    }
    named.sort { ($0.occurredAt, $0.number) < ($1.occurredAt, $1.number) }
    return Array(named.prefix(limit))
  }

  private func deadLetters(
    _ filter: EventFilter, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> [EventRow] {
    let condition = FilterSQL(filter)
    let statement = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = 0 AND e.failed = 1
        \(condition.text)
      ORDER BY e.occurred_at, e.event LIMIT ?
      """
    ).bind(queue)
    for value in condition.values { statement.bind(value) }
    return try statement.bind(Int64(limit)).eventRows()
  }

  func row(_ number: Int64, in queue: QueueRecord) throws(StoreError) -> EventRow? {
    try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE portal = ? AND app = ? AND queue = ? AND event = ?
      """
    ).bind(queue).bind(number).eventRow()
  }
}
