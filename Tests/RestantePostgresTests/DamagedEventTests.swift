import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("An event that was damaged in PostgreSQL")
struct DamagedEventTests {
  typealias Damage = DamagedEvents.Damage

  private static func change(_ event: Int, _ assignment: String) -> String {
    "UPDATE event SET \(assignment) WHERE portal <> 0 AND event = \(event)"
  }

  /// Flips the lowest bit of the first byte.
  private static let flip = "data = set_byte(data, 0, get_byte(data, 0) # 1)"

  static let damages = [
    Damage(of: 1, foundBy: .history, change(1, flip)),
    Damage(of: 2, foundBy: .claimOfDeadLetters, change(2, flip)),
    Damage(of: 3, foundBy: .secondRead, change(3, flip)),
    Damage(of: 4, foundBy: .claim, change(4, flip)),
    Damage(of: 5, foundBy: .list, change(5, flip)),
    Damage(of: 4, foundBy: .claim, change(4, "member = 3")),
    Damage(of: 4, foundBy: .claim, change(4, "checksum = 0")),
    Damage(of: 4, foundBy: .claim, change(4, "name = 'ONCRMDEALUPDATF'")),
    Damage(of: 4, foundBy: .claim, change(4, "occurred_at = occurred_at + 1")),
    Damage(of: 5, foundBy: .list, change(5, "message_id = '0123456789abcdef'")),
  ]

  private func damaged(_ damage: Damage) async throws -> (PostgresUnderTest, DamagedEvents) {
    let subject = try await PostgresUnderTest.make()
    let events = try await DamagedEvents(in: subject.store)
    #expect(try subject.findings() == [])
    try await DatabaseScript.run(
      damage.sql, on: subject.cluster.settings(database: subject.database))
    return (subject, events)
  }

  @Test("is not handed out, but named, and turns readiness off", arguments: damages)
  func isNotHandedOut(damage: Damage) async throws {
    let (subject, events) = try await damaged(damage)
    try await subject.store.checkWritable()
    let error = await #expect(throws: StoreError.self) { try await events.read(damage.reading) }
    #expect(error?.code == .corrupt)
    #expect(
      error?.detail.hasSuffix("no connector, event \(damage.event)") == true,
      "\(error?.detail ?? "")")
    #expect(subject.store.failures.counts[.corrupt] == 1)
    await #expect(throws: StoreError.self) { try await subject.store.checkWritable() }
    #expect(try subject.findings().contains(error?.detail ?? ""))
    try await subject.end()
  }

  @Test(
    "is shown as damaged, without what it carries, and a purge takes it away", arguments: damages)
  func isPurged(damage: Damage) async throws {
    let (subject, events) = try await damaged(damage)
    let (store, queue, id) = (subject.store, events.queue, EventID(rawValue: damage.event))
    var seen = try await store.events(numbered: [id], in: queue)
    #expect(seen.count == 1 && seen.allSatisfy(\.isDamaged))
    await #expect(throws: StoreError.self) { try await store.checkWritable() }
    if seen.first?.standing.part == .claimed {
      _ = try await store.perform(ReleaseEvents(queue: queue, processID: ProcessID("p")))
      seen = try await store.events(numbered: [id], in: queue)
    }
    let part = try #require(seen.first?.standing.part)
    let page = try await store.peek(PeekEvents(queue: queue, part: part))
    #expect(page.events.filter(\.isDamaged).map(\.id) == [id])
    let outcome = try await store.perform(
      PurgeEvents(
        queue: queue, part: part, targets: seen.map(PurgeEvents.Target.init(_:)),
        processID: ProcessID("purge")))
    #expect(outcome == PurgeOutcome(purged: 1, restorable: 0))
    for part in QueuePart.allCases {
      let page = try await store.peek(PeekEvents(queue: queue, part: part))
      #expect(!page.events.contains { $0.isDamaged || $0.id == id })
    }
    #expect(try subject.findings() == [])
    try await subject.end()
  }

  @Test("is replaced by a repeat of its key, and everything else stays as it is")
  func isReplaced() async throws {
    let (subject, events) = try await damaged(
      Damage(of: 4, foundBy: .claim, Self.change(4, Self.flip)))
    await #expect(throws: StoreError.self) { try await events.claim() }
    try await events.publish(4...4)
    #expect(try await events.claim().map(\.id.rawValue).sorted() == [4, 5, 6])
    #expect(try subject.findings() == [])
    try await subject.end()
  }

  @Test("passes if it was written before there were checksums")
  func old() async throws {
    let (subject, events) = try await damaged(
      Damage(of: 4, foundBy: .claim, "UPDATE event SET checksum = NULL"))
    #expect(try await events.claim().count == 3)
    #expect(try subject.findings() == [])
    try await subject.end()
  }
}
