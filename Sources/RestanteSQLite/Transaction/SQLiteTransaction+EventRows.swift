import RestanteCore

/// Writing and moving the rows of events. Every change keeps right what follows from rows.
extension SQLiteTransaction {
  func apply(_ changes: RowChanges, in key: QueueKey) throws(StoreError) {
    let queue = try knownQueue(key)
    let taken = Set(changes.replaced.compactMap { $0.takesBodyOf?.body })
    var bodies = changes.removed.map(\.body).filter { !taken.contains($0) }
    for row in changes.removed { try delete(row, from: queue) }
    for change in changes.replaced {
      var new = change.new
      if let source = change.takesBodyOf {
        new.body = source.body
        bodies.append(change.old.body)
      }
      try update(change.old, to: new, in: queue)
    }
    for restoration in changes.restored {
      try forget(restoration.past, of: queue)
      try write(restoration.row, to: queue)
    }
    for past in changes.forgotten {
      try forget(past, of: queue)
      bodies.append(past.row.body)
    }
    for insertion in changes.inserted {
      var row = insertion.row
      row.body = try insertBody(insertion.body, of: row.state)
      try write(row, to: queue)
    }
    try removeBodies(bodies)
    try note(left: changes.left, entered: changes.entered, in: queue)
    try removeEmptyDepartures(
      of: changes.restored.map(\.past) + changes.forgotten, in: key, queue: queue.number)
  }

  /// Deletes unclaimed events whose key may lead elsewhere, and what leads to them.
  func discard(_ rows: [EventRow], in key: QueueKey) throws(StoreError) {
    let queue = try knownQueue(key)
    for row in rows { queue.blockChanges.doubt(EventBlock.containing(row.number)) }
    try apply(RowChanges(removed: rows), in: key)
    for row in rows where row.state.isFailed {
      try sql("DELETE FROM failed_key WHERE portal = ? AND app = ? AND queue = ? AND event = ?")
        .bind(queue).bind(row.number).run()
    }
  }

  func insert(
    _ row: EventRow, hasNewKey: Bool, into queue: QueueRecord
  ) throws(StoreError) {
    try write(row, to: queue)
    try note(left: [], entered: [row], in: queue, haveNewKeys: hasNewKey)
  }

  /// Replaces `old` by `new`, which may stand elsewhere in the order but has the same number.
  func replace(_ old: EventRow, by new: EventRow, in queue: QueueRecord) throws(StoreError) {
    try update(old, to: new, in: queue)
    try note(left: [old], entered: [new], in: queue)
  }

  private static let insertion = """
    INSERT INTO event
      (portal, app, queue, holder, last_claim, body, \(EventColumns.names))
    VALUES (?, ?, ?, ?, ?, ?, \(EventColumns.parameters))
    """

  private func write(_ row: EventRow, to queue: QueueRecord) throws(StoreError) {
    let statement = try sql(Self.insertion).bind(queue)
    try statement.bind(row.holder).bind(row.lastClaim).bind(row.body).bind(row.state).run()
    queue.movements.insert()
  }

  /// The condition that names a row by its whole key.
  private static let place = """
    portal = ? AND app = ? AND queue = ? AND holder = ? AND failed = ? AND occurred_at = ?
      AND event = ?
    """

  private static let change = """
    UPDATE event SET (holder, last_claim, body, \(EventColumns.names))
      = (?, ?, ?, \(EventColumns.parameters))
    WHERE \(place)
    """

  private func update(
    _ old: EventRow, to new: EventRow, in queue: QueueRecord
  ) throws(StoreError) {
    let statement = try sql(Self.change)
    statement.bind(new.holder).bind(new.lastClaim).bind(new.body).bind(new.state)
    try change(old, with: statement, in: queue)
  }

  private static let deletion = "DELETE FROM event WHERE \(place)"

  private func delete(_ row: EventRow, from queue: QueueRecord) throws(StoreError) {
    try change(row, with: try sql(Self.deletion), in: queue)
  }

  private static let holding = "UPDATE event SET holder = ?, last_claim = ? WHERE \(place)"

  /// Runs a statement that ends with an event's whole key.
  private func change(
    _ row: EventRow, with statement: Statement, in queue: QueueRecord
  ) throws(StoreError) {
    statement.bind(queue).bind(row.holder).bind(row.state.isFailed).bind(row.state.occurredAt)
    guard try statement.bind(row.number).run() == 1 else {
      throw StoreError(.corrupt, "event \(row.number) is not where it was read")
    }
  }
}

/// Moving many neighbouring events with few statements.
extension SQLiteTransaction {
  /// Gives unclaimed events to a claim that counts them already.
  ///
  /// - Parameter isHead: Whether these are the first pending events in the order of the table, so
  ///   that naming the last of them names them all.
  func hold(
    _ rows: [EventRow], by claim: Int64, isHead: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    if isHead {
      let change = "UPDATE event SET holder = ?, last_claim = ? WHERE"
      try changeHead(upTo: rows, in: queue) { (range) throws(StoreError) in
        try sql("\(change) \(range)").bind(claim).bind(claim)
      }
    } else {
      for row in rows {
        try change(row, with: try sql(Self.holding).bind(claim).bind(claim), in: queue)
      }
    }
    let held = rows.map { row in
      var held = row
      held.holder = claim
      held.lastClaim = claim
      return held
    }
    try note(left: rows, entered: held, in: queue, isCountedByClaim: true)
  }

  /// Removes events but leaves what they carry; `isHead` as for `hold`.
  func detach(
    _ rows: [EventRow], isHead: Bool = false, from queue: QueueRecord
  ) throws(StoreError) {
    if isHead {
      try changeHead(upTo: rows, in: queue) { (range) throws(StoreError) in
        try sql("DELETE FROM event WHERE \(range)")
      }
    } else {
      for row in rows { try delete(row, from: queue) }
    }
    try note(left: rows, entered: [], in: queue)
  }

  /// Removes everything that a claim holds but leaves what it carries; `rows` is all of it.
  func detachHeld(
    _ rows: [EventRow], by claim: Int64, from queue: QueueRecord
  ) throws(StoreError) {
    let changed = try sql(
      "DELETE FROM event WHERE portal = ? AND app = ? AND queue = ? AND holder = ?"
    ).bind(queue).bind(claim).run()
    try check(changed, equals: rows.count)
    try note(left: rows, entered: [], in: queue)
  }

  private func changeHead(
    upTo rows: [EventRow], in queue: QueueRecord,
    _ statement: (String) throws(StoreError) -> Statement
  ) throws(StoreError) {
    guard let last = rows.last else { return }
    var changed = 0
    for range in Self.headRanges {
      changed += try statement(range).bind(queue).bind(last.state.occurredAt).bind(last.number)
        .run()
    }
    try check(changed, equals: rows.count)
  }

  private func check(_ changed: Int, equals expected: Int) throws(StoreError) {
    guard changed == expected else {
      throw StoreError(.corrupt, "\(changed) events changed where \(expected) were read")
    }
  }

  /// The pending events up to a time and number, as two ranges: one condition with OR would make
  /// SQLite look at the whole last second.
  private static let headRanges = [
    """
    portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
      AND occurred_at < ? AND ? <> 0
    """,
    """
    portal = ? AND app = ? AND queue = ? AND holder = 0 AND failed = 0
      AND occurred_at = ? AND event <= ?
    """,
  ]
}
