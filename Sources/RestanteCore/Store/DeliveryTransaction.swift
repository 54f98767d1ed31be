/// The changes that can be made to handlers and deliveries inside a transaction. Publishing makes
/// deliveries, binding and its end make and remove handlers.
public protocol DeliveryTransaction {
  /// Claims deliveries whose turn it is.
  func claim(_ operation: ClaimDeliveries) throws(StoreError) -> ClaimedDeliveries
  /// Takes the report of how attempts ended; returns how many changed something.
  func finish(_ operation: FinishDeliveries) throws(StoreError) -> Int
  /// Gives back what is left of claims; returns how many there were.
  func release(_ operation: ReleaseDeliveries) throws(StoreError) -> Int
  /// Takes a suspended handler up again; returns whether there is such a handler.
  func resume(_ operation: ResumeHandler) throws(StoreError) -> Bool
  /// Takes parked deliveries up again; returns how many.
  func redrive(_ operation: RedriveDeliveries) throws(StoreError) -> Int
  /// Parks deliveries; returns how many.
  func park(_ operation: ParkDeliveries) throws(StoreError) -> Int
  /// Removes parked deliveries for good; returns how many.
  func drop(_ operation: DropDeliveries) throws(StoreError) -> Int
  /// Removes what is no longer needed; returns how many rows.
  func prune(_ operation: PruneDeliveries) throws(StoreError) -> Int
  /// Adds an outgoing webhook.
  func add(_ operation: AddOutgoingWebhook) throws(StoreError) -> OutgoingWebhook
  /// Removes an outgoing webhook; returns whether it was there.
  func remove(_ operation: RemoveOutgoingWebhook) throws(StoreError) -> Bool
  /// Gives an outgoing webhook a new signing secret; returns which are good, `nil` when there is no
  /// such webhook.
  func rotateSecret(_ operation: RotateWebhookSecret) throws(StoreError) -> SecretGenerations?
}

/// Looks at handlers and deliveries without changing them.
public protocol DeliveryReader: Sendable {
  /// One page of deliveries.
  func deliveries(_ query: ListDeliveries) async throws(StoreError) -> [ListedDelivery]
  /// A delivery with its attempts; `nil` when there is none.
  func delivery(
    _ key: DeliveryKey, on portal: PortalID
  ) async throws(StoreError) -> DeliveryDetails?
  /// Handlers of a portal by ascending number, with their figures; with `application`, only the
  /// application's.
  func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [HandlerFigures]
  /// Outgoing webhooks of a portal by ascending number.
  func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [OutgoingWebhook]
  /// When the next handler of a portal may have its turn, in the past where one is due; `nil` where
  /// nothing is to be delivered.
  func nextDeliveryTurn(on portal: PortalID) async throws(StoreError) -> Timestamp?
}

extension DeliveryReader {
  /// Handlers of a portal by ascending number, with their figures.
  public func handlers(
    on portal: PortalID, after: BindingID?, limit: Int
  ) async throws(StoreError) -> [HandlerFigures] {
    try await handlers(on: portal, of: nil, after: after, limit: limit)
  }

  /// A handler with its figures; `nil` when there is none.
  public func handler(
    _ number: BindingID, on portal: PortalID
  ) async throws(StoreError) -> HandlerFigures? {
    let before = BindingID(rawValue: max(0, number.rawValue - 1))
    let found = try await handlers(on: portal, after: before, limit: 1)
    return found.first { $0.handler == number }
  }
}
