import GRDB
import RestanteCore
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteSQLite

@Suite("Full queues and group commit")
struct FullQueueTests {
  @Test("a refusal takes none of its neighbours with it, nor makes them slower")
  func neighbours() async throws {
    let subject = try SQLiteUnderTest()
    let full = try await QueueFixture(in: subject.store)
    _ = try await subject.store.perform(
      ConfigureQueues(
        portal: full.queue.portal, application: full.queue.application,
        changes: QueueOverrideChanges(
          depthLimit: .set(DepthLimit(events: 1, overflow: .refuse)))))
    try await full.publish([0])
    let rollbacks = RollbackCounter()
    subject.sqlite.pool.add(transactionObserver: rollbacks, extent: .databaseLifetime)
    let results = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...200 {
        group.addTask {
          do throws(StoreError) {
            // Every second one only refreshes what is there.
            let publication = QueueFixture.publication(number.isMultiple(of: 2) ? 0 : number)
            _ = try await subject.store.perform(
              PublishEvents(
                portal: full.queue.portal, mode: .safe, publications: [publication]))
            return true
          } catch {
            #expect(error.code == .queueFull)
            return false
          }
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(results == 100)
    #expect(rollbacks.count == 0, "a batch that is rolled back runs again one by one")
    #expect(try await full.pending() == 1)
    let counts = subject.store.queueCounts
    #expect(counts[.refused] == 100 && counts[.refreshed] == 100 && counts[.published] == 1)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("what an operation did before it was refused is rolled back")
  func composed() async throws {
    let subject = try SQLiteUnderTest()
    let full = try await QueueFixture(in: subject.store)
    _ = try await subject.store.perform(
      ConfigureQueues(
        portal: full.queue.portal, application: full.queue.application,
        changes: QueueOverrideChanges(
          depthLimit: .set(DepthLimit(events: 1, overflow: .refuse)))))
    try await full.publish([0])
    await #expect(throws: StoreError.self) {
      try await subject.store.perform(AddPortalAndPublish(queue: full.queue))
    }
    #expect(try await subject.store.portals().count == 1)
    await subject.store.close()
  }
}

/// Adds a portal, then publishes what may be refused.
private struct AddPortalAndPublish: StoreOperation {
  var queue: QueueKey

  func run(in transaction: some StoreTransaction) throws(StoreError) {
    _ = try transaction.ensurePortal(EnsurePortal(domain: "another", memberID: "m"))
    _ = try transaction.publish(
      PublishEvents(
        portal: queue.portal, mode: .safe, publications: [QueueFixture.publication(1)]))
  }
}

/// Counts the transactions that were rolled back.
private final class RollbackCounter: TransactionObserver, Sendable {
  private let total = Mutex(0)

  var count: Int { total.withLock { $0 } }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ database: Database) {}
  func databaseDidRollback(_ database: Database) { total.withLock { $0 += 1 } }
}
