import RestanteCore
import RestanteJSON
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestantePostgres

@Suite("Journeys to the database for deliveries")
struct DeliveryJourneyTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  /// A portal with some handlers of one event.
  private struct Scene {
    var subject: PostgresUnderTest
    var portal: PortalID
    var application: ApplicationID

    init(handlers: Int) async throws {
      subject = try await PostgresUnderTest.make()
      let fixture = try await PortalFixture(in: subject.store)
      portal = fixture.portal.id
      application = fixture.application.application.id
      for number in 0..<handlers {
        _ = try await subject.store.perform(
          BindEvent(
            portal: portal, application: fixture.application.application.id, event: deal,
            target: .online(handler: "https://h.example/\(number)", user: UserID(rawValue: 2))))
      }
    }

    var bindOffline: BindEvent {
      BindEvent(portal: portal, application: application, event: deal, target: .offline)
    }

    var bindOnline: BindEvent {
      BindEvent(
        portal: portal, application: application, event: deal,
        target: .online(handler: "https://h.example/", user: nil))
    }

    var publication: PublishEvents {
      let events = (0..<8).map { Publication(name: deal, data: .int(Int64($0))) }
      return PublishEvents(portal: portal, mode: .safe, publications: events)
    }

    var claim: ClaimDeliveries {
      ClaimDeliveries(
        portal: portal, mode: .safe, handlers: 100,
        tokens: (0..<3_200).map {
          ClaimDeliveries.TokenHashes(
            access: SecretHash(of: "a\($0)"), refresh: SecretHash(of: "r\($0)"))
        })
    }

    func report(_ claims: [DeliveryClaim]) -> FinishDeliveries {
      FinishDeliveries(
        portal: portal, mode: .safe,
        reports: claims.flatMap { claim in
          claim.deliveries.map { delivery in
            FinishDeliveries.Report(
              delivery: DeliveryKey(handler: claim.handler, id: delivery.id), claim: claim.number,
              attempt: DeliveryAttempt(
                outcome: .replied(200), start: ManualClock.defaultStart, milliseconds: 1))
          }
        })
    }

    /// How often the store goes to the database to publish, claim and report.
    func journeys() async throws -> [Int] {
      let counter = subject.postgres.journeys
      var counts = [counter.count]
      _ = try await subject.store.perform(publication)
      counts.append(counter.count)
      let claimed = try await subject.store.perform(claim)
      counts.append(counter.count)
      _ = try await subject.store.perform(report(claimed.claims))
      counts.append(counter.count)
      return zip(counts.dropFirst(), counts).map { $0 - $1 }
    }
  }

  @Test("are as many for forty handlers as for one")
  func doNotDependOnHandlers() async throws {
    var first: [Int]?
    for handlers in [1, 10, 40] {
      let scene = try await Scene(handlers: handlers)
      let journeys = try await scene.journeys()
      #expect(journeys == first ?? journeys, "\(handlers) handlers")
      #expect(journeys.allSatisfy { $0 <= 14 }, "\(journeys)")
      first = journeys
      let kept = try await scene.subject.store.deliveries(
        ListDeliveries(portal: scene.portal, phase: .delivered, limit: 1_000))
      #expect(kept.count == handlers * 8)
      try await scene.subject.end()
    }
  }

  @Test("to publish are one more with a handler, which is locked; what is written goes along")
  func publishingToHandlers() async throws {
    let scene = try await Scene(handlers: 0)
    _ = try await scene.subject.store.perform(scene.bindOffline)
    // From here on, each publication refreshes the same events.
    _ = try await scene.subject.store.perform(scene.publication)
    let before = scene.subject.postgres.journeys.count
    _ = try await scene.subject.store.perform(scene.publication)
    let offline = scene.subject.postgres.journeys.count - before
    _ = try await scene.subject.store.perform(scene.bindOnline)
    let between = scene.subject.postgres.journeys.count
    _ = try await scene.subject.store.perform(scene.publication)
    #expect(scene.subject.postgres.journeys.count - between == offline + 1)
    try await scene.subject.end()
  }

  @Test("to publish are no more where nothing is bound online")
  func publishingCostsTheSame() async throws {
    let scene = try await Scene(handlers: 0)
    let before = scene.subject.postgres.journeys.count
    _ = try await scene.subject.store.perform(scene.publication)
    // The bindings, what is noted of unbound names, and the commit.
    #expect(scene.subject.postgres.journeys.count - before <= 4)
    try await scene.subject.end()
  }
}
