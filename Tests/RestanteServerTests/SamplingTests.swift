import Logging
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Samples of what happens to events")
struct SamplingTests {
  private let arrivals = QueueActivity(arrived: 2, claimed: 1)
  private let portals = [PortalID(rawValue: 1), PortalID(rawValue: 2)]

  private func service(
    _ store: any Store, _ activity: PortalActivity, clock: any Clock<Duration> = ContinuousClock()
  ) -> SamplingService {
    SamplingService(
      store: store, activity: activity, clock: clock, logger: Logger(label: "test"))
  }

  private func arrived(on portal: PortalID, _ store: any Store) async throws -> Int64 {
    try await store.samples(over: .minute, on: portal, since: Timestamp(seconds: 0))
      .map(\.counts.arrived).reduce(0, +)
  }

  @Test("What happened is recorded by portal and of all together, each time once")
  func recorded() async throws {
    let store = ModelStore(time: ManualClock())
    let activity = PortalActivity()
    let service = service(store, activity)
    activity.add(arrivals, on: portals[0])
    activity.add(arrivals, on: portals[0])
    activity.add(arrivals, on: portals[1])
    try await service.record()
    try await service.record()
    #expect(try await arrived(on: portals[0], store) == 4)
    #expect(try await arrived(on: portals[1], store) == 2)
    #expect(try await arrived(on: .server, store) == 6)
  }

  @Test("Where nothing happened and nothing is, there is nothing to record")
  func nothing() async throws {
    let store = ModelStore(time: ManualClock())
    try await service(store, PortalActivity()).record()
    for portal in portals + [.server] {
      #expect(
        try await store.samples(over: .minute, on: portal, since: Timestamp(seconds: 0)) == [])
    }
  }

  @Test("What could not be recorded counts the next time")
  func failures() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    let activity = PortalActivity()
    let service = service(store, activity)
    activity.add(arrivals, on: portals[0])
    store.fail(with: StoreError(.full, "no space"))
    await #expect(throws: StoreError.self) { try await service.record() }
    #expect(try await arrived(on: portals[0], store) == 0)
    store.fail(with: nil)
    activity.add(arrivals, on: portals[0])
    try await service.record()
    #expect(try await arrived(on: portals[0], store) == 4)
    #expect(try await arrived(on: .server, store) == 4)
  }

  @Test("A server records again and again; events that stay show in each sample")
  func running() async throws {
    let sleeping = SteppedClock()
    try await LiveServer.run(jobClock: sleeping) { server in
      var sleeps = sleeping.sleeps.makeAsyncIterator()
      try await server.bind("E")
      _ = try await server.publish(#"[{"event":"E","data":1},{"event":"E","data":2}]"#)
      let portal = try await server.demoClient().portal.id
      await PeriodicJobTests.sleep(until: SamplingService.interval, &sleeps)
      sleeping.advance(by: SamplingService.interval)
      await PeriodicJobTests.sleep(until: SamplingService.interval * 2, &sleeps)
      var samples = try await server.store.samples(
        over: .minute, on: portal, since: Timestamp(seconds: 0))
      #expect(samples.map(\.counts.arrived) == [2])
      #expect(samples.map(\.depth.pending) == [2])
      server.clock.advance(seconds: 60)
      sleeping.advance(by: SamplingService.interval)
      await PeriodicJobTests.sleep(until: SamplingService.interval * 3, &sleeps)
      samples = try await server.store.samples(
        over: .minute, on: portal, since: Timestamp(seconds: 0))
      #expect(samples.map(\.counts.arrived) == [2, 0])
      #expect(samples.map(\.depth.pending) == [2, 2])
    }
  }
}
