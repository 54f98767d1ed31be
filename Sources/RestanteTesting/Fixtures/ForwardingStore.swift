public import RestanteJSON
public import RestanteCore

/// A store that answers from another one.
public protocol ForwardingStore: Store {
  /// The store that answers.
  var inner: any Store { get }
}

extension ForwardingStore {
  /// As the inner store does.
  public var time: any TimeSource { inner.time }
  /// As the inner store does.
  public var limits: any LimitLedger { inner.limits }
  /// As the inner store does.
  public var activityFeed: QueueActivityFeed { inner.activityFeed }
  /// The inner store's feed.
  public var deliveryFeed: DeliveryFeed { inner.deliveryFeed }
  /// As the inner store does.
  public var failures: StoreFailures { inner.failures }
  /// The inner store's meter.
  public var meter: StoreMeter { inner.meter }
  /// As the inner store does.
  public var load: StoreLoad { inner.load }
  /// As the inner store does.
  public func overview(queues limit: Int) async throws(StoreError) -> StoreOverview {
    try await inner.overview(queues: limit)
  }
  /// As the inner store does.
  public func tidy() async throws(StoreError) -> Bool { try await inner.tidy() }
  /// As the inner store does.
  public func checkIntegrity() async throws(StoreError) { try await inner.checkIntegrity() }
  /// As the inner store does.
  public func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures? {
    try await inner.figures(of: queue)
  }
  /// As the inner store does.
  public func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool { try await inner.hasUnclaimed(wanted, in: queue) }
  /// As the inner store does.
  public func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome { try await inner.perform(operation) }
  /// As the inner store does.
  public func checkWritable() async throws(StoreError) { try await inner.checkWritable() }
  /// As the inner store does.
  public func checkSpace() async throws(StoreError) { try await inner.checkSpace() }
  /// As the inner store does.
  public func close() async { await inner.close() }
  /// As the inner store does.
  public func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await inner.listEvents(query)
  }
  /// As the inner store does.
  public func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await inner.queueFigures(on: portal)
  }
  /// As the inner store does.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    try await inner.history(query)
  }
  /// As the inner store does.
  public func peek(_ query: PeekEvents) async throws(StoreError) -> PeekPage {
    try await inner.peek(query)
  }
  /// As the inner store does.
  public func events(
    numbered ids: [EventID], in queue: QueueKey
  ) async throws(StoreError) -> [PeekedEvent] {
    try await inner.events(numbered: ids, in: queue)
  }
  /// As the inner store does.
  public func evidence(of queue: QueueKey) async throws(StoreError) -> QueueEvidence {
    try await inner.evidence(of: queue)
  }
  /// As the inner store does.
  public var queueCounts: QueueCounts { inner.queueCounts }
  /// As the inner store does.
  public func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await inner.bindings(of: application, on: portal, actingAs: user)
  }
  /// As the inner store does.
  public func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try await inner.options(of: owner)
  }

  /// As the inner store does.
  public func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try await inner.eventNames(on: portal)
  }

  /// As the inner store does.
  public func portal(domain: String) async throws(StoreError) -> Portal? {
    try await inner.portal(domain: domain)
  }
  /// As the inner store does.
  public func portals() async throws(StoreError) -> [Portal] { try await inner.portals() }
  /// As the inner store does.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await inner.accessGrant(token: token)
  }
  /// As the inner store does.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await inner.apiKeyGrant(key: key)
  }
  /// As the inner store does.
  public func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await inner.application(clientID: clientID, on: portal)
  }
  /// As the inner store does.
  public func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    try await inner.clients(clientID: clientID)
  }
  /// As the inner store does.
  public func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await inner.user(id, on: portal)
  }
}

extension ForwardingStore {
  /// As the inner store does.
  public func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) async throws(StoreError) -> [ActivitySample] {
    try await inner.samples(over: span, on: portal, since: time)
  }
}
