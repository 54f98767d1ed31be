import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Pages deep in a list")
struct DeepListTests {
  private static let depth = 5_000

  /// A queue of 5,000 events in several blocks, of which some left.
  private func deepQueue(
    in subject: SQLiteUnderTest
  ) async throws -> (fixture: QueueFixture, numbers: [Int64]) {
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: Self.depth, by: 1_000) {
      try await fixture.publish(start..<start + 1_000)
    }
    var numbers = Set((1...Int64(Self.depth)))
    // A whole block, a few at the head, and single ones here and there.
    let gone = [Array(1...30), Array(1_024...2_047), [2_050, 3_071, 3_072, 4_999, 5_000]].joined()
    for number in gone {
      numbers.remove(Int64(number))
    }
    let ids = gone.map { EventID(rawValue: Int64($0)) }
    for start in stride(from: 0, to: ids.count, by: 500) {
      _ = try await subject.store.perform(
        AcknowledgeUnclaimed(
          queue: fixture.queue,
          names: .ids(Array(ids[start..<min(start + 500, ids.count)]))))
    }
    return (fixture, numbers.sorted())
  }

  private static let filters: [(filter: EventFilter, passes: @Sendable (Int64) -> Bool)] = [
    (EventFilter(), { _ in true }),
    (EventFilter([.init(.id, .greater, [.number(40)])]), { $0 > 40 }),
    (EventFilter([.init(.id, .greaterOrEqual, [.number(2_048)])]), { $0 >= 2_048 }),
    (EventFilter([.init(.id, .less, [.number(4_321)])]), { $0 < 4_321 }),
    (
      EventFilter([
        .init(.id, .greater, [.number(99)]), .init(.id, .lessOrEqual, [.number(4_900)]),
      ]), { $0 > 99 && $0 <= 4_900 }
    ),
    (EventFilter([.init(.id, .greater, [.number(.max)])]), { _ in false }),
    (EventFilter([.init(.id, .less, [.number(.min)])]), { _ in false }),
    (
      EventFilter([
        .init(.id, .greater, [.number(50)]),
        .init(.name, .equal, [.text(QueueFixture.name.text)]),
      ]), { $0 > 50 }
    ),
  ]

  @Test(
    "are those that counting from the first event leads to, in both directions",
    arguments: filters.indices)
  func pages(index: Int) async throws {
    let subject = try SQLiteUnderTest()
    let (fixture, numbers) = try await deepQueue(in: subject)
    let (filter, passes) = Self.filters[index]
    for isDescending in [false, true] {
      let passing = numbers.filter(passes)
      let expected = isDescending ? passing.reversed() : passing
      let order = EventOrder([.init(.id, descending: isDescending)])
      for offset in [0, 1, 990, 1_023, 1_024, 1_025, 2_047, 2_600, 3_917, 3_940, 6_000, .max] {
        let page = try await subject.store.listEvents(
          ListEvents(
            queue: fixture.queue, filter: filter, order: order, offset: offset, limit: 7))
        let right = offset < expected.count ? Array(expected[offset...].prefix(7)) : []
        #expect(page.events.map(\.id.rawValue) == right, "from \(offset), \(isDescending)")
        #expect(page.total == Int64(expected.count))
      }
    }
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  /// How many steps of SQLite's machine a page takes.
  private func steps(_ query: ListEvents, in subject: SQLiteUnderTest) throws -> Int {
    let database = try DatabaseQueue(path: subject.path)
    defer { try? database.close() }
    return try database.read { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      let snapshot = SQLiteSnapshot(statements: statements)
      return try MachineSteps.count(on: database) { _ = try snapshot.page(query) }
    }
  }

  @Test("cost little more than the first page")
  func cost() async throws {
    let subject = try SQLiteUnderTest()
    let (fixture, _) = try await deepQueue(in: subject)
    let late = EventFilter([.init(.id, .greater, [.number(100)])])
    for (filter, isDescending) in [(EventFilter(), false), (EventFilter(), true), (late, false)] {
      let order = EventOrder([.init(.id, descending: isDescending)])
      let deep = try steps(
        ListEvents(queue: fixture.queue, filter: filter, order: order, offset: 3_500), in: subject)
      let first = try steps(
        ListEvents(queue: fixture.queue, filter: filter, order: order), in: subject)
      // Passing over half a block takes a few steps an event; counting 3,500 would take them all.
      #expect(
        deep < first + 6 * EventBlock.size,
        "\(filter), \(isDescending): \(deep) steps, \(first) for the first page")
    }
    await subject.store.close()
  }
}
