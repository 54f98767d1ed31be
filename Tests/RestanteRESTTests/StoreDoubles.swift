import RestanteCore
import RestanteJSON
import RestanteTesting

/// A store that answers from another one.
protocol ForwardingStore: Store {
  var model: ModelStore { get }
}

extension ForwardingStore {
  var time: any TimeSource { model.time }
  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome { try await model.perform(operation) }
  func checkWritable() async throws(StoreError) { try await model.checkWritable() }
  func close() async { await model.close() }
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await model.listEvents(query)
  }
  func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await model.queueFigures(on: portal)
  }
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await model.bindings(of: application, on: portal, actingAs: user)
  }
  func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try await model.options(of: owner)
  }

  func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try await model.eventNames(on: portal)
  }

  func portal(domain: String) async throws(StoreError) -> Portal? {
    try await model.portal(domain: domain)
  }
  func portals() async throws(StoreError) -> [Portal] { try await model.portals() }
  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await model.accessGrant(token: token)
  }
  func webhookGrant(user: UserID, code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await model.webhookGrant(user: user, code: code)
  }
  func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await model.apiKeyGrant(key: key)
  }
  func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await model.application(clientID: clientID, on: portal)
  }
  func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    try await model.clients(clientID: clientID)
  }
  func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await model.user(id, on: portal)
  }
}

/// A store whose access grants a test alters.
struct GrantingStore: ForwardingStore {
  let model: ModelStore
  let alter: @Sendable (inout AccessGrant) -> Void

  init(_ model: ModelStore, _ alter: @escaping @Sendable (inout AccessGrant) -> Void) {
    self.model = model
    self.alter = alter
  }

  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    guard var grant = try await model.accessGrant(token: token) else { return nil }
    alter(&grant)
    return grant
  }
}

/// A store that fails at everything but credentials.
struct FailingStore: ForwardingStore {
  let model: ModelStore
  let error: StoreError

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome { throw error }
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage { throw error }
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] { throw error }
}

/// A store that cannot even look at credentials.
struct DeadStore: ForwardingStore {
  let model: ModelStore

  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    throw StoreError(.unavailable, "gone")
  }
}

/// A store that shows a test the claims that reach it.
struct RecordingStore: ForwardingStore {
  let model: ModelStore
  let record: @Sendable (ClaimEvents) -> Void

  init(_ model: ModelStore, _ record: @escaping @Sendable (ClaimEvents) -> Void) {
    self.model = model
    self.record = record
  }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    if let claim = operation as? ClaimEvents { record(claim) }
    return try await model.perform(operation)
  }
}
