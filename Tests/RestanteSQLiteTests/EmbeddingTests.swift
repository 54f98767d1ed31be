import RestanteCore
import RestanteJSON
import RestanteSQLite
import Testing

/// The examples in the documentation of public types, in one piece. `ExampleTests` makes sure
/// that they are the same to the letter.
@Suite("A program that embeds the store")
struct EmbeddingTests {
  @Test("publishes, claims, acknowledges and fails as the documentation shows")
  func examples() async throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    let path = directory.path("embedded.db")
    let event = try #require(EventName("ONORDERADD"))
    let store = try SQLiteStore.open(path: path)
    let portal = try await store.perform(
      EnsurePortal(domain: "shop.example", memberID: "shop"))
    let secret = Credential.secret(using: SystemRandomSource())
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: "warehouse", name: "Warehouse", scopes: [],
        isInstalled: true, secret: SecretHash(of: secret)))
    guard case .added(let application) = outcome else { throw Unexpected() }
    _ = try await store.perform(
      BindEvent(
        portal: portal.id, application: application.id, event: event, target: .offline))
    try await consume(from: store, portal, application, event)
    await store.close()
  }

  private func consume(
    from store: SQLiteStore, _ portal: Portal, _ application: Application, _ event: EventName
  ) async throws {
    let queue = QueueKey(portal: portal.id, application: application.id)
    let observation = store.activityFeed.observe(queue)
    let receipt = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: .safe,
        publications: [Publication(name: event, data: ["order": 42])]))
    #expect(receipt.accepted == 1)
    _ = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: .safe,
        publications: [Publication(name: event, data: ["order": 43])]))
    // Look once yourself, then whenever something happened.
    while let activity = await observation.next() {
      if activity.arrived > 0 || activity.asksToLook { break }
    }
    let processID = ProcessID.generate(using: SystemRandomSource())
    let reply = try await store.perform(
      ClaimEvents(queue: queue, processID: processID, disposition: .reserve(lease: 60)))
    guard case .events(let events) = reply else { return }
    #expect(events.count == 2)
    let (done, failed) = (events.prefix(1), events.dropFirst())
    let removed = try await store.perform(
      AcknowledgeEvents(
        queue: queue, mode: .safe, processID: processID, selection: .ids(done.map(\.id))))
    #expect(removed == 1)
    let marked = try await store.perform(
      FailEvents(
        queue: queue, mode: .safe, processID: processID, messageIDs: failed.map(\.messageID),
        reason: "the warehouse does not know this order"))
    #expect(marked == 1)
    #expect(try await store.figures(of: queue)?.failed == 1)
  }

  private struct Unexpected: Error {}
}
