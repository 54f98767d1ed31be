import RestanteCore

/// Finding unclaimed events by their message ids: keys lead to them.
extension SQLiteTransaction {
  /// With more message ids than this, a search is a shorter way.
  private static let maxNamed = 1_000

  /// The numbers of the events that a selection is about, where its message ids or its order by
  /// message ids lead to them.
  ///
  /// - Returns: `nil` if they have to be searched for.
  func keyed(
    _ selection: RowSelection, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> Found? {
    if let named = Self.named(by: selection.filter) {
      let copies = Set(named.map { CopyKey(messageID: $0, isFailed: selection.isFailed) })
      return Found(numbers: try unclaimedRows(copies, in: queue.key).map(\.number), limit: .max)
    }
    guard selection.filter.isEmpty, let term = selection.order.terms.first,
      term.field == .messageID
    else { return nil }
    let numbers =
      selection.isFailed
      ? try failedByKey(isDescending: term.isDescending, limit: limit, in: queue)
      : try pendingByKey(isDescending: term.isDescending, limit: limit, in: queue)
    return numbers.map { Found(numbers: $0, limit: limit) }
  }

  /// The message ids one of which all that passes a filter has; `nil` if it names none.
  private static func named(by filter: EventFilter) -> [MessageID]? {
    let condition = filter.conditions.first { $0.field == .messageID && $0.comparison == .equal }
    guard let condition, condition.operands.count <= maxNamed else { return nil }
    return condition.operands.compactMap { operand in
      if case .text(let text) = operand { MessageID(text.lowercased()) } else { nil }
    }
  }

  private func failedByKey(
    isDescending: Bool, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> [Int64] {
    try sql(
      """
      SELECT event FROM failed_key WHERE portal = ? AND app = ? AND queue = ?
      ORDER BY message_id \(isDescending ? "DESC" : "ASC") LIMIT ?
      """
    ).bind(queue).bind(Int64(limit)).rows { (reader) throws(StoreError) in reader.integer() }
  }

  /// How many entries of the map are looked at for the pending events with the first keys.
  private static let maxEntries = 2_000

  /// The pending events with the first keys: those in memory and those in the map, of which entries
  /// that lead nowhere are removed on the way.
  ///
  /// - Returns: `nil` if the map has too many of these before the first.
  private func pendingByKey(
    isDescending: Bool, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> [Int64]? {
    var keys = queue.recentKeys.first(limit, isDescending: isDescending)
    let stored = try stored(isDescending: isDescending, limit: limit, in: queue)
    for key in stored.dead { try removeEntry(key, of: queue) }
    keys += stored.live
    let isBefore = { (left: RecentKeys.Key, right: RecentKeys.Key) in
      isDescending ? left > right : left < right
    }
    keys.sort { isBefore($0.key, $1.key) }
    if let end = stored.end {
      // Nothing is known of what comes after the entries that were looked at.
      keys.removeAll { isBefore(end, $0.key) }
      if keys.isEmpty { return nil }
    }
    return keys.prefix(limit).map(\.number)
  }

  /// What the first entries of the map lead to.
  private struct Stored {
    var live: [(key: RecentKeys.Key, number: Int64)] = []
    var dead: [RecentKeys.Key] = []
    /// The key at which looking ended before there were enough; `nil` if there were, or no more.
    var end: RecentKeys.Key?
  }

  private func stored(
    isDescending: Bool, limit: Int, in queue: QueueRecord
  ) throws(StoreError) -> Stored {
    let statement = try sql(
      """
      SELECT k.message_id, e.event
      FROM pending_key k LEFT JOIN event e
        ON e.portal = k.portal AND e.app = k.app AND e.queue = k.queue AND e.holder = 0
          AND e.failed = 0 AND e.occurred_at = k.occurred_at AND e.event = k.event
          AND e.message_id = k.message_id
      WHERE k.portal = ? AND k.app = ? AND k.queue = ?
      ORDER BY k.message_id \(isDescending ? "DESC" : "ASC")
      """
    ).bind(queue)
    defer { statement.finish() }
    var stored = Stored()
    while stored.live.count < limit, try statement.step() {
      let key = RecentKeys.Key(statement.blob(0))
      if let number = statement.optionalInteger(1) {
        stored.live.append((key, number))
      } else {
        stored.dead.append(key)
      }
      if stored.live.count + stored.dead.count == Self.maxEntries {
        if stored.live.count < limit { stored.end = key }
        break
      }
    }
    return stored
  }

  private func removeEntry(_ key: RecentKeys.Key, of queue: QueueRecord) throws(StoreError) {
    try sql(
      "DELETE FROM pending_key WHERE portal = ? AND app = ? AND queue = ? AND message_id = ?"
    ).bind(queue).bind(key.bytes).run()
    queue.keys -= 1
    state.noteChange(of: queue)
  }
}
