import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("An event that was damaged on the disk")
struct DamagedEventTests {
  typealias Damage = DamagedEvents.Damage

  private static func data(of event: Int, in table: String = "event") -> String {
    // The digits differ in one bit.
    """
    UPDATE body SET data = CAST(replace(data, '"ID":\(event)', '"ID":\(event ^ 1)') AS BLOB)
    WHERE body = (SELECT body FROM \(table) WHERE event = \(event))
    """
  }

  static let damages = [
    Damage(of: 1, foundBy: .history, data(of: 1, in: "past_event")),
    Damage(of: 2, foundBy: .claimOfDeadLetters, data(of: 2)),
    Damage(of: 3, foundBy: .secondRead, data(of: 3)),
    Damage(of: 4, foundBy: .claim, data(of: 4)),
    Damage(of: 5, foundBy: .list, data(of: 5)),
    Damage(
      of: 4, foundBy: .claim,
      "UPDATE body SET user = 3 WHERE body = (SELECT body FROM event WHERE event = 4)"),
    Damage(
      of: 4, foundBy: .claim,
      "UPDATE body SET checksum = 0 WHERE body = (SELECT body FROM event WHERE event = 4)"),
    Damage(of: 4, foundBy: .claim, "UPDATE event SET name = 'ONCRMDEALUPDATF' WHERE event = 4"),
    Damage(
      of: 4, foundBy: .claim, "UPDATE event SET occurred_at = occurred_at + 1 WHERE event = 4"),
    Damage(
      of: 5, foundBy: .list,
      "UPDATE event SET message_id = x'00112233445566778899aabbccddeeff' WHERE event = 5"),
  ]

  private func damaged(_ damage: Damage) async throws -> (SQLiteUnderTest, DamagedEvents) {
    let subject = try SQLiteUnderTest()
    let events = try await DamagedEvents(in: subject.store)
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    try await subject.sqlite.pool.write { try $0.execute(sql: damage.sql) }
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
    #expect(try IntegrityCheck.findings(of: subject.path).contains(error?.detail ?? ""))
    await subject.store.close()
  }

  @Test("is found by the daily check before anyone asks for it", arguments: damages)
  func isFoundEarly(damage: Damage) async throws {
    let (subject, _) = try await damaged(damage)
    try await subject.store.checkIntegrity()
    #expect(subject.store.failures.damage?.detail.hasSuffix(", event \(damage.event)") == true)
    await subject.store.close()
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
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    await subject.store.close()
  }

  @Test("is replaced by a repeat of its key, and everything else stays as it is")
  func isReplaced() async throws {
    let (subject, events) = try await damaged(Damage(of: 4, foundBy: .claim, Self.data(of: 4)))
    await #expect(throws: StoreError.self) { try await events.claim() }
    try await events.publish(4...4)
    #expect(try await events.claim().map(\.id.rawValue).sorted() == [4, 5, 6])
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    await subject.store.close()
  }

  @Test("passes if it was written before there were checksums")
  func old() async throws {
    let (subject, events) = try await damaged(
      Damage(of: 4, foundBy: .claim, "UPDATE body SET checksum = NULL"))
    #expect(try await events.claim().count == 3)
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    await subject.store.close()
  }
}
