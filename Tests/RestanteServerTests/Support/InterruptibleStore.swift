import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization

/// A store that fails or waits when a test says so.
final class InterruptibleStore: Store {
  private struct Switches {
    var failure: StoreError?
    var isHeld = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isClosed = false
  }

  let inner: ModelStore
  /// Gets an element whenever a change begins to wait.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation
  private let switches = Mutex(Switches())

  init(_ inner: ModelStore) {
    self.inner = inner
    (arrivals, arrival) = AsyncStream.makeStream()
  }

  /// What every change fails with from now on.
  func fail(with error: StoreError?) { switches.withLock { $0.failure = error } }

  /// Makes changes wait until ``release()``.
  func hold() { switches.withLock { $0.isHeld = true } }

  func release() {
    let waiting = switches.withLock { switches in
      switches.isHeld = false
      defer { switches.waiting = [] }
      return switches.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  var isClosed: Bool { switches.withLock { $0.isClosed } }

  var time: any TimeSource { inner.time }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    await pass()
    if let failure = switches.withLock({ $0.failure }) { throw failure }
    return try await inner.perform(operation)
  }

  private func pass() async {
    await withCheckedContinuation { continuation in
      let isHeld = switches.withLock { switches in
        if switches.isHeld { switches.waiting.append(continuation) }
        return switches.isHeld
      }
      if isHeld { arrival.yield() } else { continuation.resume() }
    }
  }

  func checkWritable() async throws(StoreError) {
    if let failure = switches.withLock({ $0.failure }) { throw failure }
    try await inner.checkWritable()
  }

  func close() async {
    switches.withLock { $0.isClosed = true }
    await inner.close()
  }
}

// Questions are passed on as they are.
extension InterruptibleStore {
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await inner.listEvents(query)
  }

  func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await inner.queueFigures(on: portal)
  }

  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try await inner.bindings(of: application, on: portal, actingAs: user)
  }

  func options(of owner: OptionOwner) async throws(StoreError) -> JSONObject {
    try await inner.options(of: owner)
  }

  func eventNames(on portal: PortalID) async throws(StoreError) -> [PortalEventName] {
    try await inner.eventNames(on: portal)
  }

  func portal(domain: String) async throws(StoreError) -> Portal? {
    try await inner.portal(domain: domain)
  }

  func portals() async throws(StoreError) -> [Portal] { try await inner.portals() }

  func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    try await inner.accessGrant(token: token)
  }

  func webhookGrant(user: UserID, code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    try await inner.webhookGrant(user: user, code: code)
  }

  func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    try await inner.apiKeyGrant(key: key)
  }

  func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try await inner.application(clientID: clientID, on: portal)
  }

  func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    try await inner.clients(clientID: clientID)
  }

  func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try await inner.user(id, on: portal)
  }
}
