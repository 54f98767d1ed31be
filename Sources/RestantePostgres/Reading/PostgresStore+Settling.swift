import RestanteCore

extension PostgresStore {
  /// Which queues a read looks at.
  enum ReadScope: Sendable {
    case queue(QueueKey)
    case portal(PortalID)
  }

  /// Reads what queues hold. A lease that is over is over for readers too: if the database still
  /// says otherwise, a writer is asked to end the claim first.
  func readSettled<Value: Sendable>(
    _ scope: ReadScope, _ body: @escaping @Sendable (Snapshot) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    // Each round ends what was over when it began; time may go on meanwhile, but not for ever.
    while true {
      let value = try await readers.read { (snapshot, now) throws(StoreError) -> Value? in
        try snapshot.hasExpiredClaim(in: scope, at: now) ? nil : try body(snapshot)
      }
      if let value { return value }
      try await endClaims(in: scope)
    }
  }

  private func endClaims(in scope: ReadScope) async throws(StoreError) {
    switch scope {
    case .queue(let queue):
      try await write(in: queue) { (transaction) throws(StoreError) in
        _ = try transaction.own(queue)
      }
    case .portal(let portal):
      try await write { (transaction) throws(StoreError) in
        try transaction.endClaims(on: portal)
      }
    }
  }
}

extension Snapshot {
  fileprivate func hasExpiredClaim(
    in scope: PostgresStore.ReadScope, at now: Timestamp
  ) throws(StoreError) -> Bool {
    switch scope {
    case .queue(let queue):
      try sql(
        """
        SELECT 1 FROM claim
        WHERE portal = $1 AND app = $2 AND connector = $3 AND deadline <= $4 LIMIT 1
        """, in: queue, .int(now.milliseconds)
      ).count > 0
    case .portal(let portal):
      try sql(
        "SELECT 1 FROM claim WHERE portal = $1 AND deadline <= $2 LIMIT 1",
        .int(portal.rawValue), .int(now.milliseconds)
      ).count > 0
    }
  }
}
