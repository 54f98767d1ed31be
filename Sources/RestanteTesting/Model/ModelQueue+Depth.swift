import RestanteCore

extension ModelQueue {
  /// Makes room for one more pending event as the limit says; returns whether there is room.
  mutating func makeRoom(at now: Timestamp, mode: Mode, limit: DepthLimit?) -> Bool {
    guard mode == .safe, let limit else { return true }
    switch limit.overflow {
    case .refuse:
      return pending.count < limit.events
    case .deadLetter:
      for _ in 0..<DepthLimit.maxPushedOut where pending.count >= limit.events {
        pushOutOldest(at: now)
      }
      return true
    }
  }

  private var pending: [ModelCopy] {
    copies.filter { $0.event.processID == .unclaimed && !$0.event.isFailed }
  }

  /// Makes the pending event that occurred first a dead letter. A process id that came too late may
  /// go on acting on it.
  private mutating func pushOutOldest(at now: Timestamp) {
    let oldest = pending.min {
      ($0.event.occurredAt, $0.event.id) < ($1.event.occurredAt, $1.event.id)
    }
    guard var letter = oldest else { return }
    remove { $0.id == letter.event.id }
    letter.giveWay(at: now)
    counts[.pushedOut] += 1
    put(letter)
  }
}
