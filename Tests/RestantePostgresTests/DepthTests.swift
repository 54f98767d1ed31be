import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("A deep queue")
struct DepthTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")

  /// How many rows PostgreSQL looked at in a database so far. Connections that were closed have
  /// told.
  private func rowsRead(_ subject: PostgresUnderTest) async throws -> Int {
    let sums = try await DatabaseScript.query(
      """
      SELECT sum(idx_tup_read) + sum(seq_tup_read)
      FROM pg_stat_user_tables AS t CROSS JOIN LATERAL (
        SELECT sum(idx_tup_read) AS idx_tup_read FROM pg_stat_user_indexes AS i
        WHERE i.relid = t.relid) AS i
      WHERE t.relname IN ('waiting', 'event', 'claim', 'departure')
      """, on: subject.cluster.settings(database: subject.database))
    return try #require(sums.first.flatMap { Int($0) })
  }

  private func publish(
    _ numbers: Range<Int>, to queue: QueueKey, in subject: PostgresUnderTest
  ) async throws {
    let publications = numbers.map { Publication(name: Self.deal, data: .int(Int64($0))) }
    _ = try await subject.store.perform(
      PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
  }

  @Test("is never read as a whole: calls read the rows that they are about, from the first on")
  func readsWhatItIsAbout() async throws {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let before = try await rowsRead(subject)
    let depth = 6_000
    for start in stride(from: 0, to: depth, by: 500) {
      try await publish(start..<start + 500, to: queue, in: subject)
    }
    // Repeats of what is there, from every part of the queue.
    for start in stride(from: 0, to: depth, by: 1_000) {
      try await publish(start..<start + 50, to: queue, in: subject)
    }
    for number in 0..<20 {
      let processID = ProcessID("process \(number)")
      let reply = try await subject.store.perform(
        ClaimEvents(queue: queue, processID: processID, disposition: .reserve(lease: 600)))
      guard case .events(let events) = reply else { return }
      #expect(events.count == 50)
      _ = try await subject.store.perform(
        FailEvents(
          queue: queue, mode: .safe, processID: processID,
          messageIDs: events.prefix(5).map(\.messageID)))
      let removed = try await subject.store.perform(
        AcknowledgeEvents(queue: queue, mode: .safe, processID: processID))
      #expect(removed == 45)
    }
    await subject.postgres.close()
    let read = try await rowsRead(subject) - before
    // Each event was looked at a few times. Reading the queue once for each of the 38 calls would
    // be more than ten times as much, and once for each key more than a thousand times.
    #expect(read < depth * 5, "\(read) rows")
    try await subject.reopen()
    try await subject.end()
  }

  @Test("is listed page by page: in the order of numbers a page reads what stands on it")
  func listsWhatIsOnThePage() async throws {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let depth = 5_000
    for start in stride(from: 0, to: depth, by: 500) {
      try await publish(start..<start + 500, to: queue, in: subject)
    }
    _ = try await subject.store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("process"), disposition: .reserve(lease: 600)))
    await subject.postgres.close()
    try await subject.reopen()
    let before = try await rowsRead(subject)
    let lists = 10
    for number in 0..<lists {
      let query = ListEvents(
        queue: queue,
        filter: number < 5
          ? EventFilter()
          : EventFilter([
            EventFilter.Condition(.id, .greater, [.number(20)])
          ]),
        order: EventOrder([EventOrder.Term(.id, descending: number.isMultiple(of: 2))]))
      let page = try await subject.store.listEvents(query)
      #expect(page.events.count == 50)
      #expect(page.total == Int64(number < 5 ? depth : depth - 20))
    }
    await subject.postgres.close()
    let read = try await rowsRead(subject) - before
    // Each page looks at the 50 held events, and twice at 50 others. Where numbers are asked for,
    // those that pass are counted besides.
    #expect(read < 5 * depth * 3 / 2 + lists * 500, "\(read) rows")
    try await subject.reopen()
    try await subject.end()
  }

  @Test("gives what has a name without looking at what has others, and counts it")
  func findsNames() async throws {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    let rare = EventName(stored: "RARE")
    for name in [Self.deal, rare] {
      try await fixture.application.bindOffline(name, in: subject.store)
    }
    for start in stride(from: 0, to: 6_000, by: 500) {
      try await publish(start..<start + 500, to: queue, in: subject)
    }
    _ = try await subject.store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe,
        publications: (0..<30).map { Publication(name: rare, data: .int($0)) }))
    await subject.postgres.close()
    try await subject.reopen()
    let before = try await rowsRead(subject)
    for (name, count) in [("NOBODY", 0), (rare.text, 30)] {
      let filter = EventFilter([.init(.name, .equal, [.text(name)])])
      for _ in 0..<5 {
        let page = try await subject.store.listEvents(
          ListEvents(queue: queue, filter: filter, limit: 50))
        #expect(page.events.count == count && page.total == Int64(count))
        let wanted = WaitingInterest(filter: filter)
        let hasSome = try await subject.store.hasUnclaimed(wanted, in: queue)
        #expect(hasSome == (count > 0))
      }
      let reply = try await subject.store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID("p"), filter: filter,
          disposition: .reserve(lease: 600)))
      if case .events(let events) = reply {
        #expect(events.map(\.name.text) == Array(repeating: name, count: count))
      }
    }
    await subject.postgres.close()
    let read = try await rowsRead(subject) - before
    // Looking at all 6,000 once would be more than this.
    #expect(read < 3_000, "\(read) rows")
    try await subject.reopen()
    try await subject.end()
  }

  @Test("gives what has a message id, or comes first by it, without looking at others")
  func findsMessageIDs() async throws {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    for start in stride(from: 0, to: 6_000, by: 500) {
      try await publish(start..<start + 500, to: queue, in: subject)
    }
    var ids = (0..<6_000).map { MessageID(name: Self.deal, data: .int($0)) }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    await subject.postgres.close()
    try await subject.reopen()
    let before = try await rowsRead(subject)
    for isDescending in [false, true] {
      let named = isDescending ? ids.removeFirst() : ids.removeLast()
      let operands: [EventFilter.Operand] = [.text("none"), .text(named.text.uppercased())]
      let searches: [(EventFilter, EventOrder, [MessageID])] = [
        (EventFilter([.init(.messageID, .equal, operands)]), .claimDefault, [named]),
        (
          EventFilter(), EventOrder([.init(.messageID, descending: isDescending)]),
          isDescending ? Array(ids.suffix(50).reversed()) : Array(ids.prefix(50))
        ),
      ]
      for (filter, order, expected) in searches {
        let reply = try await subject.store.perform(
          ClaimEvents(
            queue: queue, processID: ProcessID("p"), filter: filter, order: order,
            disposition: .take))
        guard case .events(let events) = reply else { continue }
        #expect(events.map(\.messageID) == expected)
      }
      if isDescending { ids.removeLast(50) } else { ids.removeFirst(50) }
    }
    await subject.postgres.close()
    let read = try await rowsRead(subject) - before
    #expect(read < 3_000, "\(read) rows")
    try await subject.reopen()
    try await subject.end()
  }

  @Test("shows a page far in it by reading that page alone")
  func peeks() async throws {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
    let depth = 6_000
    for start in stride(from: 0, to: depth, by: 500) {
      try await publish(start..<start + 500, to: queue, in: subject)
    }
    for number in 0..<40 {
      _ = try await subject.store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID("process \(number)"),
          disposition: .reserve(lease: 600)))
    }
    var places: [QueuePart: PeekPosition] = [:]
    for part in [QueuePart.pending, .claimed] {
      let limit = part == .pending ? 3_000 : 1_500
      places[part] = try await subject.store.peek(
        PeekEvents(queue: queue, part: part, limit: limit)
      ).next
    }
    await subject.postgres.close()
    let before = try await rowsRead(subject)
    try await subject.reopen()
    for part in [QueuePart.pending, .claimed] {
      for isReversed in [false, true] {
        let page = try await subject.store.peek(
          PeekEvents(
            queue: queue, part: part, isReversed: isReversed, after: places[part], limit: 50))
        #expect(page.events.count == 50 && page.next != nil)
      }
    }
    await subject.postgres.close()
    let read = try await rowsRead(subject) - before
    // A page is some 150 rows, and as many entries of indexes; the queue has 6,000.
    #expect(read < 2_500, "\(read) rows")
    try await subject.reopen()
    try await subject.end()
  }
}
