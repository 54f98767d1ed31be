import RestanteCore

/// Which queues a read looks at.
enum ReadScope: Sendable {
  case queue(QueueKey)
  case portal(PortalID)
}

extension SQLiteStore {
  /// Reads what queues hold. A lease that is over is over for readers too: if the file still says
  /// otherwise, the writer is asked to end the claim first.
  func readSettled<Value: Sendable>(
    _ scope: ReadScope,
    _ body: @escaping @Sendable (SQLiteSnapshot) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let now = time.now()
    while true {
      let value = try await read { (snapshot) throws(StoreError) -> Value? in
        try snapshot.hasExpiredClaim(in: scope, at: now) ? nil : try body(snapshot)
      }
      if let value { return value }
      try await endClaims(in: scope)
    }
  }

  private func endClaims(in scope: ReadScope) async throws(StoreError) {
    try await write { (transaction) throws(StoreError) in
      switch scope {
      case .queue(let key): _ = try transaction.queue(key)
      case .portal(let portal): try transaction.endClaims(on: portal)
      }
    }
  }
}

extension SQLiteSnapshot {
  fileprivate func hasExpiredClaim(
    in scope: ReadScope, at now: Timestamp
  ) throws(StoreError) -> Bool {
    switch scope {
    case .queue(let key): try hasExpiredClaim(in: key, at: now)
    case .portal(let portal): try hasExpiredClaim(on: portal, at: now)
    }
  }
}
