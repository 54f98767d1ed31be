import RestanteCore

/// Removing what events left on a portal.
extension ModelTransaction {
  /// Removes everything at once, whatever the limit.
  func removeEvents(on portal: PortalID, limit: Int) throws(StoreError) -> Int {
    removeQueues { owner, _ in owner == portal }
    removeKeptReplies { owner, _ in owner == portal }
    removeEvidence(of: nil, on: portal)
    state.samples = state.samples.filter { $0.key.portal != portal }
    for key in handlerKeys(on: portal) {
      guard let old = state.handlers[key] else { continue }
      guard !old.isLeaving else {
        state.handlers[key] = nil
        continue
      }
      var fresh = ModelHandlerEntry(
        id: old.id, application: old.application, clientID: old.clientID, url: old.url,
        minimumInterval: old.minimumInterval, keepsOrder: old.handler.keepsOrder)
      fresh.handler.claims = old.handler.claims
      fresh.last = old.last
      state.handlers[key] = fresh
    }
    return 0
  }

  func restartNumbers(on portal: PortalID) throws(StoreError) {
    state.lastEventIDs = state.lastEventIDs.filter { $0.key.portal != portal }
  }
}
