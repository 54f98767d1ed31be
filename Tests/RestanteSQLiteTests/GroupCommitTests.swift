import GRDB
import GRDBSQLite
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Group commit")
struct GroupCommitTests {
  /// Publishes an event and then fails.
  private struct PublishAndFail: StoreOperation {
    let publish: PublishEvents

    func run(in transaction: some StoreTransaction) throws(StoreError) -> PublishReceipt {
      _ = try transaction.publish(publish)
      throw StoreError(.unavailable, "on purpose")
    }
  }

  @Test("an operation that fails takes none of its neighbours with it")
  func isolatesFailures() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    let failures = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<400 {
        group.addTask {
          let publish = PublishEvents(
            portal: fixture.queue.portal, mode: .safe,
            publications: [QueueFixture.publication(number)])
          do {
            if number.isMultiple(of: 4) {
              _ = try await fixture.store.perform(PublishAndFail(publish: publish))
            } else {
              _ = try await fixture.store.perform(publish)
            }
            return false
          } catch {
            return true
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(failures == 100)
    #expect(try await fixture.pending() == 300)
    let numbers = try await fixture.take(1_000).map(\.id.rawValue).sorted()
    #expect(numbers == Array(1...300), "a rolled back operation burns no numbers")
    await subject.store.close()
  }

  @Test("many callers share few commits")
  func sharesCommits() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    let commits = CommitCounter()
    subject.sqlite.pool.add(transactionObserver: commits, extent: .databaseLifetime)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<64 {
        group.addTask {
          for round in 0..<20 { try await fixture.publish([caller * 1_000 + round]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await fixture.pending() == 1_280)
    #expect(commits.count < 640, "\(commits.count) commits for 1,280 operations")
    await subject.store.close()
  }

  @Test("a transaction takes in no more once it has changed much")
  func boundsTransactions() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(changes: 100))
    let fixture = try await QueueFixture(in: subject.store)
    let commits = CommitCounter()
    subject.sqlite.pool.add(transactionObserver: commits, extent: .databaseLifetime)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<64 {
        group.addTask { try await fixture.publish(caller * 10..<caller * 10 + 10) }
      }
      try await group.waitForAll()
    }
    #expect(try await fixture.pending() == 640)
    #expect(commits.largest < 200, "\(commits.largest) rows in one commit")
    await subject.store.close()
  }

  @Test("portals take turns")
  func turns() {
    var line = FairLine<String>()
    let (busy, other, third) = (PortalID(rawValue: 1), PortalID(rawValue: 2), PortalID(rawValue: 3))
    for number in 1...100 { line.append("busy \(number)", of: busy) }
    line.append("other 1", of: other)
    line.append("other 2", of: other)
    line.append("nobody's", of: nil)
    let first = (1...3).map { _ in line.popFirst() }
    #expect(first == ["busy 1", "other 1", "nobody's"])
    line.append("third", of: third)
    let next = (1...4).map { _ in line.popFirst() }
    #expect(next == ["busy 2", "other 2", "third", "busy 3"])
    #expect(line.count == 97)
    let rest = (1...97).map { _ in line.popFirst() }
    #expect(rest == (4...100).map { "busy \($0)" })
    #expect(line.popFirst() == nil && line.count == 0)
  }

  @Test("closing finishes what was accepted")
  func closingFinishes() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { (try? await fixture.publish([number])) != nil }
      }
      group.addTask {
        await subject.store.close()
        return false
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    try await subject.reopen()
    let reopened = try await subject.store.queueFigures(on: fixture.queue.portal)
    #expect(reopened.first?.pending ?? 0 == Int64(outcomes))
    await subject.store.close()
  }
}

/// Counts commits, and the rows that each of them changed. GRDB calls it on its writer queue only.
final class CommitCounter: TransactionObserver {
  private(set) var count = 0
  /// The maximum number of rows that a commit changed; the first one is not counted.
  private(set) var largest: Int32 = 0
  private var changes: Int32?

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ database: Database) {
    count += 1
    let changes = sqlite3_total_changes(database.sqliteConnection)
    if let before = self.changes { largest = max(largest, changes - before) }
    self.changes = changes
  }
  func databaseDidRollback(_ database: Database) {}
}
