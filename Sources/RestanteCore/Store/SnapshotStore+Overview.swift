/// What concerns all portals.
extension SnapshotStore {
  /// The deepest queues of all portals, and sums.
  ///
  /// A lease that is over is over for readers too, but ends in the deepest queues only: where
  /// nothing else is asked of a queue, what its claims held counts as claimed a while longer.
  public func overview(queues limit: Int) async throws(StoreError) -> StoreOverview {
    let (overview, expired) = try await look { (snapshot, now) throws(StoreError) in
      let overview = try snapshot.overview(queues: limit)
      let expired = overview.queues.filter { queue in
        queue.figures.nextLeaseExpiry.map { $0 <= now } ?? false
      }
      return (overview, expired.map(\.key))
    }
    guard !expired.isEmpty else { return overview }
    for key in expired { try await endClaims(in: .queue(key)) }
    return try await look { (snapshot, _) throws(StoreError) in
      try snapshot.overview(queues: limit)
    }
  }
}

/// What charts are drawn from.
extension SnapshotStore {
  /// Samples of a portal, or of all portals together, oldest first.
  public func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) async throws(StoreError) -> [ActivitySample] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.samples(over: span, on: portal, since: time)
    }
  }
}

extension StoreSnapshot {
  /// The deepest queues of all portals, and sums.
  func overview(queues limit: Int) throws(StoreError) -> StoreOverview {
    var overview = StoreOverview()
    var deepest: [(key: QueueKey, domain: String, depth: QueueDepth)] = []
    for portal in try portals() {
      for (key, depth) in try depths(on: portal.id) {
        overview.queueCount += 1
        overview.others += depth
        overview.depths[portal.id, default: QueueDepth()] += depth
        deepest.append((key, portal.domain, depth))
      }
      deepest.sort { $0.depth.total > $1.depth.total }
      deepest.removeLast(max(0, deepest.count - limit))
      let totals = try deliveryTotals(on: portal.id)
      overview.suspendedHandlers += totals.suspendedHandlers
      overview.deliveries.merge(totals.deliveries) { $0 + $1 }
    }
    for (key, domain, depth) in deepest {
      guard let figures = try figures(of: key) else { continue }
      overview.others -= depth
      overview.queues.append(StoreOverview.Queue(key: key, domain: domain, figures: figures))
    }
    return overview
  }
}
