/// The limit on pending events.
extension QueueRows {
  /// Refuses publications for which a queue has no room, before anything is written.
  public func checkRoom(for plan: FanOut.Plan) throws(StoreError) {
    guard plan.mode == .safe else { return }
    var added: [QueueKey: Set<MessageID>] = [:]
    for write in plan.writes {
      let queue = write.queue
      let key = write.publication.messageID
      guard let limit = try settings(of: queue).depthLimit, limit.overflow == .refuse,
        !added[queue, default: []].contains(key)
      else { continue }
      _ = try own(queue)
      guard try unclaimedRows(copies([key], [false]), in: queue).isEmpty else { continue }
      added[queue, default: []].insert(key)
      if try pendingCount(of: queue) + Int64(added[queue]?.count ?? 0) > limit.events {
        throw .queueFull(
          EventOrigin(clientID: write.clientID, connector: queue.connector), limit: limit.events)
      }
    }
  }

  /// Pushes out the oldest pending events of a full queue that is to get one more.
  public func makeRoom(in queue: QueueKey, mode: Mode) throws(StoreError) {
    guard mode == .safe, let limit = try settings(of: queue).depthLimit,
      limit.overflow == .deadLetter
    else { return }
    for _ in 0..<DepthLimit.maxPushedOut where try pendingCount(of: queue) >= limit.events {
      try pushOutOldest(of: queue)
    }
  }

  /// Makes the pending event that occurred first a dead letter. A process id that came too late may
  /// go on acting on it.
  private func pushOutOldest(of queue: QueueKey) throws(StoreError) {
    guard let oldest = try oldestPendingRow(in: queue) else {
      throw StoreError(.corrupt, "a queue holds less than it counted")
    }
    var letter = oldest
    letter.state = CopyRules.pushedOut(oldest.state, at: now)
    try move([(oldest, letter)], in: queue)
    count(.pushedOut, 1)
  }
}
