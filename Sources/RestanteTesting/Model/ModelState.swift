import RestanteCore
import RestanteJSON

/// Everything that the reference store knows.
struct ModelState: Sendable {
  var serverKeys: KnownServerKeys?
  var portals: [Portal] = []
  var users: [PortalUser] = []
  var applications: [ModelApplication] = []
  var accessTokens: [ModelAccessToken] = []
  var refreshTokens: [ModelRefreshToken] = []
  var webhooks: [ModelWebhook] = []
  var doors: [ModelDoor] = []
  var sessions: [ModelSession] = []
  var samples: [ModelSampleKey: [ActivitySample]] = [:]
  var apiKeys: [ModelAPIKey] = []
  var codes: [AuthorizationCode] = []
  var passwords: [ModelUserKey: PasswordHash] = [:]
  /// The audit logs, oldest record first.
  var auditLogs: [PortalID: [AuditRecord]] = [:]
  /// The last numbers given to portals, and on each portal to users, applications and records.
  var lastPortalID: Int64 = 0
  var lastUserIDs: [PortalID: Int64] = [:]
  var lastApplicationIDs: [PortalID: Int64] = [:]
  var lastAuditNumbers: [PortalID: Int64] = [:]
  var bindings: [ModelBinding] = []
  /// The online bindings and outgoing webhooks with their deliveries.
  var handlers: [ModelHandlerKey: ModelHandlerEntry] = [:]
  var outgoingWebhooks: [ModelHandlerKey: OutgoingWebhook] = [:]
  /// The last binding number of each portal.
  var lastBindingIDs: [PortalID: Int64] = [:]
  var options: [OptionOwner: JSONObject] = [:]
  /// The event names of each portal's own, oldest first.
  var eventNames: [PortalID: [PortalEventName]] = [:]
  /// The queues that ever held an event.
  var queues: [QueueKey: ModelQueue] = [:]
  /// The last event number of each application.
  var lastEventIDs: [ModelApplicationKey: Int64] = [:]

  /// What was answered to attempts that have a key.
  var idempotencyRecords: [IdempotencyKey: ModelIdempotencyRecord] = [:]

  /// Publications that were left out at queues as their own changes.
  var suppressions: [QueueKey: PublicationTally] = [:]
  /// What was published on each portal under names to which nothing was bound.
  var unboundEvents: [PortalID: [UnboundEvent]] = [:]

  /// What happened since the store was opened.
  var counts = QueueCounts()

  /// The state as it is at a time: with all claims ended whose lease is over.
  func settled(at now: Timestamp) -> ModelState {
    var settled = self
    for key in queues.keys {
      settled.queues[key]?.settle(at: now, settings: settings(of: key))
    }
    settled.collectCounts()
    return settled
  }

  /// What counts for a queue.
  func settings(of queue: QueueKey) -> QueueSettings {
    QueueSettings(
      application: application(queue.application, on: queue.portal)?.queueChoices
        ?? QueueOverrides(),
      portal: portal(queue.portal)?.queueDefaults ?? QueueOverrides())
  }

  /// Moves the counts of all queues to those of the store.
  mutating func collectCounts() {
    for key in queues.keys {
      counts.add(queues[key]?.counts ?? QueueCounts())
      queues[key]?.counts = QueueCounts()
    }
  }

  func portal(_ id: PortalID) -> Portal? {
    portals.first { $0.id == id }
  }

  func user(_ id: UserID, on portal: PortalID) -> PortalUser? {
    users.first { $0.portal == portal && $0.id == id }
  }

  func application(_ id: ApplicationID, on portal: PortalID) -> Application? {
    applications.map(\.application).first { $0.portal == portal && $0.id == id }
  }
}

/// Names an application across portals.
struct ModelApplicationKey: Sendable, Hashable {
  var portal: PortalID
  var application: ApplicationID
}

/// Names a handler across portals.
struct ModelHandlerKey: Sendable, Hashable {
  var portal: PortalID
  var handler: BindingID
}

/// Names a user across portals.
struct ModelUserKey: Sendable, Hashable {
  var portal: PortalID
  var user: UserID
}

/// An application with its secrets, oldest first.
struct ModelApplication: Sendable {
  var application: Application
  var secrets: [ModelSecret]
}

/// A secret of an application.
struct ModelSecret: Sendable {
  var hash: SecretHash
  var createdAt: Timestamp
  var expiresAt: Timestamp?

  func isValid(at now: Timestamp) -> Bool { expiresAt.map { $0 > now } ?? true }
}

/// For whom and for what a token was issued.
struct ModelTokenScope: Sendable {
  var portal: PortalID
  var application: ApplicationID
  var user: UserID
  var scopes: [String]
  /// The authorization code that it all began with, if it was one.
  var code: SecretHash?
  /// The refresh token of the first pair.
  var family: SecretHash
}

/// An access token.
struct ModelAccessToken: Sendable {
  var token: SecretHash
  var scope: ModelTokenScope
  var createdAt: Timestamp
  var expiresAt: Timestamp
  /// The refresh token that is no longer good once this one is used.
  var predecessor: SecretHash?
  /// How many times over calls with it may cause events.
  var session: EventSession = .standard
}

/// A refresh token.
struct ModelRefreshToken: Sendable {
  var token: SecretHash
  var scope: ModelTokenScope
  var createdAt: Timestamp
  var expiresAt: Timestamp
  /// The token that was exchanged for this one.
  var predecessor: SecretHash?
  /// Whether its successor was used.
  var isSpent = false
}

/// An incoming webhook.
struct ModelWebhook: Sendable {
  var portal: PortalID
  var user: UserID
  var code: SecretHash
  var scopes: [String]
  var label: String
  var createdAt: Timestamp
  var expiresAt: Timestamp?
}

/// A key of the native API.
struct ModelAPIKey: Sendable {
  var portal: PortalID
  var key: SecretHash
  var scope: APIKeyScope
  var label: String
  var createdAt: Timestamp
  var expiresAt: Timestamp?
}

/// A binding with the portal that it is on.
struct ModelBinding: Sendable {
  var portal: PortalID
  var binding: Binding
}
