import RestanteCore
import RestanteJSON
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestantePostgres

@Suite("Journeys to the database")
struct JourneyTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  /// A queue in a store of its own.
  private struct Scene {
    var subject: PostgresUnderTest
    var queue: QueueKey

    /// How often the store went to the database for this.
    func journeys(of operation: some StoreOperation) async throws -> Int {
      let before = subject.postgres.journeys.count
      _ = try await subject.store.perform(operation)
      return subject.postgres.journeys.count - before
    }

    func publish(_ count: Int) async throws {
      let publications = (0..<count).map { Publication(name: deal, data: .int(Int64($0))) }
      _ = try await subject.store.perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
    }

    func claim(_ processID: String) async throws -> [OfflineEvent] {
      let reply = try await subject.store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID(processID), limit: 1_000,
          disposition: .reserve(lease: 60)))
      guard case .events(let events) = reply else { return [] }
      return events
    }

    func fail(_ processID: String, _ events: [OfflineEvent]) -> FailEvents {
      FailEvents(
        queue: queue, mode: .safe, processID: ProcessID(processID),
        messageIDs: events.map(\.messageID))
    }
  }

  private typealias Preparation =
    @Sendable (Scene, Int) async throws -> any StoreOperation

  /// What is measured: each makes ready what it is about, and then answers the operation.
  private static let operations: [(name: String, prepare: Preparation)] = [
    (
      "fail, beside newer copies",
      { scene, count in
        try await scene.publish(count)
        let events = try await scene.claim("p")
        try await scene.publish(count)
        return scene.fail("p", events)
      }
    ),
    (
      "fail, into dead letters that are there",
      { scene, count in
        try await scene.publish(count)
        let events = try await scene.claim("p")
        try await scene.publish(count)
        let newer = try await scene.claim("q")
        _ = try await scene.subject.store.perform(scene.fail("q", newer))
        return scene.fail("p", events)
      }
    ),
    (
      "release, into newer copies",
      { scene, count in
        try await scene.publish(count)
        _ = try await scene.claim("p")
        try await scene.publish(count)
        return ReleaseEvents(queue: scene.queue, processID: ProcessID("p"))
      }
    ),
    (
      "the end of a lease",
      { scene, count in
        try await scene.publish(count)
        _ = try await scene.claim("p")
        try await scene.publish(count)
        try await scene.subject.advance(seconds: 61)
        return ReleaseEvents(queue: scene.queue, processID: ProcessID("nobody"))
      }
    ),
    (
      "acknowledge, by number",
      { scene, count in
        try await scene.publish(count)
        let events = try await scene.claim("p")
        return AcknowledgeEvents(
          queue: scene.queue, mode: .safe, processID: ProcessID("p"),
          selection: .ids(events.map(\.id)))
      }
    ),
    (
      "redrive",
      { scene, count in
        try await scene.publish(count)
        let events = try await scene.claim("p")
        _ = try await scene.subject.store.perform(scene.fail("p", events))
        return RedriveEvents(queue: scene.queue, selection: .all)
      }
    ),
    (
      "drop",
      { scene, count in
        try await scene.publish(count)
        let events = try await scene.claim("p")
        _ = try await scene.subject.store.perform(scene.fail("p", events))
        return DropEvents(queue: scene.queue, selection: .all)
      }
    ),
    (
      "retry",
      { scene, count in
        _ = try await scene.subject.store.perform(
          ConfigurePortalQueues(
            portal: scene.queue.portal,
            changes: QueueOverrideChanges(retry: .set(RetryPolicy(firstDelay: 1)))))
        try await scene.publish(count)
        let events = try await scene.claim("p")
        _ = try await scene.subject.store.perform(scene.fail("p", events))
        try await scene.subject.advance(seconds: 2)
        return RetryDeadLetters(portal: scene.queue.portal)
      }
    ),
    (
      "restore",
      { scene, count in
        try await scene.publish(count)
        _ = try await scene.claim("p")
        _ = try await scene.subject.store.perform(
          AcknowledgeEvents(queue: scene.queue, mode: .safe, processID: ProcessID("p")))
        return RestoreEvents(queue: scene.queue, selection: HistorySelection())
      }
    ),
    (
      "purge",
      { scene, count in
        try await scene.publish(count)
        _ = try await scene.claim("p")
        try await scene.subject.advance(seconds: 10)
        return PurgeStaleClaims(portal: scene.queue.portal, age: 5)
      }
    ),
  ]

  private func journeys(_ index: Int, events: Int) async throws -> Int {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let scene = Scene(subject: subject, queue: fixture.application.queue())
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let operation = try await Self.operations[index].prepare(scene, events)
    let journeys = try await scene.journeys(of: operation)
    try await subject.end()
    return journeys
  }

  @Test(
    "are as many for five hundred events as for one", arguments: operations.indices)
  func doNotDependOnRows(index: Int) async throws {
    let name = Self.operations[index].name
    let one = try await journeys(index, events: 1)
    #expect(one > 0 && one <= 20, "\(name): \(one)")
    for count in [50, 500] {
      #expect(try await journeys(index, events: count) == one, "\(name), \(count) events")
    }
  }
}
