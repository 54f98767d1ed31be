import RestanteCore

/// The limit on pending events.
extension SQLiteTransaction {
  /// Refuses publications for which a queue has no room, before anything is written.
  func checkRoom(for operation: PublishEvents) throws(StoreError) {
    guard operation.mode == .safe else { return }
    var added: [QueueKey: Set<[UInt8]>] = [:]
    for publication in operation.publications {
      for candidate in try candidates(of: publication.name, on: operation.portal)
      where operation.reaches(candidate.application) {
        let key = QueueKey(
          portal: operation.portal, application: candidate.application,
          connector: candidate.connector)
        guard let limit = try settings(of: key).depthLimit, limit.overflow == .refuse,
          FanOut.decide(candidate, origin: publication.origin) == .queue
        else { continue }
        let messageID = publication.messageID.bytes
        guard !added[key, default: []].contains(messageID) else { continue }
        let queue = try queue(key)
        if let queue, try pendingRow(messageID, in: queue) != nil { continue }
        added[key, default: []].insert(messageID)
        let pending = (queue?.pending ?? 0) + Int64(added[key]?.count ?? 0)
        if pending > limit.events {
          throw .queueFull(
            EventOrigin(clientID: candidate.clientID, connector: candidate.connector),
            limit: limit.events)
        }
      }
    }
  }

  /// Pushes out the oldest pending events of a full queue that is to get one more.
  func makeRoom(in queue: QueueRecord, mode: Mode) throws(StoreError) {
    guard mode == .safe, let limit = try settings(of: queue.key).depthLimit,
      limit.overflow == .deadLetter
    else { return }
    for _ in 0..<DepthLimit.mostPushedOut where queue.pending >= limit.events {
      try pushOutOldest(of: queue)
    }
  }

  /// Makes the pending event that occurred first a dead letter. A process id that came too late may
  /// go on acting on it.
  private func pushOutOldest(of queue: QueueRecord) throws(StoreError) {
    let oldest = try sql(
      """
      SELECT \(EventRow.columns) FROM event AS e
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.holder = 0 AND e.failed = 0
      ORDER BY e.occurred_at, e.event LIMIT 1
      """
    ).bind(queue).eventRow()
    guard let oldest else { throw StoreError(.corrupt, "a queue holds less than it counted") }
    var letter = oldest
    letter.adopt(CopyRules.pushedOut(oldest.narrowEvent, at: now))
    try put(letter, insteadOf: oldest, in: queue)
    state.counts[.pushedOut] += 1
  }
}
