import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Periodic jobs")
struct PeriodicJobTests {
  /// Waits until something sleeps until a time.
  static func sleep(
    until deadline: Duration, _ sleeps: inout AsyncStream<Duration>.Iterator
  ) async {
    while let next = await sleeps.next(), next != deadline {}
  }

  @Test("Dead letters are retried within five seconds of their time, in safe portals only")
  func retries() async throws {
    for mode in Mode.allCases {
      let clock = ManualClock()
      let sleeping = SteppedClock()
      let store = ModelStore(time: clock)
      let fixture = try await PortalFixture(in: store, mode: mode)
      let queue = fixture.application.queue()
      try await fixture.application.bindOffline(EventName(stored: "E"), in: store)
      let policy = RetryPolicy(
        firstDelay: 3, factor: 1, longestDelay: 3, jitter: 0, attempts: 9)
      _ = try await store.perform(
        ConfigureQueues(
          portal: queue.portal, application: queue.application,
          changes: QueueOverrideChanges(retry: .set(policy))))
      let publication = Publication(name: EventName(stored: "E"))
      _ = try await store.perform(
        PublishEvents(portal: queue.portal, mode: mode, publications: [publication]))
      _ = try await store.perform(
        ClaimEvents(queue: queue, processID: ProcessID("p"), disposition: .reserve(lease: 60)))
      _ = try await store.perform(
        FailEvents(
          queue: queue, mode: .safe, processID: ProcessID("p"),
          messageIDs: [publication.messageID]))
      let service = RetryService(
        store: store, defaultMode: .safe, clock: sleeping, logger: LiveServer.quietLogger)
      let running = Task { await service.run() }
      var sleeps = sleeping.sleeps.makeAsyncIterator()
      await Self.sleep(until: .seconds(5), &sleeps)
      clock.advance(seconds: 5)
      sleeping.advance(by: .seconds(5))
      await Self.sleep(until: .seconds(10), &sleeps)
      let figures = try await store.queueFigures(on: queue.portal).first
      #expect(figures?.pending == (mode == .safe ? 1 : 0))
      running.cancel()
      await running.value
    }
  }

  @Test("Housekeeping finishes removals and forgets what is over")
  func housekeeping() async throws {
    let clock = ManualClock()
    let sleeping = SteppedClock()
    let store = ModelStore(time: clock)
    let doomed = try await PortalFixture(in: store)
    let kept = try await PortalFixture(in: store, domain: "kept.example")
    _ = try await store.perform(ErasePortal(portal: doomed.portal.id))
    _ = try await store.perform(
      UninstallApplication(
        portal: kept.portal.id, application: kept.application.application.id, mode: .safe))
    let other = try await ApplicationFixture(in: store, on: kept.portal, clientID: "other")
    try await store.perform(
      AddAPIKey(
        portal: kept.portal.id, scope: .read, key: SecretHash(of: "short"), lifetime: 1))
    for log in [PortalID.server, kept.portal.id] {
      _ = try await store.perform(
        Audited(EnsureUser(user: kept.user), on: log) { _ in
          AuditEntry(actor: .server, action: "note", subject: "")
        })
    }
    let service = HousekeepingService(
      store: store, auditRetention: 60, clock: sleeping, logger: LiveServer.quietLogger)
    let running = Task { await service.run() }
    var sleeps = sleeping.sleeps.makeAsyncIterator()
    await Self.sleep(until: HousekeepingService.firstDelay, &sleeps)
    clock.advance(seconds: 61)
    sleeping.advance(by: HousekeepingService.firstDelay)
    await Self.sleep(
      until: HousekeepingService.firstDelay + HousekeepingService.interval, &sleeps)
    #expect(try await store.portals() == [kept.portal])
    let applications = try await store.applications(
      on: kept.portal.id, after: nil, limit: 9)
    #expect(applications.map(\.removal) == [.uninstalled, nil])
    #expect(try await store.apiKeys(on: kept.portal.id, after: nil, limit: 9) == [])
    let token = SecretHash(of: other.userToken)
    #expect(try await store.accessGrant(token: token) != nil)
    for log in [PortalID.server, kept.portal.id] {
      #expect(try await store.auditRecords(on: log, before: nil, limit: 9) == [])
    }
    running.cancel()
    await running.value
  }

  @Test("Past events are forgotten in small steps until none is over")
  func forgetting() async throws {
    let clock = ManualClock()
    let sleeping = SteppedClock()
    let store = ModelStore(time: clock)
    let fixture = try await PortalFixture(in: store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(EventName(stored: "E"), in: store)
    let publications = (0..<1_200).map {
      Publication(name: EventName(stored: "E"), data: .int($0))
    }
    _ = try await store.perform(
      PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
    _ = try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("p"), limit: 5_000, disposition: .take))
    let service = HistoryService(
      store: store, clock: sleeping, logger: LiveServer.quietLogger)
    let running = Task { await service.run() }
    var sleeps = sleeping.sleeps.makeAsyncIterator()
    await Self.sleep(until: HistoryService.interval, &sleeps)
    sleeping.advance(by: HistoryService.interval)
    await Self.sleep(until: HistoryService.interval * 2, &sleeps)
    #expect(store.queueCounts[.forgotten] == 0)
    clock.advance(seconds: 86_400)
    sleeping.advance(by: HistoryService.interval)
    await Self.sleep(until: HistoryService.interval * 3, &sleeps)
    #expect(store.queueCounts[.forgotten] == 1_200)
    running.cancel()
    await running.value
  }
}
