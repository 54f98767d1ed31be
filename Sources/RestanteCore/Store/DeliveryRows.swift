/// A transaction of a store that keeps handlers and deliveries as rows: what the rules of
/// deliveries (`Deliveries/Rules`) are made of, the same for every such store.
///
/// Everything here takes sets, so that a store that is far away needs a bounded number of journeys
/// however many handlers and deliveries an operation touches.
public protocol DeliveryRows: StoreTransaction {
  /// A portal as it is at present; others may change it meanwhile.
  func currentPortal(_ id: PortalID) throws(StoreError) -> Portal?
  /// The handlers with these numbers, as far as there are any. Others who want to change them wait
  /// until the transaction ends; the order is the same in all transactions.
  func handlers(
    _ numbers: Set<BindingID>, on portal: PortalID
  ) throws(StoreError) -> [BindingID: HandlerRow]
  /// The first handlers that are due, the one that was due first coming first. Those that another
  /// transaction is about to change are passed over.
  func dueHandlers(on portal: PortalID, limit: Int) throws(StoreError) -> [HandlerRow]
  /// The deliveries that tell whose turn it is, by handler, in their order.
  func deliveries(
    _ selections: [BindingID: DeliveryPolicy.Selection], on portal: PortalID
  ) throws(StoreError) -> [BindingID: [DeliveryRow]]
  /// The deliveries with these names, as far as there are any.
  func deliveries(
    _ keys: Set<DeliveryKey>, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey: DeliveryRow]
  /// The first deliveries of a handler in one of these phases, by number.
  func deliveries(
    in phases: [DeliveryPhase], of handler: BindingID, limit: Int, on portal: PortalID
  ) throws(StoreError) -> [DeliveryRow]
  /// What deliveries tell.
  func contents(
    _ keys: Set<DeliveryKey>, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey: DeliveryContent]
  /// The applications with these numbers, as far as there are any.
  func applications(
    _ numbers: Set<ApplicationID>, on portal: PortalID
  ) throws(StoreError) -> [ApplicationID: Application]
  /// The users with these numbers, as far as there are any.
  func users(
    _ numbers: Set<UserID>, on portal: PortalID
  ) throws(StoreError) -> [UserID: PortalUser]
  /// The generations of the signing secrets of outgoing webhooks.
  func secretGenerations(
    _ webhooks: Set<BindingID>, on portal: PortalID
  ) throws(StoreError) -> [BindingID: SecretGenerations]
  /// Writes a handler that is not there.
  func insert(_ handler: HandlerRow, on portal: PortalID) throws(StoreError)
  /// Writes handlers that are there.
  func replace(_ handlers: [HandlerRow], on portal: PortalID) throws(StoreError)
  /// Writes deliveries that are not there.
  func insert(_ deliveries: [NewDelivery], on portal: PortalID) throws(StoreError)
  /// Writes the states of deliveries that are there.
  func replace(_ deliveries: [DeliveryRow], on portal: PortalID) throws(StoreError)
  /// Writes what happens to deliveries of a handler; returns how many changed.
  ///
  /// Where there may be many of them it is done for so many at most, the first in line.
  @discardableResult
  func apply(
    _ change: OtherDeliveries, to handler: BindingID, limit: Int, on portal: PortalID
  ) throws(StoreError) -> Int
  /// Adds attempts, and removes those between the first and the last ones that are kept.
  func insert(
    _ attempts: [(delivery: DeliveryKey, attempt: RecordedAttempt)], on portal: PortalID
  ) throws(StoreError)
  /// Adds the tokens that deliveries bring.
  func insert(_ tokens: [DeliveryTokens], on portal: PortalID) throws(StoreError)
  /// Removes deliveries with their attempts.
  func remove(_ keys: [DeliveryKey], on portal: PortalID) throws(StoreError)
  /// The first deliveries that were taken at a time or before.
  func deliveries(
    takenBy time: Timestamp, limit: Int, on portal: PortalID
  ) throws(StoreError) -> [DeliveryKey]
  /// Handlers whose binding or outgoing webhook is gone, the first ones by number.
  func endedHandlers(on portal: PortalID, limit: Int) throws(StoreError) -> [HandlerRow]
  /// Removes handlers, which have no deliveries.
  func remove(handlers: [BindingID], on portal: PortalID) throws(StoreError)
  /// The number of a new binding or outgoing webhook.
  func nextBinding(on portal: PortalID) throws(StoreError) -> BindingID
  /// Writes an outgoing webhook that is not there, but not its handler.
  func insert(_ webhook: OutgoingWebhook, on portal: PortalID) throws(StoreError)
  /// Removes an outgoing webhook, but not its handler; returns whether it was there.
  func remove(webhook: BindingID, on portal: PortalID) throws(StoreError) -> Bool
  /// Writes the generations of an outgoing webhook's signing secret.
  func setSecretGenerations(
    _ secrets: SecretGenerations, of webhook: BindingID, on portal: PortalID
  ) throws(StoreError)
}
