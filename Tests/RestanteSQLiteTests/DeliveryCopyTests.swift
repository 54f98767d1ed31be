import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Copying handlers and deliveries")
struct DeliveryCopyTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  @Test("handlers, deliveries, attempts and outgoing webhooks arrive as they were")
  func arrives() async throws {
    let source = try SQLiteUnderTest()
    let fixture = try await PortalFixture(in: source.store)
    let (store, portal) = (source.store, fixture.portal.id)
    let bind = BindEvent(
      portal: portal, application: fixture.application.application.id, event: Self.deal,
      target: .online(handler: "https://h.example/", user: UserID(rawValue: 2)))
    _ = try await store.perform(bind)
    _ = try await store.perform(
      AddOutgoingWebhook(portal: portal, url: "https://w.example/", events: [Self.deal]))
    let publish = PublishEvents(
      portal: portal, mode: .safe,
      publications: ["a", "b"].map { Publication(name: Self.deal, data: .string($0)) })
    _ = try await store.perform(publish)
    let claimed = try await store.perform(
      ClaimDeliveries(
        portal: portal, mode: .safe, handlers: 1,
        tokens: (0..<32).map {
          ClaimDeliveries.TokenHashes(
            access: SecretHash(of: "a\($0)"), refresh: SecretHash(of: "r\($0)"))
        }))
    let claim = try #require(claimed.claims.first)
    let key = DeliveryKey(handler: claim.handler, id: claim.deliveries[0].id)
    let attempt = DeliveryAttempt(
      outcome: .failed(.timeout), start: source.clock.now(), milliseconds: 5, excerpt: [1])
    _ = try await store.perform(
      FinishDeliveries(
        portal: portal, mode: .safe,
        reports: [.init(delivery: key, claim: claim.number, attempt: attempt)]))
    let handlers = try await store.handlers(on: portal, after: nil, limit: 10)
    let delivery = try await store.delivery(key, on: portal)
    let webhooks = try await store.outgoingWebhooks(on: portal, after: nil, limit: 10)
    #expect(handlers.count == 2 && webhooks.count == 1 && delivery?.attempts.count == 1)
    await store.close()

    let target = try SQLiteUnderTest(clock: source.clock)
    await target.store.close()
    let (from, to) = (try SQLiteArchive(path: source.path), try SQLiteArchive(path: target.path))
    _ = try StoreCopy(from: from, to: to, domain: nil, addsToExisting: false).run()
    from.close()
    to.close()
    try await target.reopen()
    #expect(try await target.store.handlers(on: portal, after: nil, limit: 10) == handlers)
    #expect(try await target.store.delivery(key, on: portal) == delivery)
    #expect(try await target.store.outgoingWebhooks(on: portal, after: nil, limit: 10) == webhooks)
    let receipt = try await target.store.perform(publish)
    #expect(receipt == PublishReceipt(accepted: 2, deliveries: 4))
    await target.store.close()
  }
}
