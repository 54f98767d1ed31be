import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Who searches deep queues")
struct SearchTests {
  private static let depth = 12_000

  /// A deep queue whose events go by many names.
  private func deepQueue(in subject: SQLiteUnderTest) async throws -> QueueFixture {
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: Self.depth, by: 1_000) {
      try await fixture.publish(start..<start + 1_000)
    }
    return fixture
  }

  private func claim(
    _ fixture: QueueFixture, _ filter: EventFilter = EventFilter(),
    _ order: EventOrder = .claimDefault
  ) async throws -> [Int64] {
    let reply = try await fixture.store.perform(
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID("unused"), filter: filter, order: order,
        disposition: .take))
    guard case .events(let events) = reply else { return [] }
    return events.map(\.id.rawValue)
  }

  @Test("however deep the queue is, the writer looks at no more than what is claimed")
  func writerWork() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await deepQueue(in: subject)
    let work = try await WriterWork(of: subject.sqlite)
    let names = AcknowledgeUnclaimed.Names.ids([1, 9_000, 20_000].map(EventID.init(rawValue:)))
    let (left, steps) = try await work.steps {
      try await subject.store.perform(AcknowledgeUnclaimed(queue: fixture.queue, names: names))
    }
    #expect(left == 2)
    #expect(steps < Self.depth, "\(steps) steps to acknowledge what is named")
    let absent = EventFilter([.init(.name, .equal, [.text("NOBODY")])])
    let late = EventFilter([.init(.id, .greater, [.number(Int64(Self.depth) - 20)])])
    let later = EventFilter([.init(.id, .greater, [.number(2_000)])])
    let odd = EventFilter([.init(.messageID, .contains, [.text("0")])])
    let searches: [(EventFilter, EventOrder, Int)] = [
      (absent, .claimDefault, 0),
      (late, .claimDefault, 20),
      (later, .claimDefault, 50),
      (odd, .claimDefault, 50),
      (EventFilter(), EventOrder([.init(.name)]), 50),
      (EventFilter(), EventOrder([.init(.messageID)]), 50),
      (EventFilter(), EventOrder([.init(.id, descending: true)]), 50),
      (EventFilter(), EventOrder([.init(.occurredAt, descending: true)]), 50),
    ]
    for (filter, order, expected) in searches {
      let (numbers, visited) = try await work.steps { try await claim(fixture, filter, order) }
      #expect(numbers.count == expected)
      // Claiming fifty events takes as many steps; looking at all takes ten times as many.
      #expect(visited < 2 * Self.depth, "\(filter) \(order): \(visited) steps")
    }
    await subject.store.close()
  }

  @Test("dead letters are dropped and redriven by filter without the writer's searching for them")
  func deadLetters() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    for start in stride(from: 0, to: 6_000, by: 1_000) {
      try await fixture.publish(start..<start + 1_000)
      let id = ProcessID("p\(start)")
      let reply = try await subject.store.perform(
        ClaimEvents(
          queue: fixture.queue, processID: id, limit: 1_000, disposition: .reserve(lease: 60)))
      guard case .events(let events) = reply else { return }
      _ = try await subject.store.perform(
        FailEvents(
          queue: fixture.queue, mode: .safe, processID: id, messageIDs: events.map(\.messageID)))
    }
    let work = try await WriterWork(of: subject.sqlite)
    let last = DeadLetterSelection.filter(
      EventFilter([.init(.id, .greater, [.number(5_990)])]))
    let (changed, steps) = try await work.steps {
      let redrive = RedriveEvents(queue: fixture.queue, selection: last, limit: 6)
      let drop = DropEvents(queue: fixture.queue, selection: last, limit: 6)
      return [
        try await subject.store.perform(redrive), try await subject.store.perform(drop),
        try await subject.store.perform(drop),
      ]
    }
    #expect(changed == [6, 4, 0])
    #expect(steps < 6_000, "\(steps) steps")
    #expect(try await fixture.pending() == 6)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("of many who look for the same each gets other events, and as many as there are for it")
  func contention() async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(0..<320)
    let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for number in 0..<32 {
        group.addTask {
          let reply = try await fixture.store.perform(
            ClaimEvents(
              queue: fixture.queue, processID: ProcessID("p\(number)"),
              order: EventOrder([.init(.messageID)]), limit: 10,
              disposition: .reserve(lease: 60), bounds: .strictDefault))
          guard case .events(let events) = reply else { return [] }
          return events.map(\.id.rawValue)
        }
      }
      return try await group.reduce(into: [[Int64]]()) { $0.append($1) }
    }
    #expect(claimed.allSatisfy { $0.count == 10 }, "\(claimed.map(\.count))")
    #expect(Set(claimed.joined()).count == 320)
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  /// Changes something and then claims by a filter.
  private struct ChangeAndClaim: StoreOperation {
    let claim: ClaimEvents
    let publishes: PublishEvents?
    let name: PortalEventName

    func run(in transaction: some StoreTransaction) throws(StoreError) -> ClaimReply {
      try transaction.addEventName(name, on: claim.queue.portal)
      if let publishes { _ = try transaction.publish(publishes) }
      return try transaction.claim(claim)
    }
  }

  @Test("what changes something before it claims is run again, and takes no neighbour with it")
  func composed() async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(0..<100)
    let all = EventFilter([.init(.name, .equal, [.text(QueueFixture.name.text)])])
    let received = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<40 {
        group.addTask {
          if number.isMultiple(of: 4) {
            let claim = ClaimEvents(
              queue: fixture.queue, processID: ProcessID("p\(number)"), filter: all, limit: 5,
              disposition: .take)
            let name = PortalEventName(event: EventName(stored: "E\(number)"))
            let operation = ChangeAndClaim(claim: claim, publishes: nil, name: name)
            let reply = try await fixture.store.perform(operation)
            guard case .events(let events) = reply else { return 0 }
            return events.count
          }
          try await fixture.publish([1_000 + number])
          return 0
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(try await subject.store.eventNames(on: fixture.queue.portal).count == 10)
    #expect(received > 0)
    #expect(try await fixture.pending() == Int64(100 + 30 - received))
    try await StoreInvariants.check(subject.sqlite)
    await subject.store.close()
  }

  @Test("what an operation published before it claims is found")
  func ownEvents() async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    let fixture = try await QueueFixture(in: subject.store)
    let newest = EventFilter([.init(.id, .greater, [.number(0)])])
    let reply = try await subject.store.perform(
      ChangeAndClaim(
        claim: ClaimEvents(
          queue: fixture.queue, processID: ProcessID("p"), filter: newest, disposition: .take),
        publishes: PublishEvents(
          portal: fixture.queue.portal, mode: .safe, publications: [QueueFixture.publication(1)]),
        name: PortalEventName(event: EventName(stored: "E"))))
    guard case .events(let events) = reply else { return }
    #expect(events.map(\.id.rawValue) == [1])
    await subject.store.close()
  }

  @Test("a repeated attempt gets what the first one claimed by a filter")
  func idempotent() async throws {
    let subject = try SQLiteUnderTest(bounds: .smallest)
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(0..<10)
    let attempt = Idempotent(
      key: IdempotencyKey(
        portal: fixture.queue.portal, owner: .application(fixture.queue.application),
        method: "get", value: "k"),
      fingerprint: [1],
      operation: ClaimEvents(
        queue: fixture.queue, processID: ProcessID("p"),
        filter: EventFilter([.init(.id, .lessOrEqual, [.number(3)])]), disposition: .take)
    ) { reply in
      guard case .events(let events) = reply else { return nil }
      return events.map { UInt8(truncatingIfNeeded: $0.id.rawValue) }
    }
    for isReplayed in [false, true] {
      let reply = try await subject.store.perform(attempt).reply()
      #expect(reply.bytes == [1, 2, 3] && reply.isReplayed == isReplayed)
    }
    #expect(try await fixture.pending() == 7)
    await subject.store.close()
  }
}
