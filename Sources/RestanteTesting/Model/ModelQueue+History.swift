import RestanteCore

extension ModelQueue {
  /// Removes events that were acknowledged or taken, and keeps them if there is a history; returns
  /// how many.
  @discardableResult
  mutating func leave(
    as departure: PastEvent.Departure, with processID: ProcessID, at now: Timestamp,
    settings: QueueSettings, where isMeant: (OfflineEvent) -> Bool
  ) -> Int {
    let leaving = events.filter(isMeant)
    if settings.history > 0 {
      for event in leaving {
        var past = PastEvent(event: event, departure: departure, leftAt: now)
        past.event.processID = processID
        history.append(past)
      }
    }
    switch departure {
    case .acknowledged: counts[.acknowledged] += Int64(leaving.count)
    case .taken: counts[.taken] += Int64(leaving.count)
    case .purged: counts[.purgedByOperator] += Int64(leaving.count)
    }
    return remove(where: isMeant)
  }

  /// Whether a past event can still be restored.
  func isKept(_ past: PastEvent, at now: Timestamp, settings: QueueSettings) -> Bool {
    past.leftAt.adding(seconds: settings.history) > now
  }

  /// The first past events that are meant, filter aside, and where to go on.
  private func look(
    for selection: HistorySelection, after: HistoryPosition?, limit: Int, at now: Timestamp,
    settings: QueueSettings
  ) -> (found: [PastEvent], next: HistoryPosition?) {
    let meant = history.filter { past in
      isKept(past, at: now, settings: settings) && selection.names(past)
        && (after.map { past.position.comes(after: $0) } ?? true)
    }
    let found = meant.sorted { $1.position.comes(after: $0.position) }.prefix(limit)
    return (Array(found), found.count == limit ? found.last?.position : nil)
  }

  /// One page of the history.
  func historyPage(
    _ query: ReadHistory, at now: Timestamp, settings: QueueSettings
  ) -> HistoryPage {
    let (found, next) = look(
      for: query.selection, after: query.after, limit: query.limit, at: now, settings: settings)
    var page = HistoryPage(next: next)
    var bytes = 0
    var last: HistoryPosition?
    for past in found {
      if query.selection.filter.accepts(past.event) {
        bytes += past.event.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.maxBytes && !page.events.isEmpty {
          page.next = last
          break
        }
        page.events.append(past)
      }
      last = past.position
    }
    return page
  }

  /// Brings past events back.
  mutating func restore(
    _ operation: RestoreEvents, at now: Timestamp, settings: QueueSettings
  ) -> RestoreOutcome {
    let (found, next) = look(
      for: operation.selection, after: operation.after, limit: operation.limit, at: now,
      settings: settings)
    var outcome = RestoreOutcome(next: next)
    for past in found where operation.selection.filter.accepts(past.event) {
      if unclaimedIndex(of: past.event.messageID, isFailed: false) != nil {
        outcome.blocked.append(past.event.id)
      } else {
        history.removeAll { $0.position == past.position }
        var restored = ModelCopy(event: past.event)
        restored.becomePending()
        put(restored)
        outcome.restored.append(past.event.id)
      }
    }
    counts[.restored] += Int64(outcome.restored.count)
    return outcome
  }

  /// Forgets past events whose time is over, at most so many; returns how many.
  mutating func prune(limit: Int, at now: Timestamp, settings: QueueSettings) -> Int {
    let over = history.filter { !isKept($0, at: now, settings: settings) }
      .sorted { $0.position.comes(after: $1.position) }
    let forgotten = Set(over.prefix(limit).map(\.position))
    history.removeAll { forgotten.contains($0.position) }
    counts[.forgotten] += Int64(forgotten.count)
    return forgotten.count
  }
}

extension HistorySelection {
  /// Whether a past event is meant, filter aside.
  fileprivate func names(_ past: PastEvent) -> Bool {
    (ids?.contains(past.event.id) ?? true)
      && (processID.map { $0 == past.event.processID } ?? true)
      && (from.map { past.leftAt >= $0 } ?? true)
      && (before.map { past.leftAt < $0 } ?? true)
  }
}
