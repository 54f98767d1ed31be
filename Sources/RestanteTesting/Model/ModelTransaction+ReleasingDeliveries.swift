import RestanteCore

/// Giving back claims of deliveries.
extension ModelTransaction {
  func release(_ operation: ReleaseDeliveries) throws(StoreError) -> Int {
    var count = 0
    for claim in operation.claims {
      let key = ModelHandlerKey(portal: operation.portal, handler: claim.handler)
      guard let entry = state.handlers[key], entry.handler.isClaimed,
        entry.handler.claims.count == claim.number
      else { continue }
      state.handlers[key]?.handler.isClaimed = false
      count += 1
    }
    return count
  }
}
