import RestanteCore

/// What becomes of deliveries.
extension ModelTransaction {
  func claim(_ operation: ClaimDeliveries) throws(StoreError) -> ClaimedDeliveries {
    guard let portal = state.portal(operation.portal), portal.settings.state == .active else {
      return ClaimedDeliveries()
    }
    var claimed = ClaimedDeliveries(portal: portal)
    var tokens = operation.tokens.indices.makeIterator()
    let limit = min(operation.handlers, operation.tokens.count / Int(operation.policy.maximumPace))
    for key in handlerKeys(on: operation.portal) where claimed.claims.count < limit {
      guard var entry = state.handlers[key], mayAct(entry, on: operation.portal) else { continue }
      entry.handler.policy = operation.policy
      entry.handler.mode = operation.mode
      if entry.bell.payDue(at: now, interval: entry.minimumInterval) { entry.ring(at: now) }
      var turn = DeliveryTurn.wait(.empty)
      entry.change(at: now) { turn = $0.claim(at: now) }
      if case .deliver(let numbers) = turn {
        if numbers.contains(where: { entry.items[$0]?.content.name.text == "ONOFFLINEEVENT" }) {
          entry.bell.tried()
        }
        let deliveries = numbers.compactMap { number in
          entry.items[number].map { item in
            ClaimedDelivery(
              id: number, attempt: item.tries + 1, content: item.content,
              tokens: mint(item.content, for: entry, portal, operation, &tokens))
          }
        }
        claimed.claims.append(claim(of: entry, key, deliveries))
      }
      state.handlers[key] = entry
    }
    return claimed
  }

  private func claim(
    of entry: ModelHandlerEntry, _ key: ModelHandlerKey, _ deliveries: [ClaimedDelivery]
  ) -> DeliveryClaim {
    let application = entry.application.flatMap { state.application($0, on: key.portal) }
    let secrets = state.outgoingWebhooks[key]?.secrets
    return DeliveryClaim(
      handler: entry.id, number: Int64(entry.handler.claims.count), url: entry.url,
      owner: secrets.map(HandlerOwner.outgoingWebhook)
        ?? .application(clientID: entry.clientID, status: application?.status ?? ""),
      expires: entry.handler.claims.last?.expires ?? now, deliveries: deliveries)
  }

  private func mayAct(_ entry: ModelHandlerEntry, on portal: PortalID) -> Bool {
    guard let application = entry.application, !entry.isLeaving else { return true }
    return state.application(application, on: portal).map(Self.getsEvents) ?? false
  }

  private func mint(
    _ content: DeliveryContent, for entry: ModelHandlerEntry, _ portal: Portal,
    _ operation: ClaimDeliveries, _ places: inout IndexingIterator<Range<Int>>
  ) -> DeliveredGrant? {
    guard case .user(let number) = content.user, let owner = entry.application,
      let application = state.application(owner, on: portal.id), Self.getsEvents(application),
      let user = state.user(number, on: portal.id), user.isActive, user.isConfirmed,
      application.allows(number), content.name.deliveredTokens != .none,
      let place = places.next()
    else { return nil }
    let bringsRefreshToken = content.name.deliveredTokens == .accessAndRefresh
    let hashes = operation.tokens[place]
    let scope = ModelTokenScope(
      portal: portal.id, application: owner, user: number, scopes: application.scopes,
      family: bringsRefreshToken ? hashes.refresh : hashes.access)
    let expires = now.adding(seconds: operation.accessLifetime)
    state.accessTokens.append(
      ModelAccessToken(
        token: hashes.access, scope: scope, createdAt: now, expiresAt: expires,
        session: content.session))
    if bringsRefreshToken {
      state.refreshTokens.append(
        ModelRefreshToken(
          token: hashes.refresh, scope: scope, createdAt: now,
          expiresAt: now.adding(seconds: operation.refreshLifetime)))
    }
    return DeliveredGrant(
      place: place, bringsRefreshToken: bringsRefreshToken, user: number,
      scopes: application.scopes, expires: expires)
  }

