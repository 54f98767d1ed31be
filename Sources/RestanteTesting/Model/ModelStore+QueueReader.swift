public import RestanteCore

extension ModelStore {
  /// One page of a queue, claimed and failed events included.
  public func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try snapshot().queues[query.queue]?.page(query) ?? EventPage(events: [], total: 0)
  }

  /// The figures of all queues of a portal that ever held an event or are bound to.
  public func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    let state = try snapshot()
    let bound = state.bindings
      .filter { $0.portal == portal && $0.binding.target == .offline }
      .map { other in
        QueueKey(
          portal: portal, application: other.binding.application,
          connector: other.binding.connector)
      }
    let keys = Set(bound).union(state.queues.keys.filter { $0.portal == portal })
    let figures = keys.compactMap { key -> QueueFigures? in
      guard let application = state.application(key.application, on: portal) else { return nil }
      return Self.figures(
        of: state.queues[key] ?? ModelQueue(), clientID: application.clientID,
        connector: key.connector)
    }
    return figures.sorted { left, right in
      left.clientID.isSameBytes(as: right.clientID)
        ? left.connector.utf8.lexicographicallyPrecedes(right.connector.utf8)
        : left.clientID.utf8.lexicographicallyPrecedes(right.clientID.utf8)
    }
  }

  /// The deepest queues of all portals, and sums.
  public func overview(queues limit: Int) async throws(StoreError) -> StoreOverview {
    let state = try snapshot()
    var overview = StoreOverview()
    for (key, queue) in state.queues {
      guard let portal = state.portal(key.portal),
        let application = state.application(key.application, on: key.portal)
      else { continue }
      overview.queues.append(
        StoreOverview.Queue(
          key: key, domain: portal.domain,
          figures: Self.figures(
            of: queue, clientID: application.clientID, connector: key.connector)))
    }
    overview.queueCount = overview.queues.count
    for queue in overview.queues {
      overview.depths[queue.key.portal, default: QueueDepth()] += queue.figures.depth
    }
    overview.queues.sort { $0.figures.depth.total > $1.figures.depth.total }
    for queue in overview.queues.dropFirst(limit) { overview.others += queue.figures.depth }
    overview.queues = Array(overview.queues.prefix(limit))
    for portal in state.portals {
      for handler in try await handlers(on: portal.id, after: nil, limit: .max) {
        if handler.state.isSuspended { overview.suspendedHandlers += 1 }
        for phase in DeliveryTotals.phases {
          overview.deliveries[phase, default: 0] += handler.counts[phase] ?? 0
        }
      }
    }
    return overview
  }

  /// The figures of one queue.
  public func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures? {
    let state = try snapshot()
    guard let application = state.application(queue.application, on: queue.portal) else {
      return nil
    }
    return Self.figures(
      of: state.queues[queue] ?? ModelQueue(), clientID: application.clientID,
      connector: queue.connector)
  }

  /// Whether a queue has an event that nobody holds for those who wait.
  public func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool {
    let found = try snapshot().queues[queue]?.select(
      processID: .unclaimed, isFailed: wanted.wantsFailed, filter: wanted.filter,
      order: .claimDefault, limit: 1, bounds: .safeDefault)
    return found?.isEmpty == false
  }

  /// One page of what left a queue and can be restored.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    let state = try snapshot()
    return state.queues[query.queue]?.historyPage(
      query, at: time.now(), settings: state.settings(of: query.queue)) ?? HistoryPage()
  }

  /// One page of the events of a queue in one state.
  public func peek(_ query: PeekEvents) async throws(StoreError) -> PeekPage {
    let state = try snapshot()
    return state.queues[query.queue]?.peek(
      query, at: time.now(), settings: state.settings(of: query.queue)) ?? PeekPage()
  }

  /// The events with some numbers, wherever they are.
  public func events(
    numbered ids: [EventID], in queue: QueueKey
  ) async throws(StoreError) -> [PeekedEvent] {
    let state = try snapshot()
    return state.queues[queue]?.events(
      numbered: ids, at: time.now(), settings: state.settings(of: queue)) ?? []
  }

  /// What happened in the store's queues since it was opened.
  public var queueCounts: QueueCounts { (try? snapshot().counts) ?? QueueCounts() }

  private static func figures(
    of queue: ModelQueue, clientID: String, connector: String
  ) -> QueueFigures {
    let events = queue.events
    let claimed = events.filter { $0.processID != .unclaimed }
    let unclaimed = events.filter { $0.processID == .unclaimed }
    let pending = unclaimed.filter { !$0.isFailed }
    return QueueFigures(
      clientID: clientID, connector: connector, pending: Int64(pending.count),
      claimed: Int64(claimed.count), failed: Int64(unclaimed.count - pending.count),
      oldestPendingAt: pending.map(\.occurredAt).min(),
      nextLeaseExpiry: queue.nextLeaseExpiry)
  }
}

extension QueueFigures {
  fileprivate var depth: QueueDepth {
    QueueDepth(pending: pending, claimed: claimed, failed: failed)
  }
}
