import RestanteCore
import RestanteSQL

/// Finding and storing the rows of queues.
extension SQLiteTransaction {
  /// The queue's record, with all claims ended whose lease is over; `nil` when nothing was ever
  /// written to the queue.
  func queue(_ key: QueueKey) throws(StoreError) -> QueueRecord? {
    guard let record = try record(of: key) else { return nil }
    if let deadline = record.earliestDeadline, deadline <= now.milliseconds { try settle(record) }
    return record
  }

  /// The queue's record, whether or not claims are over that it does not know of.
  func record(of key: QueueKey) throws(StoreError) -> QueueRecord? {
    if let known = state.queues[key] { return known }
    return try storedRecord(of: key)
  }

  /// The record of a queue that is there.
  func knownQueue(_ key: QueueKey) throws(StoreError) -> QueueRecord {
    guard let record = try record(of: key) else {
      throw StoreError(.corrupt, "a queue with events has no row")
    }
    return record
  }

  private func storedRecord(of key: QueueKey) throws(StoreError) -> QueueRecord? {
    let statement = try sql(
      """
      SELECT q.queue, q.keyed_upto, q.pending, q.claimed, q.failed, q.keys, q.last_published_at,
        q.last_occurrence, \(ClaimRow.earliestDeadline)
      FROM queue q WHERE q.portal = ? AND q.app = ? AND q.connector = ?
      """
    ).bind(key.portal.rawValue).bind(key.application.rawValue).bind(key.connector)
    let record = try statement.first { (reader) throws(StoreError) in
      let number = reader.integer()
      let recentKeys = try recentKeys(
        of: key, number: number, storedUpTo: reader.optionalInteger())
      return QueueRecord(
        key: key, number: number, recentKeys: recentKeys, pending: reader.integer(),
        claimed: reader.integer(), failed: reader.integer(), keys: reader.integer(),
        lastPublishedAt: reader.integer(), lastOccurrence: reader.integer(),
        earliestDeadline: reader.optionalInteger())
    }
    state.queues[key] = record
    return record
  }

  /// The queue's record, made if nothing was ever written to it.
  func queueForWriting(_ key: QueueKey) throws(StoreError) -> QueueRecord {
    if let known = try queue(key) { return known }
    let number = try nextNumber("queue", portal: key.portal, application: key.application)
    let statement = try sql(
      """
      INSERT INTO queue
        (portal, app, queue, connector, pending, claimed, failed, keys, last_published_at)
      VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)
      """)
    statement.bind(key.portal.rawValue).bind(key.application.rawValue)
    try statement.bind(number).bind(key.connector).run()
    let record = QueueRecord(
      key: key, number: number,
      recentKeys: try recentKeys(of: key, number: nil, storedUpTo: nil))
    state.queues[key] = record
    return record
  }

  /// The next event number of an application; stored when the transaction ends.
  func nextEvent(of queue: QueueKey) throws(StoreError) -> Int64 {
    let next = try lastEvent(of: queue) + 1
    let key = WriterState.ApplicationKey(queue)
    state.lastEvents[key] = next
    state.changedLastEvents.insert(key)
    return next
  }

  /// The last event number of an application.
  func lastEvent(of queue: QueueKey) throws(StoreError) -> Int64 {
    let key = WriterState.ApplicationKey(queue)
    if let known = state.lastEvents[key] { return known }
    let last = try storedLastEvent(key)
    state.lastEvents[key] = last
    return last
  }

  private func storedLastEvent(_ key: WriterState.ApplicationKey) throws(StoreError) -> Int64 {
    let statement = try sql(
      "SELECT last FROM sequence WHERE portal = ? AND app = ? AND kind = 'event'")
    statement.bind(key.portal.rawValue).bind(key.application.rawValue)
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Counts an event in or out of the place where its row stands.
  func count(_ row: EventRow, by change: Int64, in queue: QueueRecord) {
    switch row.place {
    case .pending: queue.pending += change
    case .claimed: queue.claimed += change
    case .failed: queue.failed += change
    }
    queue.movements.move(change, row.place, named: row.state.name)
    queue.blockChanges.count(row, by: change)
    queue.changedBy = state.job
    state.noteActivity(in: queue)
    state.noteChange(of: queue)
  }

  /// Stores what the transaction changed in memory; called before the commit.
  func storeRecords() throws(StoreError) {
    for record in state.changedQueues {
      try store(record)
      try storeBlocks(of: record)
      record.isChanged = false
      state.queuesToSweep[record.key] = Self.needsSweep(record) ? record : nil
    }
    state.changedQueues.removeAll()
    for key in state.changedLastEvents {
      guard let last = state.lastEvents[key] else { continue }
      let statement = try sql(
        """
        INSERT INTO sequence (portal, app, kind, last) VALUES (?, ?, 'event', ?)
        ON CONFLICT (portal, app, kind) DO UPDATE SET last = excluded.last
        """)
      statement.bind(key.portal.rawValue).bind(key.application.rawValue)
      try statement.bind(last).run()
    }
    state.changedLastEvents.removeAll()
  }

  private func store(_ record: QueueRecord) throws(StoreError) {
    if record.recentKeys.count == 0 {
      state.recentKeys.noteChange(of: record.key)
      record.recentKeys.settle(at: try lastEvent(of: record.key))
    }
    try QueueBalance.check(
      record.key, pending: record.pending, claimed: record.claimed, failed: record.failed)
    let statement = try sql(
      """
      UPDATE queue SET pending = ?, claimed = ?, failed = ?, keys = ?, last_published_at = ?,
        last_occurrence = ?, keyed_upto = ?
      WHERE portal = ? AND app = ? AND queue = ?
      """)
    statement.bind(record.pending).bind(record.claimed).bind(record.failed).bind(record.keys)
    statement.bind(record.lastPublishedAt).bind(record.lastOccurrence)
    statement.bind(record.recentKeys.storedUpTo)
    try statement.bind(record).run()
  }
}

extension Statement {
  /// Binds the three numbers that every row of a queue begins with.
  @discardableResult
  func bind(_ queue: QueueRecord) -> Statement {
    bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(queue.number)
  }
}
