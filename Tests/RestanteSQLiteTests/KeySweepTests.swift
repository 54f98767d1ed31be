import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("The coalescing map")
struct KeySweepTests {
  private func entries(in subject: SQLiteUnderTest) async throws -> Int {
    try await subject.sqlite.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM pending_key") ?? 0
    }
  }

  @Test("dead entries are swept, live ones stay and go on coalescing")
  func sweepsDeadEntries() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 0))
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 30_000, by: 1_000) {
      try await fixture.publish(start..<start + 1_000)
    }
    #expect(try await entries(in: subject) == 30_000)
    for _ in 0..<6 { _ = try await fixture.take(5_000 - 20) }
    #expect(try await fixture.pending() == 120)
    // The sweep runs while the writer is idle; each publication waits for it to make room.
    for number in 30_000..<30_030 {
      try await fixture.publish([number])
      if try await entries(in: subject) < 11_000 { break }
    }
    await subject.store.close()
    try await subject.reopen()
    #expect(try await entries(in: subject) <= 2 * 150 + 10_000)

    let again = try await QueueFixture(store: subject.store, queue: fixture.queue)
      .publish(29_900..<30_000)
    #expect(again.queued == 100)
    let figures = try await subject.store.queueFigures(on: fixture.queue.portal)
    #expect(figures.first.map { $0.pending <= 150 } == true, "the repeats refreshed live events")
    await subject.store.close()
  }

  @Test("an entry counts only for the pending event that it names")
  func ignoresDeadEntries() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 0))
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish([1])
    #expect(try await fixture.take(50).map(\.id.rawValue) == [1])
    #expect(try await entries(in: subject) == 1, "taking leaves the entry behind")
    try await fixture.publish([1])
    #expect(try await fixture.take(50).map(\.id.rawValue) == [2])
    await subject.store.close()
  }
}
