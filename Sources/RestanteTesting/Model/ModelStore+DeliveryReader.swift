public import RestanteCore

extension ModelStore {
  private func entries(on portal: PortalID) throws(StoreError) -> [ModelHandlerEntry] {
    try snapshot().handlers.filter { $0.key.portal == portal && !$0.value.isLeaving }.values
      .sorted { $0.id < $1.id }
  }

  /// One page of deliveries.
  public func deliveries(
    _ query: ListDeliveries
  ) async throws(StoreError) -> [ListedDelivery] {
    let listed = try entries(on: query.portal)
      .filter { query.handler == nil || query.handler == $0.id }
      .flatMap { entry in entry.entries(query.phase).compactMap(entry.listed) }
    let rest = listed.drop { delivery in
      guard let after = query.after else { return false }
      let place = (delivery.key.handler, delivery.since, delivery.key.id)
      return place <= (after.key.handler, after.since, after.key.id)
    }
    return Array(rest.prefix(query.limit))
  }

  /// A delivery with its attempts.
  public func delivery(
    _ key: DeliveryKey, on portal: PortalID
  ) async throws(StoreError) -> DeliveryDetails? {
    let entry = try entries(on: portal).first { $0.id == key.handler }
    guard let entry, let item = entry.items[key.id],
      let delivery = entry.handler.entries.first(where: { $0.id == key.id }),
      let listed = entry.listed(delivery)
    else { return nil }
    return DeliveryDetails(listed: listed, content: item.content, attempts: item.attempts)
  }

  /// Handlers with their figures.
  public func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [HandlerFigures] {
    let bindings = try snapshot().bindings.filter { $0.portal == portal }.map(\.binding)
    let found = try entries(on: portal).filter { entry in
      (after.map { $0 < entry.id } ?? true)
        && (application == nil || application == entry.application)
    }
    return found.prefix(limit).map { entry in
      let pending = entry.handler.entries.filter(\.isPending)
      return HandlerFigures(
        handler: entry.id, application: entry.application,
        clientID: entry.application == nil ? nil : entry.clientID,
        event: bindings.first { $0.id == entry.id }?.event, url: entry.url,
        state: entry.handler.state, suspendedAt: entry.suspendedAt,
        counts: Dictionary(
          uniqueKeysWithValues: DeliveryPhase.allCases.map {
            ($0, Int64(entry.entries($0).count))
          }),
        oldestPendingAt: pending.compactMap { entry.items[$0.id]?.content.time }.min())
    }
  }

  /// The outgoing webhooks of a portal.
  public func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [OutgoingWebhook] {
    let webhooks = try snapshot().outgoingWebhooks.filter { $0.key.portal == portal }.values
    return Self.page(Array(webhooks), by: \.id.rawValue, after: after?.rawValue, limit)
  }

  /// When the next handler may have its turn.
  public func nextDeliveryTurn(on portal: PortalID) async throws(StoreError) -> Timestamp? {
    let now = time.now()
    return try entries(on: portal).compactMap { entry -> Timestamp? in
      var handler = entry.handler
      switch handler.claim(at: now) {
      case .deliver: return now
      case .wait(.empty), .wait(.suspended): return nil
      case .wait(.claimed(let time)), .wait(.outage(let time)), .wait(.retrying(let time)),
        .wait(.blocked(_, let time)):
        return time
      }
    }.min()
  }
}
