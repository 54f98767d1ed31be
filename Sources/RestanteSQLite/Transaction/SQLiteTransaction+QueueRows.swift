import RestanteCore

/// Reading the rows that rules are about.
extension SQLiteTransaction: QueueRows {
  func own(_ key: QueueKey) throws(StoreError) -> Bool { try queue(key) != nil }

  func share(_ key: QueueKey) throws(StoreError) -> Bool { try own(key) }

  func pendingCount(of key: QueueKey) throws(StoreError) -> Int64 {
    try record(of: key)?.pending ?? 0
  }

  func count(_ count: QueueCount, _ events: Int) { state.counts[count] += Int64(events) }

  /// The rows of a queue that fulfil a condition, which may end with their order.
  private func rows(
    in key: QueueKey, by index: String = "", where condition: String, _ values: [SQLValue] = []
  ) throws(StoreError) -> [EventRow] {
    guard let queue = try record(of: key) else { return [] }
    let statement = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e \(index)
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND \(condition)
      """
    ).bind(queue)
    for value in values { statement.bind(value) }
    return try statement.eventRows()
  }

  func rows(heldBy claims: [Int64], in key: QueueKey) throws(StoreError) -> [EventRow] {
    var rows: [EventRow] = []
    for claim in claims {
      rows += try self.rows(in: key, where: "e.holder = ?", [.integer(claim)])
    }
    return rows
  }

  /// The first rows that a claim holds, by number.
  func firstRows(
    heldBy claim: Int64, limit: Int, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    try rows(
      in: key, where: "e.holder = ? ORDER BY e.event LIMIT ?",
      [.integer(claim), .integer(Int64(limit))])
  }

  func unclaimedRows(
    numbered numbers: Set<EventID>, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    try rows(numbered: numbers, in: key).filter { $0.holder == 0 }
  }

  private func rows(
    numbered numbers: Set<EventID>, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    var rows: [EventRow] = []
    for number in numbers {
      rows += try self.rows(in: key, where: "e.event = ?", [.integer(number.rawValue)])
    }
    return rows
  }

  func unclaimedRows(in key: QueueKey) throws(StoreError) -> [EventRow] {
    try rows(in: key, where: "e.holder = 0")
  }

  func claimedRows(
    _ keys: Set<MessageID>, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    guard let queue = try record(of: key), queue.claimed > 0 else { return [] }
    return try rows(in: key, where: "e.holder > 0").filter { keys.contains($0.state.messageID) }
  }

  func unclaimedRows(
    _ copies: Set<CopyKey>, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    guard let queue = try record(of: key) else { return [] }
    var rows: [EventRow] = []
    for copy in copies {
      let bytes = copy.messageID.bytes
      let row =
        copy.isFailed ? try failedRow(bytes, in: queue) : try keyEntry(of: bytes, in: queue).row
      if let row { rows.append(row) }
    }
    return rows
  }

  func rows(returnedBy claim: Int64, in key: QueueKey) throws(StoreError) -> [EventRow] {
    guard let queue = try record(of: key) else { return [] }
    return try sql(
      """
      SELECT \(EventRow.columns) FROM returned_event r
        CROSS JOIN event e INDEXED BY event_by_id
      WHERE r.portal = ?1 AND r.app = ?2 AND r.claim = ?4
        AND e.portal = ?1 AND e.app = ?2 AND e.queue = ?3 AND e.event = r.event
      """
    ).bind(queue).bind(claim).eventRows()
  }

  func oldestPendingRow(in key: QueueKey) throws(StoreError) -> EventRow? {
    try rows(
      in: key,
      where: "e.holder = 0 AND e.failed = 0 ORDER BY e.occurred_at, e.event LIMIT 1"
    ).first
  }

  /// Naming dead letters costs as much as there are names, not as there are dead letters.
  func deadLetters(
    _ selection: DeadLetterSelection, limit: Int, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    var named: [EventRow] = []
    switch selection {
    case .all: return try deadLetters(EventFilter(), limit: limit, in: key)
    case .filter(let filter): return try deadLetters(filter, limit: limit, in: key)
    case .ids(let ids):
      named = try rows(numbered: Set(ids), in: key).filter(\.isDeadLetter)
    case .messageIDs(let ids):
      named = try unclaimedRows(
        Set(ids.map { CopyKey(messageID: $0, isFailed: true) }), in: key)
    }
    named.sort { ($0.state.occurredAt, $0.number) < ($1.state.occurredAt, $1.number) }
    return Array(named.prefix(limit))
  }

  private func deadLetters(
    _ filter: EventFilter, limit: Int, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    guard let queue = try record(of: key) else { return [] }
    let search = UnclaimedSearch(queue: key, isFailed: true, filter: filter, order: .claimDefault)
    guard isLong(search, among: queue.failed, in: queue) else {
      return try deadLetters(filter, among: nil, limit: limit, in: key)
    }
    let found = try found(by: .unclaimed(search), limit: limit)
    let letters = try deadLetters(filter, among: found, limit: limit, in: key)
    if letters.count < limit, !found.isAll || letters.isEmpty {
      try lookAgain(letters.count, of: found, by: .unclaimed(search))
    }
    return letters
  }

  private func deadLetters(
    _ filter: EventFilter, among found: Found?, limit: Int, in key: QueueKey
  ) throws(StoreError) -> [EventRow] {
    let condition = FilterSQL(filter, isAmongNumbers: found != nil)
    return try rows(
      in: key, by: found == nil ? "" : Self.foundIndex,
      where: """
        e.holder = 0 AND e.failed = 1 \(condition.text) \(found == nil ? "" : Self.foundCondition)
        ORDER BY e.occurred_at, e.event LIMIT ?
        """,
      condition.values + (found.map { [.text($0.json)] } ?? []) + [.integer(Int64(limit))])
  }
}
