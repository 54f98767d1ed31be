import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Keys of the newest events")
struct RecentKeysTests {
  /// Publishes events, a group at a time, and then fails.
  private struct PublishAndFail: StoreOperation {
    let publications: [PublishEvents]

    func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
      for publication in publications { _ = try transaction.publish(publication) }
      throw StoreError(.unavailable, "on purpose")
    }
  }

  private func entries(in store: SQLiteStore) async throws -> Int {
    try await store.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM pending_key") ?? 0
    }
  }

  /// A copy of the database as it is on the disk at this moment.
  private func crashed(_ subject: SQLiteUnderTest) throws -> (TemporaryDirectory, SQLiteStore) {
    let directory = try TemporaryDirectory()
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: subject.path + ending, toPath: directory.path("restante.sqlite" + ending))
    }
    let store = try SQLiteStore.open(
      path: directory.path("restante.sqlite"), clock: .injected(subject.clock))
    return (directory, store)
  }

  @Test("are in memory until the store closes, and events coalesce by them")
  func inMemory() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...100)
    try await fixture.publish(50...120)
    #expect(try await fixture.pending() == 120)
    #expect(try await entries(in: subject.sqlite) == 0)
    try await subject.reopen()
    #expect(try await entries(in: subject.sqlite) == 120)
    let again = QueueFixture(store: subject.store, queue: fixture.queue)
    try await again.publish(100...130)
    #expect(try await again.pending() == 130)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
  }

  @Test("are found again from the events after a crash, at any time")
  func crash() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 40, storedKeys: 5))
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 300, by: 20) {
      try await fixture.publish(start..<start + 30)
      if start == 200 { _ = try await fixture.take(60) }
      let (directory, store) = try crashed(subject)
      #expect(try IntegrityCheck.findings(of: store.pool.path) == [])
      let after = QueueFixture(store: store, queue: fixture.queue)
      let before = try await after.pending()
      #expect(try await fixture.pending() == before)
      try await after.publish((start < 200 ? 0 : 60)..<start + 30)
      #expect(try await after.pending() == before, "all of these were pending")
      try await StoreInvariants.check(store)
      await store.close()
      _ = directory
    }
    #expect(try await entries(in: subject.sqlite) > 0, "some were written")
    await subject.store.close()
  }

  @Test("are few in memory, however many events come")
  func bounded() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 100, storedKeys: 10))
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 3_000, by: 50) {
      try await fixture.publish(start..<start + 50)
      #expect(try await entries(in: subject.sqlite) >= start - 250)
    }
    let keyedUpTo = try await subject.sqlite.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT keyed_upto FROM queue") ?? 0
    }
    #expect(keyedUpTo > 2_700, "what a crash would have to read again")
    try await fixture.publish(0..<3_000)
    #expect(try await fixture.pending() == 3_000)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("of a queue that is emptied never reach the map")
  func emptied() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 100))
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 1_000, by: 50) {
      try await fixture.publish(start..<start + 50)
      #expect(try await fixture.take(50).count == 50)
    }
    #expect(try await entries(in: subject.sqlite) == 0)
    let keyedUpTo = try await subject.sqlite.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT keyed_upto FROM queue")
    }
    #expect(keyedUpTo == 1_000)
    await subject.store.close()
  }

  @Test("are what they were after a rollback", arguments: [0, 10, 1_000])
  func rollback(bound: Int) async throws {
    let subject = try SQLiteUnderTest(
      bounds: StoreBounds(recentKeys: bound, storedKeys: 3))
    let fixture = try await QueueFixture(in: subject.store)
    var published = 0
    for start in stride(from: 0, to: 200, by: 10) {
      let failing = [start..<start + 30, start + 5..<start + 40].map { range in
        PublishEvents(
          portal: fixture.queue.portal, mode: .safe,
          publications: range.map { QueueFixture.publication($0) })
      }
      await #expect(throws: StoreError.self) {
        try await subject.store.perform(PublishAndFail(publications: failing))
      }
      try await fixture.publish(start..<start + 15)
      published = start + 15
      #expect(try await fixture.pending() == Int64(published))
      try await StoreInvariants.check(subject.sqlite)
    }
    try await fixture.publish(0..<published)
    #expect(try await fixture.pending() == Int64(published))
    await subject.store.close()
  }

  @Test("keep the order of their bytes", arguments: [1, 2, 3])
  func order(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let ids = (0..<200).map { _ in
      (0..<16).map { _ in random.element(of: [0, 1, 127, 128, 255] as [UInt8]) ?? 0 }
    }
    let sorted = ids.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(ids.map { RecentKeys.Key($0) }.sorted().map(\.bytes) == sorted)
  }
}
