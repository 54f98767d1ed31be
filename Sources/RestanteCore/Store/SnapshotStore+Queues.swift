/// Queues, their history and what is known of them.
extension SnapshotStore {
  /// Reads what queues hold. A lease that is over is over for readers too: if the database still
  /// says otherwise, a writer is asked to end the claim first.
  func lookSettled<Value: Sendable>(
    at scope: QueueScope,
    _ body: @escaping @Sendable (any StoreSnapshot, Timestamp) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    // Each round ends what was over when it began; time may go on meanwhile, but not for ever.
    while true {
      let value = try await look { (snapshot, now) throws(StoreError) -> Value? in
        try snapshot.hasExpiredClaim(in: scope, at: now) ? nil : try body(snapshot, now)
      }
      if let value { return value }
      try await endClaims(in: scope)
    }
  }

  /// One page of a queue, claimed and failed events included.
  public func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await lookSettled(at: .queue(query.queue)) { (snapshot, _) throws(StoreError) in
      try snapshot.page(query)
    }
  }

  /// The figures of one queue, all zero while nothing was in it.
  public func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures? {
    try await lookSettled(at: .queue(queue)) { (snapshot, _) throws(StoreError) in
      try snapshot.figures(of: queue)
    }
  }

  /// Whether a queue has an event that nobody holds for those who wait.
  public func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool {
    try await lookSettled(at: .queue(queue)) { (snapshot, _) throws(StoreError) in
      try snapshot.hasUnclaimed(wanted, in: queue)
    }
  }

  /// The figures of all queues of a portal that ever held an event or are bound to.
  public func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await lookSettled(at: .portal(portal)) { (snapshot, _) throws(StoreError) in
      let stored = try snapshot.figures(on: portal)
      let known = Set(stored.map(\.name))
      let bound = try snapshot.boundQueues(on: portal).filter { !known.contains($0.name) }
      return (stored + bound).sorted { left, right in
        left.clientID.isSameBytes(as: right.clientID)
          ? left.connector.utf8.lexicographicallyPrecedes(right.connector.utf8)
          : left.clientID.utf8.lexicographicallyPrecedes(right.clientID.utf8)
      }
    }
  }

  /// One page of what left a queue and can be restored, the newest first.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    try await look { (snapshot, now) throws(StoreError) in
      let scan = HistoryScan(
        selection: query.selection, after: query.after, limit: query.limit,
        settings: try snapshot.storedSettings(of: query.queue) ?? QueueSettings(), now: now)
      let rows = try snapshot.pastRows(scan, of: query.queue)
      return try HistoryPage(of: rows, query) { (row) throws(StoreError) in
        try snapshot.body(of: row, in: query.queue)
      }
    }
  }

  /// What is known besides the figures about why a queue gives nothing.
  public func evidence(of queue: QueueKey) async throws(StoreError) -> QueueEvidence {
    try await lookSettled(at: .queue(queue)) { (snapshot, _) throws(StoreError) in
      QueueEvidence(
        claims: try snapshot.heldClaims(of: queue),
        claimCount: try snapshot.heldClaimCount(of: queue),
        suppressed: try snapshot.suppressed(at: queue),
        unboundEvents: try snapshot.unboundEvents(on: queue.portal))
    }
  }
}
