import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("Who watches a queue on one node hears of what others do")
struct WatchingNodesTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  @Test("looks every five seconds at queues that somebody watches")
  func looks() async throws {
    let clock = SteppedClock()
    var sleeps = clock.sleeps.makeAsyncIterator()
    let subject = try await PostgresUnderTest.make()
    let other = try await PostgresStore.open(
      subject.cluster.settings(database: subject.database),
      connections: PostgresStore.Connections(queues: 1, readers: 1), lookoutClock: clock)
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let watch = other.watchers.watch(queue)
    #expect(await sleeps.next() == .seconds(5))
    _ = try await subject.store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe,
        publications: [Publication(name: Self.deal, data: .int(1))]))
    clock.advance(by: .seconds(5))
    #expect(await watch.next() == QueueActivity())
    // What somebody may wait for is named every time, what changed once.
    #expect(await sleeps.next() == .seconds(10))
    clock.advance(by: .seconds(5))
    #expect(await watch.next() == QueueActivity())
    await other.close()
    #expect(await watch.next() == nil)
    try await subject.end()
  }
}
