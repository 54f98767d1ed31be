import RestanteCore

/// Keeping right what is known of blocks of events.
extension SQLiteTransaction {
  /// Stores what the open transaction changed in the blocks of a queue.
  func storeBlocks(of queue: QueueRecord) throws(StoreError) {
    guard !queue.blockChanges.isEmpty else { return }
    let taken = queue.blockChanges.takeAll()
    for change in taken.changes { try store(change, of: queue) }
    for block in taken.doubtful { try recount(block, of: queue) }
  }

  /// Counts the events of a block anew, by what they are.
  private func recount(_ block: Int64, of queue: QueueRecord) throws(StoreError) {
    try sql("DELETE FROM event_block WHERE portal = ? AND app = ? AND queue = ? AND block = ?")
      .bind(queue).bind(block).run()
    let condition = "portal = ? AND app = ? AND queue = ? AND event BETWEEN ? AND ?"
    for statement in EventBlockSchema.fill(where: condition) {
      try sql(statement).bind(queue).bind(EventBlock.first(of: block))
        .bind(EventBlock.last(of: block)).run()
    }
  }

  private static let place = "portal = ? AND app = ? AND queue = ? AND name = ? AND block = ?"

  private func store(
    _ change: BlockChanges.Change, of queue: QueueRecord
  ) throws(StoreError) {
    let name = change.name?.text ?? EventBlockSchema.anyName
    let counts = try statement(change, named: name, of: queue)
      .first { (reader) throws(StoreError) in (reader.integer(), reader.integer()) }
    guard let (events, unclaimed) = counts, events >= 0, (0...events).contains(unclaimed) else {
      throw StoreError(
        .corrupt, "the events in block \(change.block) of a queue do not add up")
    }
    if events == 0 {
      try sql("DELETE FROM event_block WHERE \(Self.place)")
        .bind(queue).bind(name).bind(change.block).run()
    }
  }

  /// Adds to a block's counts and returns them. Where no time can be new the index by time is not
  /// touched.
  private func statement(
    _ change: BlockChanges.Change, named name: String, of queue: QueueRecord
  ) throws(StoreError) -> Statement {
    guard let times = change.times else {
      return try sql(
        """
        UPDATE event_block SET events = events + ?, unclaimed = unclaimed + ?
        WHERE \(Self.place) RETURNING events, unclaimed
        """
      ).bind(change.events).bind(change.unclaimed).bind(queue).bind(name).bind(change.block)
    }
    return try sql(
      """
      INSERT INTO event_block
        (portal, app, queue, name, block, events, unclaimed, oldest, newest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (portal, app, queue, name, block) DO UPDATE SET
        events = events + excluded.events, unclaimed = unclaimed + excluded.unclaimed,
        oldest = min(oldest, excluded.oldest), newest = max(newest, excluded.newest)
      RETURNING events, unclaimed
      """
    ).bind(queue).bind(name).bind(change.block).bind(change.events).bind(change.unclaimed)
      .bind(times.lowerBound).bind(times.upperBound)
  }
}
