import RestanteCore

/// The limit on pending events. A queue that has one is the transaction's own while something is
/// published to it, so that the count is exact.
extension PostgresTransaction {
  /// Writes what one caller publishes into queues of which some have a limit, one after the other.
  func publishWithinLimits(
    _ writes: [(publication: Publication, queue: QueueKey, clientID: String)], mode: Mode
  ) throws(StoreError) {
    for queue in Set(writes.map(\.queue)).sorted(by: { LockName.queue($0) < LockName.queue($1) }) {
      try own(queue)
    }
    try checkRoom(for: writes, mode: mode)
    for (publication, queue, _) in writes {
      let isPending =
        try waitingRow(publication.messageID.bytes, isFailed: false, in: queue) != nil
      if !isPending { try makeRoom(in: queue, mode: mode) }
      var single = PublicationWrites()
      _ = single.add(publication, to: queue, mode: mode)
      try write(single)
    }
  }

  /// Refuses publications for which a queue has no room, before anything is written.
  private func checkRoom(
    for writes: [(publication: Publication, queue: QueueKey, clientID: String)], mode: Mode
  ) throws(StoreError) {
    guard mode == .safe else { return }
    var added: [QueueKey: Set<[UInt8]>] = [:]
    for (publication, queue, clientID) in writes {
      guard let limit = try settings(of: queue).depthLimit, limit.overflow == .refuse else {
        continue
      }
      let messageID = publication.messageID.bytes
      guard !added[queue, default: []].contains(messageID) else { continue }
      if try waitingRow(messageID, isFailed: false, in: queue) != nil { continue }
      added[queue, default: []].insert(messageID)
      if try pendingCount(of: queue) + Int64(added[queue]?.count ?? 0) > limit.events {
        throw .queueFull(
          EventOrigin(clientID: clientID, connector: queue.connector), limit: limit.events)
      }
    }
  }

  /// Pushes out the oldest pending events of a full queue that is to get one more.
  private func makeRoom(in queue: QueueKey, mode: Mode) throws(StoreError) {
    guard mode == .safe, let limit = try settings(of: queue).depthLimit,
      limit.overflow == .deadLetter
    else { return }
    for _ in 0..<DepthLimit.mostPushedOut where try pendingCount(of: queue) >= limit.events {
      try pushOutOldest(of: queue)
    }
  }

  /// How many events are pending.
  private func pendingCount(of queue: QueueKey) throws(StoreError) -> Int64 {
    let change = state.changes[queue]?.pending ?? 0
    if let stored = state.storedPending[queue] { return stored + change }
    let stored = try sql(
      """
      SELECT coalesce(sum(pending), 0)::bigint FROM queue_figures
      WHERE portal = $1 AND app = $2 AND connector = $3
      """, in: queue
    ).integer(0, 0)
    state.storedPending[queue] = stored
    return stored + change
  }

  /// Makes the pending event that occurred first a dead letter. A process id that came too late may
  /// go on acting on it.
  private func pushOutOldest(of queue: QueueKey) throws(StoreError) {
    let oldest = try sql(
      """
      SELECT \(EventRow.columns), 0::bigint, w.failed, w.last_claim
      FROM waiting w JOIN event e ON e.portal = w.portal AND e.app = w.app
        AND e.connector = w.connector AND e.event = w.event
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND NOT w.failed
      ORDER BY w.occurred_at, w.event LIMIT 1
      """, in: queue
    ).eventRows().first
    guard let oldest else { throw StoreError(.corrupt, "a queue holds less than it counted") }
    var letter = oldest
    letter.adopt(CopyRules.pushedOut(oldest.narrowEvent, at: now))
    try put(letter, insteadOf: oldest, in: queue)
    state.counts[.pushedOut] += 1
  }
}
