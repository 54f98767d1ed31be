import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Claims by message id")
struct KeyedSelectionTests {
  /// Keys are in memory and in the map, and some of the map lead to events that left.
  private static let bounds = StoreBounds(searchedRows: 100, recentKeys: 500, storedKeys: 64)

  private static let depth = 2_400

  private func messageIDs() -> [MessageID] {
    (0..<Self.depth).map { QueueFixture.publication($0).messageID }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private func claim(
    _ fixture: QueueFixture, _ filter: EventFilter = EventFilter(), isDescending: Bool = false,
    limit: Int = 50
  ) async throws -> [MessageID] {
    let order = EventOrder(
      filter.isEmpty ? [.init(.messageID, descending: isDescending)] : [.init(.occurredAt)])
    let reply = try await fixture.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID("unused"), filter: filter, order: order,
        limit: limit, disposition: .take))
    guard case .events(let events) = reply else { return [] }
    return events.map(\.messageID)
  }

  private func deepQueue(in subject: SQLiteUnderTest) async throws -> QueueFixture {
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: Self.depth, by: 400) {
      try await fixture.publish(start..<start + 400)
    }
    return fixture
  }

  @Test("get the first in this order, from both ends, until the queue is empty")
  func inOrder() async throws {
    let subject = try SQLiteUnderTest(bounds: Self.bounds)
    let fixture = try await deepQueue(in: subject)
    var left = messageIDs()
    var isDescending = false
    while !left.isEmpty {
      let claimed = try await claim(fixture, isDescending: isDescending, limit: 130)
      let expected = isDescending ? Array(left.suffix(130).reversed()) : Array(left.prefix(130))
      #expect(claimed == expected)
      guard claimed == expected else { break }
      left = isDescending ? left.dropLast(130) : Array(left.dropFirst(130))
      isDescending.toggle()
      // Others take in the usual order, whose entries of the map stay behind.
      let taken = Set(try await fixture.take(20).map(\.messageID))
      left.removeAll { taken.contains($0) }
    }
    #expect(try await fixture.pending() == 0)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("of named ones get these, and the writer looks at nothing else")
  func named() async throws {
    let subject = try SQLiteUnderTest(bounds: Self.bounds)
    let fixture = try await deepQueue(in: subject)
    let ids = messageIDs()
    let work = try await WriterWork(of: subject.sqlite)
    let filter = EventFilter([
      .init(.messageID, .equal, [.text(ids[3].text.uppercased()), .text(ids[2_000].text)])
    ])
    let (claimed, steps) = try await work.steps { try await claim(fixture, filter) }
    #expect(Set(claimed) == [ids[3], ids[2_000]])
    #expect(steps < Self.depth, "\(steps) steps")
    #expect(try await claim(fixture, filter).isEmpty)
    let odd = EventFilter([.init(.messageID, .equal, [.text("no message id")])])
    #expect(try await claim(fixture, odd).isEmpty)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }
}
