import RestanteCore
import RestanteJSON
import RestanteTesting

/// One way in which a store can be wrong.
enum Flaw: String, CaseIterable {
  case dropsLastOfBatch
  case reversesTies
  case ignoresOffset
  case failsUnderForeignProcessID
  case keepsBinding
  case forgetsTime
}

/// The reference store with one flaw, to show that the comparison notices it.
struct FlawedUnderTest: StoreUnderTest {
  private let model = ModelUnderTest()
  private let flaw: Flaw

  init(_ flaw: Flaw) { self.flaw = flaw }

  var store: any Store { FlawedStore(inner: model.store, flaw: flaw) }

  func advance(seconds: Int64) async throws {
    try await model.advance(seconds: flaw == .forgetsTime ? max(0, seconds - 1) : seconds)
  }

  func reopen() async throws { try await model.reopen() }
}

/// Passes everything on, but one thing wrongly.
private struct FlawedStore: Store {
  let inner: any Store
  let flaw: Flaw

  var time: any TimeSource { inner.time }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    try await inner.perform(flawed(operation))
  }

  private func flawed<Operation: StoreOperation>(_ operation: Operation) -> Operation {
    var changed: any StoreOperation = operation
    switch (flaw, operation) {
    case (.dropsLastOfBatch, var publish as PublishEvents) where publish.publications.count > 1:
      publish.publications.removeLast()
      changed = publish
    case (.reversesTies, var claim as ClaimEvents):
      claim.order.terms.append(.init(.id, descending: true))
      changed = claim
    case (.failsUnderForeignProcessID, var fail as FailEvents):
      fail.mode = .strict
      changed = fail
    case (.keepsBinding, var unbind as UnbindEvent):
      unbind.selection = .offline(connector: "never bound")
      changed = unbind
    default: break
    }
    return changed as? Operation ?? operation
  }

  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    var query = query
    if flaw == .ignoresOffset { query.offset = 0 }
    return try await inner.listEvents(query)
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

  func webhookGrant(
    user: UserID, code: SecretHash
  ) async throws(StoreError) -> WebhookGrant? {
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

  func checkWritable() async throws(StoreError) { try await inner.checkWritable() }

  func close() async { await inner.close() }
}
