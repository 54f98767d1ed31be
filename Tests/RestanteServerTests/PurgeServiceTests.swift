import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("The daily purge")
struct PurgeServiceTests {
  /// Claims some events, lets them grow old, and says how many are left after each purge.
  private func purge(
    _ mode: Mode, events: Int, age: Int64
  ) async throws -> (atFirst: Int, afterMinute: Int, afterDay: Int) {
    let sleeping = SteppedClock()
    let left = Recorder<Int>()
    try await LiveServer.run(mode: mode, jobClock: sleeping) { server in
      var sleeps = sleeping.sleeps.makeAsyncIterator()
      await PeriodicJobTests.sleep(until: PurgeService.firstDelay, &sleeps)
      try await server.bind("E")
      try await claim(events, on: server)
      server.clock.advance(seconds: age)
      left.add(try await server.queue().count)
      sleeping.advance(by: PurgeService.firstDelay)
      await PeriodicJobTests.sleep(
        until: PurgeService.firstDelay + PurgeService.interval, &sleeps)
      left.add(try await server.queue().count)
      server.clock.advance(seconds: 86_400)
      sleeping.advance(by: PurgeService.interval)
      await PeriodicJobTests.sleep(
        until: PurgeService.firstDelay + PurgeService.interval * 2, &sleeps)
      left.add(try await server.queue().count)
    }
    return (left.all[0], left.all[1], left.all[2])
  }

  private func claim(_ count: Int, on server: LiveServer) async throws {
    let client = try await server.demoClient()
    let queue = QueueKey(portal: client.portal.id, application: client.application.id)
    for start in stride(from: 0, to: count, by: 1_000) {
      let elements = (start..<min(count, start + 1_000)).map { #"{"event":"E","data":\#($0)}"# }
      _ = try await server.publish("[\(elements.joined(separator: ","))]")
    }
    _ = try await server.store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("p"), limit: count, disposition: .reserve(lease: nil),
        bounds: .strictDefault))
  }

  @Test("Strict portals lose stale claims after a minute, then daily, however many")
  func strict() async throws {
    let old = try await purge(.strict, events: 1_500, age: PurgeStaleClaims.originalAge + 1)
    #expect(old == (1_500, 0, 0))
    let young = try await purge(.strict, events: 5, age: PurgeStaleClaims.originalAge - 60)
    #expect(young == (5, 5, 0))
  }

  @Test("Safe portals lose nothing")
  func safe() async throws {
    let old = try await purge(.safe, events: 5, age: PurgeStaleClaims.originalAge + 1)
    #expect(old == (5, 5, 5))
  }
}
