/// What is no longer needed.
extension DeliveryRows {
  /// How many handlers are looked at in one step.
  private static var endedHandlers: Int { 20 }

  /// Removes deliveries that were taken long ago, then what is left of handlers that have ended;
  /// returns how many rows.
  public func prune(_ operation: PruneDeliveries) throws(StoreError) -> Int {
    let portal = operation.portal
    let taken = try deliveries(
      takenBy: now.adding(seconds: -operation.retention), limit: operation.limit, on: portal)
    try remove(taken, on: portal)
    var removed = taken.count
    guard removed < operation.limit else { return removed }
    for handler in try endedHandlers(on: portal, limit: Self.endedHandlers) {
      let left = operation.limit - removed
      let rows = try deliveries(
        in: DeliveryPhase.allCases, of: handler.id, limit: left, on: portal)
      try remove(rows.map(\.key), on: portal)
      removed += rows.count
      guard rows.count < left else { break }
      try remove(handlers: [handler.id], on: portal)
      removed += 1
    }
    return removed
  }
}
