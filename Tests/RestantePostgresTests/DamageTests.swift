import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("What was written wrongly")
struct DamageTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  private func publish(_ number: Int, to queue: QueueKey, in store: any Store) async throws {
    _ = try await store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe,
        publications: [Publication(name: Self.deal, data: .int(Int64(number)))]))
  }

  private func damaged(_ sql: String) async throws -> (PostgresUnderTest, QueueKey) {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let queue = fixture.application.queue()
    for number in 1...3 { try await publish(number, to: queue, in: subject.store) }
    _ = try await subject.store.perform(
      ClaimEvents(queue: queue, processID: ProcessID("p"), disposition: .reserve(lease: 60)))
    try await DatabaseScript.run(
      sql, on: subject.cluster.settings(database: subject.database))
    return (subject, queue)
  }

  @Test("a claim that says that it holds more than there is is refused, and is not ready any more")
  func claimThatLies() async throws {
    let (subject, queue) = try await damaged("UPDATE claim SET held = held || 999::bigint")
    try await subject.store.checkWritable()
    let error = await #expect(throws: StoreError.self) {
      try await subject.store.perform(
        ReleaseEvents(queue: queue, processID: ProcessID("p")))
    }
    #expect(error?.code == .corrupt)
    #expect(error?.detail.contains("has a count of 4 events, but holds 3") == true)
    #expect(subject.store.failures.counts[.corrupt] == 1)
    await #expect(throws: StoreError.self) { try await subject.store.checkWritable() }
    try await subject.end()
  }

  @Test("figures that add up to less than nothing are found when they are added up")
  func negativeFigures() async throws {
    let (subject, queue) = try await damaged(
      """
      INSERT INTO queue_figures
      SELECT portal, app, connector, -500, 0, 0 FROM queue_figures LIMIT 1
      """
    )
    var refusals = 0
    for number in 10..<90 {
      do {
        try await publish(number, to: queue, in: subject.store)
      } catch let error as StoreError {
        #expect(error.code == .corrupt)
        refusals += 1
      }
    }
    #expect(refusals > 0)
    #expect(subject.store.failures.counts[.corrupt] == Int64(refusals))
    try await subject.end()
  }
}
