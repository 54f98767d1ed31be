import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("What leases write")
struct LeaseCostTests {
  private func logSize(of subject: SQLiteUnderTest) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: subject.path + "-wal")
    return attributes[.size] as? Int ?? 0
  }

  private func claim(_ processID: String, _ fixture: QueueFixture, lease: Int64) async throws {
    _ = try await fixture.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID(processID), limit: 5_000,
        disposition: .reserve(lease: lease)))
  }

  @Test("a claim and a second read that find nothing write nothing")
  func emptyClaims() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish([1])
    try await claim("p", fixture, lease: 60)
    let before = try logSize(of: subject)
    try await claim("q", fixture, lease: 60)
    for processID in ["q", "unknown"] {
      let reply = try await fixture.store.perform(
        ReadClaim(
          queue: fixture.queue, mode: .safe, processID: ProcessID(processID), removes: true,
          renewal: .extend(lease: 60)))
      #expect(reply == .events([]))
    }
    #expect(try logSize(of: subject) == before)
    try await claim("p", fixture, lease: 60)
    #expect(try logSize(of: subject) == before)
    await subject.store.close()
  }

  @Test("a reader ends what is over once, and then only reads")
  func reading() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...5_000)
    try await claim("p", fixture, lease: 60)
    subject.clock.advance(seconds: 60)
    #expect(try await fixture.pending() == 5_000)
    let after = try logSize(of: subject)
    #expect(try await fixture.pending() == 5_000)
    #expect(try logSize(of: subject) == after)
    #expect(
      try await fixture.store.perform(
        AcknowledgeEvents(
          queue: fixture.queue, mode: .safe, processID: ProcessID("p"))) == 5_000)
    #expect(try await fixture.pending() == 0)
    await subject.store.close()
  }

  @Test("leases that end together end in steps, and nobody sees a claim that ended in part")
  func steps() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(settledRows: 20))
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(0..<1_000)
    for (number, size) in [5, 10, 485, 500].enumerated() {
      _ = try await subject.store.perform(
        ClaimEvents(
          queue: fixture.queue, processID: ProcessID("p\(number)"), limit: size,
          disposition: .reserve(lease: 60)))
    }
    subject.clock.advance(seconds: 60)
    let commits = CommitCounter()
    subject.sqlite.pool.add(transactionObserver: commits, extent: .databaseLifetime)
    let seen = try await withThrowingTaskGroup(of: Int64.self) { group in
      for number in 0..<16 {
        group.addTask {
          if number < 8 { return try await fixture.pending() }
          // A repeat refreshes what came back, and is queued no second time.
          try await fixture.publish([number])
          return 1_000
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(seen.allSatisfy { $0 == 1_000 }, "\(seen)")
    // Who looks at the queue and who looks at the portal each wait for steps of their own.
    #expect(commits.count >= 25, "\(commits.count) commits for 1,000 events in steps of 20")
    #expect(commits.largest < 300, "\(commits.largest) rows in one commit")
    #expect(subject.store.queueCounts[.expired] == 1_000)
    let released = try await subject.store.perform(
      AcknowledgeEvents(queue: fixture.queue, mode: .safe, processID: ProcessID("p2")))
    // The last repeat was of an event of this claim.
    #expect(released == 484, "a late acknowledgement reaches all of a claim that ended in parts")
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("others commit while leases end in steps")
  func others() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(settledRows: 2))
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(0..<2_000)
    try await claim("p", fixture, lease: 60)
    subject.clock.advance(seconds: 60)
    let notes = Warnings()
    let taken = Task {
      let events = try await fixture.take(1)
      notes.add("over")
      return events.map(\.id.rawValue)
    }
    // It is about another queue, so it waits for a step or two and not for a thousand.
    try await subject.store.checkWritable()
    #expect(notes.all.isEmpty)
    #expect(try await taken.value == [1])
    await subject.store.close()
  }
}
