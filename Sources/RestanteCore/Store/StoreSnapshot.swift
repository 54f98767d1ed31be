public import RestanteJSON

/// What a store can read of one moment. ``SnapshotStore`` answers all queries with it.
public protocol StoreSnapshot {
  /// ``AdministrationReader/serverKeys()``.
  func serverKeys() throws(StoreError) -> KnownServerKeys?
  /// A portal by its number.
  func portal(_ id: PortalID) throws(StoreError) -> Portal?
  /// A portal by its domain.
  func portal(domain: String) throws(StoreError) -> Portal?
  /// The portals, by ascending id.
  func portals() throws(StoreError) -> [Portal]
  /// A user of a portal.
  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser?
  /// Users of a portal by ascending number.
  func users(on portal: PortalID, after: UserID?, limit: Int) throws(StoreError) -> [PortalUser]
  /// The user with a ``PortalUser/loginKey`` and what the password is checked against.
  func passwordCredentials(
    loginKey: String, on portal: PortalID
  ) throws(StoreError) -> PasswordCredentials?
  /// An application of a portal by its public identifier.
  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application?
  /// Applications of a portal by ascending number.
  func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) throws(StoreError) -> [Application]
  /// The applications of all portals that share a client id, with their valid secrets.
  func clients(clientID: String, at now: Timestamp) throws(StoreError) -> [ClientCredentials]

  /// What an access token stands for.
  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant?
  /// What a key of the native API stands for.
  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant?
  /// What a webhook's code stands for.
  func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant?
  /// What a door's code stands for.
  func doorGrant(code: SecretHash) throws(StoreError) -> DoorGrant?
  /// A session of the console.
  func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) throws(StoreError) -> ConsoleSession?
  /// Sessions of a portal, or of the server, by ascending id.
  func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [ConsoleSession]
  /// What a key of the whole server stands for.
  func serverKeyGrant(_ key: SecretHash) throws(StoreError) -> ServerKeyGrant?
  /// The valid secrets of an application, oldest first.
  func clientSecrets(
    of application: ApplicationID, on portal: PortalID, at now: Timestamp
  ) throws(StoreError) -> [ClientSecretRecord]
  /// Webhooks of a portal by ascending id.
  func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [WebhookRecord]
  /// Doors of a portal by ascending id.
  func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [DoorRecord]
  /// Keys of a portal, or of the server, by ascending id.
  func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [APIKeyRecord]
  /// Tokens of an application by ascending id.
  func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [TokenRecord]
  /// The applications that a user lets act, by ascending number, apart from what is over by `now`.
  func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int, at now: Timestamp
  ) throws(StoreError) -> [UserAuthorization]
  /// Records of an audit log, newest first.
  func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) throws(StoreError) -> [AuditRecord]

  /// An owner's options.
  func options(of owner: OptionOwner) throws(StoreError) -> JSONObject
  /// The event names of a portal's own.
  func eventNames(on portal: PortalID) throws(StoreError) -> [PortalEventName]
  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) throws(StoreError) -> [Binding]

  /// One page of deliveries.
  func deliveries(_ query: ListDeliveries) throws(StoreError) -> [ListedDelivery]
  /// A delivery with its attempts; `nil` when there is none.
  func delivery(_ key: DeliveryKey, on portal: PortalID) throws(StoreError) -> DeliveryDetails?
  /// Handlers of a portal by ascending number, with their figures; with `application`, only the
  /// application's.
  func handlers(
    on portal: PortalID, of application: ApplicationID?, after: BindingID?, limit: Int
  ) throws(StoreError) -> [HandlerFigures]
  /// Outgoing webhooks of a portal by ascending number.
  func outgoingWebhooks(
    on portal: PortalID, after: BindingID?, limit: Int
  ) throws(StoreError) -> [OutgoingWebhook]
  /// When the next handler of a portal may have its turn.
  func nextDeliveryTurn(on portal: PortalID) throws(StoreError) -> Timestamp?
  /// Whether a claim is over but still stored as if it were not.
  func hasExpiredClaim(in scope: QueueScope, at now: Timestamp) throws(StoreError) -> Bool
  /// One page of a queue.
  func page(_ query: ListEvents) throws(StoreError) -> EventPage
  /// Whether a queue has an event that nobody holds for those who wait.
  func hasUnclaimed(_ wanted: WaitingInterest, in queue: QueueKey) throws(StoreError) -> Bool
  /// The stored figures of a queue; `nil` when it never held an event.
  func figures(of queue: QueueKey) throws(StoreError) -> QueueFigures?
  /// The stored figures of all queues of a portal that ever held an event.
  func figures(on portal: PortalID) throws(StoreError) -> [QueueFigures]
  /// The queues of a portal that something is bound to, with figures that are all zero.
  func boundQueues(on portal: PortalID) throws(StoreError) -> [QueueFigures]
  /// How deep the queues of a portal are that ever held an event.
  func depths(on portal: PortalID) throws(StoreError) -> [(QueueKey, QueueDepth)]
  /// What a portal's handlers have to do.
  func deliveryTotals(on portal: PortalID) throws(StoreError) -> DeliveryTotals
  /// What counts for a queue; `nil` when there is no such application.
  func storedSettings(of queue: QueueKey) throws(StoreError) -> QueueSettings?
  /// The first past events that are meant, the newest first.
  func pastRows(_ scan: HistoryScan, of queue: QueueKey) throws(StoreError) -> [PastRow]
  /// The first events of a queue that are looked at, in their order.
  func standingRows(_ scan: StandingScan, of queue: QueueKey) throws(StoreError) -> [StandingRow]
  /// The events of a queue with some numbers, those of its history aside, in any order.
  func standingRows(
    numbered ids: [EventID], of queue: QueueKey
  ) throws(StoreError) -> [StandingRow]
  /// What events carry, in their order; for those that are damaged, the error that says so.
  func contents(
    of rows: [EventRow], in queue: QueueKey
  ) throws(StoreError) -> [Result<EventBody, StoreError>]
  /// What an event carries.
  func body(of row: EventRow, in queue: QueueKey) throws(StoreError) -> EventBody

  /// Samples of a portal, or of all portals together, oldest first.
  func samples(
    over span: SampleSpan, on portal: PortalID, since time: Timestamp
  ) throws(StoreError) -> [ActivitySample]

  /// The claims of a queue that hold events, as ``QueueEvidence/claims`` says.
  func heldClaims(of queue: QueueKey) throws(StoreError) -> [HeldClaim]
  /// How many claims hold events.
  func heldClaimCount(of queue: QueueKey) throws(StoreError) -> Int64
  /// Publications that were left out at a queue.
  func suppressed(at queue: QueueKey) throws(StoreError) -> PublicationTally?
  /// What was published on a portal under names to which nothing was bound.
  func unboundEvents(on portal: PortalID) throws(StoreError) -> [UnboundEvent]
}

/// Which queues a query is about.
public enum QueueScope: Sendable, Hashable {
  /// One queue.
  case queue(QueueKey)
  /// All queues of a portal.
  case portal(PortalID)

  /// The portal.
  public var portal: PortalID {
    switch self {
    case .queue(let queue): queue.portal
    case .portal(let portal): portal
    }
  }
}
