import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Pages of events deep in a queue")
struct DeepPeekTests {
  private static let depth = 4_000

  /// How many steps of SQLite's machine 50 events after a place take.
  private func steps(
    _ query: PeekEvents, after place: PeekPosition?, in subject: SQLiteUnderTest
  ) throws -> Int {
    let database = try DatabaseQueue(path: subject.path)
    defer { try? database.close() }
    return try database.read { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      let snapshot = SQLiteSnapshot(statements: statements)
      let scan = StandingScan(query, after: place, limit: 50)
      return try MachineSteps.count(on: database) {
        let rows = try snapshot.standingRows(scan, of: query.queue)
        #expect(rows.count == 50)
      }
    }
  }

  @Test("cost what the first page does, pending, claimed or failed, in both directions")
  func cost() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    for (place, part) in [QueuePart.claimed, .dead, .pending].enumerated() {
      let first = place * Self.depth
      for start in stride(from: first, to: first + Self.depth, by: 500) {
        let numbers = start..<start + 500
        try await fixture.publish(numbers)
        subject.clock.advance(seconds: 1)
        if part == .pending { continue }
        let processID = ProcessID("\(part) \(start)")
        _ = try await subject.store.perform(
          ClaimEvents(
            queue: fixture.queue, processID: processID, limit: 500,
            disposition: .reserve(lease: nil)))
        if part == .claimed { continue }
        _ = try await subject.store.perform(
          FailEvents(
            queue: fixture.queue, mode: .safe, processID: processID,
            messageIDs: numbers.map { QueueFixture.publication($0).messageID }))
      }
    }
    for part in [QueuePart.claimed, .dead, .pending] {
      for isReversed in [false, true] {
        var query = PeekEvents(
          queue: fixture.queue, part: part, isReversed: isReversed, limit: 3_000)
        let deep = try await subject.store.peek(query)
        #expect(deep.events.count == 3_000)
        query.limit = 50
        let first = try steps(query, after: nil, in: subject)
        let next = try steps(query, after: deep.next, in: subject)
        #expect(next < 2 * first, "\(part): \(next) steps, \(first) for the first page")
        // Of a claim of 500 events all are read, which takes some 70 steps each.
        #expect(first < 60_000, "\(part): \(first) steps")
      }
    }
    await subject.store.close()
  }

  @Test("of claimed events cost nothing for those that wait")
  func waiting() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: Self.depth, by: 500) {
      try await fixture.publish(start..<start + 500)
    }
    _ = try await subject.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID("held"), limit: 50,
        disposition: .reserve(lease: nil)))
    for isReversed in [false, true] {
      let query = PeekEvents(
        queue: fixture.queue, part: .claimed, isReversed: isReversed, limit: 50)
      let steps = try steps(query, after: nil, in: subject)
      #expect(steps < 10_000, "\(steps) steps, reversed: \(isReversed)")
    }
    await subject.store.close()
  }
}
