import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("What was written wrongly")
struct DamageTests {
  /// Three events held by `p`, in a file that somebody then changed.
  private func damaged(_ sql: String) async throws -> (SQLiteUnderTest, QueueFixture) {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish([1, 2, 3])
    _ = try await subject.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID("p"), disposition: .reserve(lease: 60)))
    try await subject.reopen()
    try await subject.sqlite.pool.write { try $0.execute(sql: sql) }
    return (subject, QueueFixture(store: subject.store, queue: fixture.queue))
  }

  private func refuses(
    _ operation: some StoreOperation, _ subject: SQLiteUnderTest, saying text: String
  ) async throws {
    #expect(subject.store.failures.counts[.corrupt] == nil)
    try await subject.store.checkWritable()
    let error = await #expect(throws: StoreError.self) {
      try await subject.store.perform(operation)
    }
    #expect(error?.code == .corrupt)
    #expect(error?.detail.contains(text) == true, "\(error?.detail ?? "")")
    #expect(subject.store.failures.counts[.corrupt] == 1)
    await #expect(throws: StoreError.self) { try await subject.store.checkWritable() }
    let held = try await subject.sqlite.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM event WHERE holder <> 0")
    }
    #expect(held == 3, "nothing of it was written")
    await subject.store.close()
  }

  @Test("a figure that would fall below nothing is refused and turns readiness off")
  func negativeFigure() async throws {
    let (subject, fixture) = try await damaged("UPDATE queue SET claimed = 1")
    try await refuses(
      AcknowledgeEvents(queue: fixture.queue, mode: .safe, processID: ProcessID("p")), subject,
      saying: "would hold 0 pending, -2 claimed and 0 failed events")
  }

  @Test("a claim that says that it holds more than it does is refused")
  func claimThatLies() async throws {
    let (subject, fixture) = try await damaged("UPDATE claim SET held = 5")
    try await refuses(
      ReleaseEvents(queue: fixture.queue, processID: ProcessID("p")), subject,
      saying: "has a count of 5 events, but holds 3")
  }

  @Test("the end of a lease that would give back less than was held is refused")
  func leaseThatLies() async throws {
    let (subject, fixture) = try await damaged("UPDATE claim SET held = 4")
    subject.clock.advance(seconds: 60)
    try await refuses(
      ReleaseEvents(queue: fixture.queue, processID: ProcessID("q")), subject,
      saying: "has a count of 4 events, but holds 3")
  }

  @Test("who shares a transaction with a refused change is not refused")
  func neighbours() async throws {
    let (subject, fixture) = try await damaged("UPDATE claim SET held = 5")
    let store = subject.store
    let refused = Task {
      try await store.perform(ReleaseEvents(queue: fixture.queue, processID: ProcessID("p")))
    }
    #expect(try await fixture.publish([4]).queued == 1)
    await #expect(throws: StoreError.self) { _ = try await refused.value }
    await subject.store.close()
  }
}
