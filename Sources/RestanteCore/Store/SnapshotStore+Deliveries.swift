/// Handlers and deliveries.
extension SnapshotStore {
  /// One page of deliveries.
  public func deliveries(
    _ query: ListDeliveries
  ) async throws(StoreError) -> [ListedDelivery] {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.deliveries(query) }
  }

  /// A delivery with its attempts; `nil` when there is none.
  public func delivery(
    _ key: DeliveryKey, on portal: PortalID
  ) async throws(StoreError) -> DeliveryDetails? {
    try await look { (snapshot, _) throws(StoreError) in try snapshot.delivery(key, on: portal) }
  }

  /// Handlers of a portal by ascending number, with their figures; with `application`, only the
  /// application's.
  public func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [HandlerFigures] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.handlers(on: portal, of: application, after: after, limit: limit)
    }
  }

  /// Outgoing webhooks of a portal by ascending number.
  public func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [OutgoingWebhook] {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.outgoingWebhooks(on: portal, after: after, limit: limit)
    }
  }

  /// When the next handler of a portal may have its turn; `nil` where nothing is to be delivered.
  public func nextDeliveryTurn(on portal: PortalID) async throws(StoreError) -> Timestamp? {
    try await look { (snapshot, _) throws(StoreError) in
      try snapshot.nextDeliveryTurn(on: portal)
    }
  }
}