  func finish(_ operation: FinishDeliveries) throws(StoreError) -> Int {
    var changes = 0
    for report in operation.reports {
      let key = ModelHandlerKey(portal: operation.portal, handler: report.delivery.handler)
      guard var entry = state.handlers[key] else { continue }
      let before = entry.handler
      entry.keep(report.attempt, of: report.delivery.id)
      entry.change(at: now, mode: operation.mode, policy: operation.policy) {
        $0.finish(report.attempt, of: report.delivery.id, in: report.claim, at: now)
      }
      if before.entries != entry.handler.entries || before.isClaimed != entry.handler.isClaimed {
        changes += 1
      }
      state.handlers[key] = entry
    }
    return changes
  }

  func resume(_ operation: ResumeHandler) throws(StoreError) -> Bool {
    let key = ModelHandlerKey(portal: operation.portal, handler: operation.handler)
    guard var entry = state.handlers[key], !entry.isLeaving else { return false }
    entry.change(at: now, policy: operation.policy) { $0.resume(at: now) }
    state.handlers[key] = entry
    return true
  }

  func redrive(_ operation: RedriveDeliveries) throws(StoreError) -> Int {
    try forEach(operation.selection, [.parked], operation.limit, operation.portal) {
      entry, number in
      entry.change(at: self.now, policy: operation.policy) { $0.redrive(number, at: self.now) }
    }
  }

  func park(_ operation: ParkDeliveries) throws(StoreError) -> Int {
    try forEach(operation.selection, [.waiting, .retrying], operation.limit, operation.portal) {
      entry, number in entry.change(at: self.now) { $0.park(number) }
    }
  }

  func drop(_ operation: DropDeliveries) throws(StoreError) -> Int {
    try forEach(operation.selection, [.parked], operation.limit, operation.portal) {
      entry, number in entry.remove(number)
    }
  }

  /// Does something with each of the deliveries that an operator means; returns how many there are.
  private func forEach(
    _ selection: DeliverySelection, _ phases: [DeliveryPhase], _ limit: Int, _ portal: PortalID,
    _ body: (inout ModelHandlerEntry, DeliveryID) -> Void
  ) throws(StoreError) -> Int {
    let keys: [DeliveryKey]
    switch selection {
    case .handler(let handler):
      let entry = state.handlers[ModelHandlerKey(portal: portal, handler: handler)]
      let found = phases.flatMap { entry?.entries($0) ?? [] }
      keys = found.prefix(limit).map { DeliveryKey(handler: handler, id: $0.id) }
    case .keys(let named): keys = Array(named.prefix(limit))
    }
    var count = 0
    for key in Set(keys) {
      let place = ModelHandlerKey(portal: portal, handler: key.handler)
      guard var entry = state.handlers[place], !entry.isLeaving,
        let delivery = entry.handler.entries.first(where: { $0.id == key.id }),
        phases.contains(ModelHandlerEntry.phase(delivery))
      else { continue }
      body(&entry, key.id)
      state.handlers[place] = entry
      count += 1
    }
    return count
  }

  func prune(_ operation: PruneDeliveries) throws(StoreError) -> Int {
    let end = now.adding(seconds: -operation.retention)
    var removed = 0
    for key in handlerKeys(on: operation.portal) {
      guard let entry = state.handlers[key] else { continue }
      for delivery in entry.entries(.delivered) where removed < operation.limit {
        guard entry.since(delivery) <= end else { continue }
        state.handlers[key]?.remove(delivery.id)
        removed += 1
      }
    }
    return removed
  }

  func handlerKeys(on portal: PortalID) -> [ModelHandlerKey] {
    state.handlers.keys.filter { $0.portal == portal }.sorted { $0.handler < $1.handler }
  }
}
