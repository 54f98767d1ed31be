import GRDB
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteSQLite

/// What is found by skipping blocks is what looking at all events finds.
@Suite("Searches that skip blocks")
struct BlockSearchTests {
  private static let names = ["A", "B", "C", "D", "RARE"].map(EventName.init(stored:))

  private static func publication(
    _ number: Int, using random: SeededRandom
  ) -> Publication {
    let name = number.isMultiple(of: 701) ? names[4] : names[number % 4]
    return Publication(
      name: name, data: ["N": .int(number)],
      time: Timestamp(milliseconds: Int64(random.number(below: 5_000_000))))
  }

  /// A queue of many blocks: events that came again later, or with times out of order, claimed
  /// ones, failed ones, and gaps.
  private func queue(
    in subject: SQLiteUnderTest, using random: SeededRandom
  ) async throws -> QueueKey {
    let fixture = try await QueueFixture(in: subject.store)
    let queue = fixture.queue
    for name in Self.names {
      _ = try await subject.store.perform(
        BindEvent(
          portal: queue.portal, application: queue.application, event: name, target: .offline))
    }
    for round in 0..<6 {
      let numbers = (0..<700).map { _ in random.number(below: 3_000) }
      try await subject.advance(milliseconds: Int64(random.number(below: 600_000)))
      var publications: [Publication] = []
      for number in numbers {
        publications.append(Self.publication(number, using: random))
        if round.isMultiple(of: 2) { publications[publications.count - 1].time = nil }
      }
      _ = try await subject.store.perform(
        PublishEvents(portal: queue.portal, mode: .strict, publications: publications))
      let id = ProcessID("p\(round)")
      let order = EventOrder([.init(round.isMultiple(of: 2) ? .messageID : .occurredAt)])
      let reply = try await subject.store.perform(
        ClaimEvents(
          queue: queue, processID: id, order: order, limit: 150,
          disposition: .reserve(lease: 86_400)))
      guard case .events(let events) = reply else { continue }
      _ = try await subject.store.perform(
        FailEvents(
          queue: queue, mode: .strict, processID: id,
          messageIDs: events.prefix(20).map(\.messageID)))
      let left = (0..<40).map { _ in EventID(rawValue: Int64(random.number(below: 3_000) + 1)) }
      _ = try await subject.store.perform(AcknowledgeUnclaimed(queue: queue, names: .ids(left)))
    }
    return queue
  }

  private static func condition(using random: SeededRandom) -> EventFilter.Condition {
    let comparisons: [EventFilter.Comparison] = [
      .equal, .greater, .less, .greaterOrEqual, .lessOrEqual,
    ]
    let comparison = random.element(of: comparisons) ?? .equal
    switch random.number(below: 7) {
    case 0: return .init(.id, comparison, [.number(Int64(random.number(below: 4_000)))])
    case 1:
      return .init(.occurredAt, comparison, [.number(Int64(random.number(below: 6_000)))])
    case 2: return .init(.name, .equal, [.text("rare")])
    case 3: return .init(.name, .equal, [.text("A"), .text("C"), .text("NOBODY")])
    case 4: return .init(.name, .pattern, [.text("%A%")])
    case 5: return .init(.name, comparison, [.text("B")])
    default: return .init(.messageID, .contains, [.text("0")])
    }
  }

  private static func order(using random: SeededRandom) -> EventOrder {
    var fields: [EventField] = [.id, .occurredAt, .name]
    var terms: [EventOrder.Term] = []
    for _ in 0..<random.number(below: 4) {
      let field = fields.remove(at: random.number(below: fields.count))
      terms.append(.init(field, descending: random.chance(percent: 50)))
    }
    return EventOrder(terms)
  }

  /// The numbers of what passes, by looking at all events.
  private func expected(
    _ filter: EventFilter, _ order: EventOrder, isFailed: Bool?, on snapshot: SQLiteSnapshot
  ) throws -> [Int64] {
    var condition = FilterSQL(filter)
    if let isFailed { condition.addUnclaimed(isFailed: isFailed) }
    let statement = try snapshot.sql(
      """
      SELECT e.event FROM event AS e NOT INDEXED WHERE true \(condition.text)
      ORDER BY \(OrderSQL.text(order))
      """)
    for value in condition.values { statement.bind(value) }
    return try statement.rows { (reader) throws(StoreError) in reader.integer() }
  }

  @Test("find what looking at all events finds", arguments: 0..<4)
  func agree(seed: UInt64) async throws {
    let seed = seed &* 7_919 &+ 1
    print("seed \(seed)")
    let random = SeededRandom(seed: seed)
    let subject = try SQLiteUnderTest()
    let queue = try await queue(in: subject, using: random)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
    let database = try DatabaseQueue(path: subject.path)
    defer { try? database.close() }
    try compare(queue, in: database, using: random)
  }

  private func compare(
    _ queue: QueueKey, in database: DatabaseQueue, using random: SeededRandom
  ) throws {
    try database.read { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      let snapshot = SQLiteSnapshot(statements: statements)
      for _ in 0..<150 {
        let filter = EventFilter(
          (0..<random.number(below: 3)).map { _ in Self.condition(using: random) })
        let order = Self.order(using: random)
        try searches(for: filter, order, in: queue, on: snapshot, using: random)
        try pages(of: filter, order, in: queue, on: snapshot, using: random)
      }
    }
  }

  private func searches(
    for filter: EventFilter, _ order: EventOrder, in queue: QueueKey, on snapshot: SQLiteSnapshot,
    using random: SeededRandom
  ) throws {
    for isFailed in [false, true] {
      let all = try expected(filter, order, isFailed: isFailed, on: snapshot)
      let limit = random.element(of: [1, 7, 50, 5_000]) ?? 1
      let search = UnclaimedSearch(
        queue: queue, isFailed: isFailed, filter: filter, order: order)
      let found = try snapshot.numbers(search, limit: limit)
      #expect(found == Array(all.prefix(limit)), "\(filter) \(order) \(isFailed) \(limit)")
    }
  }

  private func pages(
    of filter: EventFilter, _ order: EventOrder, in queue: QueueKey, on snapshot: SQLiteSnapshot,
    using random: SeededRandom
  ) throws {
    let parts: [(ListEvents.Part, Bool?)] = [(.all, nil), (.pending, false), (.deadLetters, true)]
    for (part, isFailed) in parts {
      let all = try expected(filter, order, isFailed: isFailed, on: snapshot)
      let offset = random.number(below: all.count + 2)
      let page = try snapshot.page(
        ListEvents(
          queue: queue, filter: filter, order: order, offset: offset, limit: 20, part: part))
      #expect(page.total == Int64(all.count), "\(filter) \(part)")
      #expect(
        page.events.map(\.id.rawValue) == Array(all.dropFirst(offset).prefix(20)),
        "\(filter) \(order) \(part) from \(offset)")
    }
  }
}
