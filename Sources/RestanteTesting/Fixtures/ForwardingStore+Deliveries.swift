public import RestanteCore

extension ForwardingStore {
  /// As the inner store does.
  public func deliveries(
    _ query: ListDeliveries
  ) async throws(StoreError) -> [ListedDelivery] { try await inner.deliveries(query) }

  /// As the inner store does.
  public func delivery(
    _ key: DeliveryKey, on portal: PortalID
  ) async throws(StoreError) -> DeliveryDetails? { try await inner.delivery(key, on: portal) }

  /// As the inner store does.
  public func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [HandlerFigures] {
    try await inner.handlers(on: portal, of: application, after: after, limit: limit)
  }

  /// As the inner store does.
  public func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [OutgoingWebhook] {
    try await inner.outgoingWebhooks(on: portal, after: after, limit: limit)
  }

  /// As the inner store does.
  public func nextDeliveryTurn(on portal: PortalID) async throws(StoreError) -> Timestamp? {
    try await inner.nextDeliveryTurn(on: portal)
  }
}
