import RestanteCore

/// The events of one queue and the rules by which they change.
struct ModelQueue: Sendable {
  /// All copies of all keys, in no particular order.
  private(set) var events: [OfflineEvent] = []

  /// The unclaimed copy of a key that is failed or not; there is at most one of each.
  private func unclaimedIndex(of messageID: MessageID, isFailed: Bool) -> Int? {
    events.firstIndex {
      $0.messageID == messageID && $0.processID == .unclaimed && $0.isFailed == isFailed
    }
  }

  /// Writes one occurrence. `nextID` is asked for a number only when a new copy is made.
  mutating func write(
    _ publication: Publication, at seconds: Int64, mode: Mode, nextID: () -> EventID
  ) {
    let pending = unclaimedIndex(of: publication.messageID, isFailed: false)
    let failed = unclaimedIndex(of: publication.messageID, isFailed: true)
    let destination = CopyRules.destination(
      hasPending: pending != nil, hasFailed: failed != nil, mode: mode)
    switch destination {
    case .refreshPending, .refreshFailed, .reviveFailed:
      guard let index = pending ?? failed else { return }
      events[index].name = publication.name
      events[index].data = publication.data
      events[index].user = publication.user
      events[index].occurredAt = seconds
      if destination == .reviveFailed { events[index].isFailed = false }
    case .insert:
      events.append(
        OfflineEvent(
          id: nextID(), occurredAt: seconds, name: publication.name, data: publication.data,
          user: publication.user, messageID: publication.messageID, firstOccurredAt: seconds))
    }
  }

  /// Claims or takes unclaimed events.
  mutating func claim(_ operation: ClaimEvents) -> ClaimReply {
    let selected = select(
      processID: .unclaimed, isFailed: operation.wantsFailed, filter: operation.filter,
      order: operation.order, limit: operation.limit, bounds: operation.bounds)
    guard var returned = selected else { return .refusedBySize }
    switch operation.disposition {
    case .take:
      remove { event in returned.contains { $0.id == event.id } }
    case .reserve:
      for index in events.indices where returned.contains(where: { $0.id == events[index].id }) {
        events[index].processID = operation.processID
      }
      for index in returned.indices { returned[index].processID = operation.processID }
    }
    return .events(returned)
  }

  /// Reads what a process id holds and, if asked to, removes it.
  mutating func readClaim(_ operation: ReadClaim) -> ClaimReply {
    if operation.mode == .safe && operation.processID == .unclaimed { return .events([]) }
    let selected = select(
      processID: operation.processID, isFailed: operation.wantsFailed, filter: operation.filter,
      order: operation.order, limit: operation.limit, bounds: operation.bounds)
    guard let returned = selected else { return .refusedBySize }
    if operation.removes && !returned.isEmpty {
      switch operation.mode {
      case .safe: remove { event in returned.contains { $0.id == event.id } }
      case .strict: remove { $0.processID == operation.processID }
      }
    }
    return .events(returned)
  }

  /// Removes events that a process id holds; answers how many.
  mutating func acknowledge(_ operation: AcknowledgeEvents) -> Int {
    if operation.mode == .safe && operation.processID == .unclaimed { return 0 }
    return remove { event in
      guard event.processID == operation.processID else { return false }
      return switch operation.selection {
      case .all: true
      case .ids(let ids): ids.contains(event.id)
      case .messageIDs(let messageIDs): messageIDs.contains(event.messageID)
      }
    }
  }

  /// Removes claimed events with one of these numbers; answers how many.
  @discardableResult
  mutating func remove(where isMeant: (OfflineEvent) -> Bool) -> Int {
    let before = events.count
    events.removeAll(where: isMeant)
    return before - events.count
  }

  /// Makes a copy failed and unclaimed, or merges it into the failed copy of its key.
  mutating func markFailed(_ id: EventID, at seconds: Int64) {
    guard let index = events.firstIndex(where: { $0.id == id }) else { return }
    var failing = events.remove(at: index)
    failing.processID = .unclaimed
    failing.isFailed = true
    failing.attempts += 1
    failing.failedAt = seconds
    if let present = unclaimedIndex(of: failing.messageID, isFailed: true) {
      events[present] = CopyRules.merge(present: events[present], arriving: failing)
    } else {
      events.append(failing)
    }
  }
}
