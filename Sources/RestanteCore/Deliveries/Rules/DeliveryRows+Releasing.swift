/// Giving back claims.
extension DeliveryRows {
  /// Gives back what is left of claims; returns how many there were.
  public func release(_ operation: ReleaseDeliveries) throws(StoreError) -> Int {
    let handlers = try handlers(Set(operation.claims.map(\.handler)), on: operation.portal)
    var released: [HandlerRow] = []
    for claim in operation.claims {
      guard var handler = handlers[claim.handler], handler.state.claim?.number == claim.number
      else { continue }
      handler.state.claim = nil
      handler.planTurn(mayHavePending: true, at: now)
      released.append(handler)
    }
    if !released.isEmpty {
      try replace(released.sorted { $0.id < $1.id }, on: operation.portal)
    }
    return released.count
  }
}
