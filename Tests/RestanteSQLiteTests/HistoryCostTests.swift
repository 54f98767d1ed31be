import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("What the history writes")
struct HistoryCostTests {
  private func rows(_ table: String, in subject: SQLiteUnderTest) async throws -> Int {
    try await subject.sqlite.pool.read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
  }

  private func logSize(of subject: SQLiteUnderTest) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: subject.path + "-wal")
    return attributes[.size] as? Int ?? 0
  }

  /// Takes events of a fresh queue; returns how much that wrote.
  private func written(history: Int64) async throws -> (bytes: Int, past: Int, bodies: Int) {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    _ = try await subject.store.perform(
      ConfigureQueues(
        portal: fixture.queue.portal, application: fixture.queue.application,
        changes: QueueOverrideChanges(history: .set(history))))
    try await fixture.publish(1...500)
    let before = try logSize(of: subject)
    #expect(try await fixture.take(500).count == 500)
    let bytes = try logSize(of: subject) - before
    let past = try await rows("past_event", in: subject) + rows("departure", in: subject)
    let bodies = try await rows("body", in: subject)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
    return (bytes, past, bodies)
  }

  @Test("without a history nothing of it is written, and what events carried is gone at once")
  func off() async throws {
    let off = try await written(history: 0)
    #expect(off.past == 0 && off.bodies == 0 && off.bytes > 0)
    let on = try await written(history: 60)
    #expect(on.past == 501 && on.bodies == 500)
  }

  @Test("what is forgotten leaves nothing behind")
  func forgotten() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...300)
    for _ in 1...3 { _ = try await fixture.take(100) }
    subject.clock.advance(seconds: 86_400)
    for expected in [120, 120, 60] {
      let step = PruneHistory(portal: fixture.queue.portal, limit: 120)
      #expect(try await subject.store.perform(step) == expected)
      try await StoreInvariants.check(subject.sqlite)
    }
    for table in ["past_event", "departure", "body"] {
      #expect(try await rows(table, in: subject) == 0, "\(table)")
    }
    await subject.store.close()
  }

  @Test("what is restored leaves nothing behind in the history")
  func restored() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...20)
    _ = try await fixture.take(20)
    let outcome = try await subject.store.perform(
      RestoreEvents(queue: fixture.queue, selection: HistorySelection(), limit: 12))
    #expect(outcome.restored.count == 12)
    #expect(try await rows("departure", in: subject) == 1)
    _ = try await subject.store.perform(
      RestoreEvents(queue: fixture.queue, selection: HistorySelection()))
    #expect(try await rows("departure", in: subject) == 0)
    #expect(try await rows("past_event", in: subject) == 0)
    try await StoreInvariants.check(subject.sqlite)
    #expect(try await fixture.take(50).count == 20)
    await subject.store.close()
  }
}
