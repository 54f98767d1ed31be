import RestanteCore

/// Finding recent keys again, and moving them to the coalescing map.
extension SQLiteTransaction {
  /// The recent keys of a queue.
  ///
  /// - Parameters:
  ///   - number: The queue's number; `nil` if it is new.
  ///   - storedUpTo: The number up to which the map has the keys of all pending events; `nil` if it
  ///     has them all.
  func recentKeys(
    of queue: QueueKey, number: Int64?, storedUpTo: Int64?
  ) throws(StoreError) -> RecentKeys {
    if let known = state.recentKeys[queue] { return known }
    let last = try lastEvent(of: queue)
    let keys = RecentKeys(storedUpTo: storedUpTo ?? last)
    if let number, let storedUpTo, storedUpTo < last {
      try sql(
        """
        SELECT message_id, occurred_at, event FROM event INDEXED BY event_by_id
        WHERE portal = ? AND app = ? AND queue = ? AND event > ? AND holder = 0 AND failed = 0
        """
      ).bind(queue.portal.rawValue).bind(queue.application.rawValue).bind(number)
        .bind(storedUpTo)
        .forEach { (reader) throws(StoreError) in
          keys.set(
            RecentKeys.Key(reader.bytes()),
            RecentKeys.Place(occurredAt: reader.integer(), number: reader.integer()))
        }
      keys.commit()
    }
    state.recentKeys.remember(keys, of: queue)
    return keys
  }

  /// Writes recent keys to the map if there are too many: about as many as came, so that their
  /// number stays what it is.
  func storeSurplusKeys() throws(StoreError) {
    guard state.recentKeys.count + state.addedKeys > state.bounds.recentKeys else { return }
    try storeRecentKeys(state.addedKeys + state.bounds.storedKeys)
  }

  /// Writes recent keys to the map; returns whether there were any.
  @discardableResult
  func storeRecentKeys(_ count: Int) throws(StoreError) -> Bool {
    guard let key = state.recentKeys.next(), let queue = try record(of: key) else { return false }
    state.recentKeys.noteChange(of: key)
    let keys = queue.recentKeys.takeNext(count, last: try lastEvent(of: key))
    for (key, place) in keys { try writeEntry(key.bytes, place, in: queue) }
    state.noteChange(of: queue)
    return true
  }

  private func writeEntry(
    _ messageID: [UInt8], _ place: RecentKeys.Place, in queue: QueueRecord
  ) throws(StoreError) {
    let added = try sql(
      """
      INSERT INTO pending_key (portal, app, queue, message_id, occurred_at, event)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """
    ).bind(queue).bind(messageID).bind(place.occurredAt).bind(place.number).run()
    queue.keys += Int64(added)
    if added == 0 { _ = try updateEntry(messageID, place, in: queue) }
  }

  /// Lets an entry of the map name another event; `false` if there is no entry.
  func updateEntry(
    _ messageID: [UInt8], _ place: RecentKeys.Place, in queue: QueueRecord
  ) throws(StoreError) -> Bool {
    let changed = try sql(
      """
      UPDATE pending_key SET occurred_at = ?, event = ?
      WHERE portal = ? AND app = ? AND queue = ? AND message_id = ?
      """
    ).bind(place.occurredAt).bind(place.number).bind(queue).bind(messageID).run()
    return changed > 0
  }
}
