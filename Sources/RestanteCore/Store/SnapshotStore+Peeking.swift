/// Looking at the events of queues.
extension SnapshotStore {
  /// One page of the events of a queue in one state.
  public func peek(_ query: PeekEvents) async throws(StoreError) -> PeekPage {
    let seen = try await lookSettled(at: .queue(query.queue)) {
      (snapshot, now) throws(StoreError) in
      var look = PeekLook(query, in: snapshot, at: now)
      try look.run()
      return (page: look.page, damage: look.contents.damage)
    }
    note(seen.damage)
    return seen.page
  }

  /// The events with some numbers, wherever they are, by ascending number.
  public func events(
    numbered ids: [EventID], in queue: QueueKey
  ) async throws(StoreError) -> [PeekedEvent] {
    let seen = try await lookSettled(at: .queue(queue)) { (snapshot, now) throws(StoreError) in
      let settings = try snapshot.storedSettings(of: queue) ?? QueueSettings()
      let scan = HistoryScan(
        selection: HistorySelection(ids: ids), after: nil, limit: ids.count, settings: settings,
        now: now)
      var contents = PeekedContents(queue: queue)
      let standing = try snapshot.standingRows(numbered: ids, of: queue)
      let past = ids.isEmpty ? [] : try snapshot.pastRows(scan, of: queue)
      let events =
        try contents.events(standing, in: snapshot) + contents.events(past, in: snapshot)
      return (events: events.sorted { $0.id.rawValue < $1.id.rawValue }, damage: contents.damage)
    }
    note(seen.damage)
    return seen.events
  }

  /// Damage that somebody looked at is damage all the same.
  private func note(_ damage: [StoreError]) {
    for error in damage { failures.note(error) }
  }
}

/// What events carry, and what was found to be damaged of it.
struct PeekedContents {
  let queue: QueueKey
  private(set) var damage: [StoreError] = []

  init(queue: QueueKey) {
    self.queue = queue
  }

  /// What rows carry, in their order; `nil` for what is damaged.
  mutating func bodies(
    of rows: [EventRow], in snapshot: any StoreSnapshot
  ) throws(StoreError) -> [EventBody?] {
    try snapshot.contents(of: rows, in: queue).map { content in
      switch content {
      case .success(let body): return body
      case .failure(let error):
        damage.append(error)
        return nil
      }
    }
  }

  mutating func events(
    _ rows: [StandingRow], in snapshot: any StoreSnapshot
  ) throws(StoreError) -> [PeekedEvent] {
    let bodies = try bodies(of: rows.map(\.row), in: snapshot)
    return zip(rows, bodies).map { row, body in
      PeekedEvent(state: row.row.state, standing: row.standing, body: body)
    }
  }

  mutating func events(
    _ rows: [PastRow], in snapshot: any StoreSnapshot
  ) throws(StoreError) -> [PeekedEvent] {
    let bodies = try bodies(of: rows.map(\.row), in: snapshot)
    var events: [PeekedEvent] = []
    for (past, body) in zip(rows, bodies) {
      events.append(
        PeekedEvent(state: past.row.state, standing: try past.standing(), body: body))
    }
    return events
  }
}
