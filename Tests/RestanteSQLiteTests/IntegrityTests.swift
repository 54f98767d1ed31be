import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("A check of an embedded database")
struct IntegrityTests {
  /// Something wrong that somebody wrote, and what is to be said of it.
  struct Damage: Sendable, CustomTestStringConvertible {
    let breaks: StoreInvariant
    let subject: String
    let sql: String

    var testDescription: String { "\(breaks)" }
  }

  static let damages: [Damage] = [
    Damage(breaks: .figures, subject: "", sql: "UPDATE queue SET pending = pending + 1"),
    Damage(breaks: .figures, subject: ", events from 0", sql: "UPDATE event_block SET events = 9"),
    Damage(breaks: .claims, subject: ", claim 1", sql: "UPDATE claim SET held = held + 1"),
    Damage(
      breaks: .claims, subject: ", event 3",
      sql: "UPDATE event SET holder = 9, last_claim = 9 WHERE holder <> 0"),
    Damage(breaks: .places, subject: ", event 4", sql: "UPDATE past_event SET event = 4"),
    Damage(
      breaks: .events, subject: ", event 4",
      sql: "DELETE FROM body WHERE body = (SELECT body FROM event WHERE event = 4)"),
    Damage(
      breaks: .events, subject: ", event 4",
      sql: "UPDATE event SET body = (SELECT body FROM event WHERE event = 4) WHERE event = 5"),
    Damage(
      breaks: .remains, subject: "body 99",
      sql: "INSERT INTO body (body, data) VALUES (99, x'00')"),
    Damage(breaks: .keys, subject: ", event 4", sql: "DELETE FROM pending_key WHERE event = 4"),
    Damage(breaks: .keys, subject: ", event 2", sql: "DELETE FROM failed_key"),
    Damage(
      breaks: .retries, subject: ", event 2",
      sql: "UPDATE event SET retry_at = 5 WHERE holder = 0 AND failed = 1"),
    Damage(breaks: .departures, subject: ", event 1", sql: "UPDATE departure SET left_at = 1"),
    Damage(breaks: .owners, subject: "client_secret", sql: "UPDATE client_secret SET app = 7"),
    Damage(
      breaks: .owners, subject: "access_token of user 2",
      sql: "DELETE FROM portal_user WHERE user = 2"),
    Damage(
      breaks: .numbers, subject: "event 6", sql: "UPDATE sequence SET last = 5 WHERE kind = 'event'"
    ),
    Damage(
      breaks: .replies, subject: "application 1",
      sql: "INSERT INTO idempotency_usage VALUES (1, 1, x'00', 5)"),
    Damage(
      breaks: .deliveries, subject: "binding 1",
      sql: "UPDATE binding SET handler = 'https://h.example/' WHERE portal <> 0"),
    Damage(
      breaks: .deliveries, subject: "attempt of delivery 3 of handler 2",
      sql: "INSERT INTO delivery_attempt VALUES (1, 2, 3, 1, 0, 0, 200, NULL, x'00')"),
  ]

  /// Event 1 is past, 2 is a dead letter, 3 is claimed, 4 to 6 are pending.
  private func filled() async throws -> SQLiteUnderTest {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 0))
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...6)
    let p = ProcessID("p")
    let reply = try await subject.store.perform(
      ClaimEvents(queue: fixture.queue, processID: p, limit: 3, disposition: .reserve(lease: 60)))
    guard case .events(let claimed) = reply else { return subject }
    _ = try await subject.store.perform(
      AcknowledgeEvents(
        queue: fixture.queue, mode: .safe, processID: p, selection: .ids([claimed[0].id])))
    _ = try await subject.store.perform(
      FailEvents(
        queue: fixture.queue, mode: .safe, processID: p, messageIDs: [claimed[1].messageID]))
    return subject
  }

  @Test("names what is wrong, and nothing while nothing is", arguments: damages)
  func names(damage: Damage) async throws {
    let subject = try await filled()
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    try await subject.sqlite.pool.write { try $0.execute(sql: damage.sql) }
    let findings = try IntegrityCheck.findings(of: subject.path)
    let named = findings.filter { $0.hasPrefix("\(damage.breaks.finding): ") }
    #expect(named.contains { $0.hasSuffix(damage.subject) }, "\(findings)")
    await subject.store.close()
  }

  @Test("tries every invariant in these tests")
  func complete() {
    #expect(Set(Self.damages.map(\.breaks)) == Set(StoreInvariant.allCases))
  }

  @Test("shows no more than twenty rows of one kind, and says so")
  func bounded() async throws {
    let subject = try SQLiteUnderTest(bounds: StoreBounds(recentKeys: 0))
    try await QueueFixture(in: subject.store).publish(1...100)
    try await subject.sqlite.pool.write { try $0.execute(sql: "DELETE FROM pending_key") }
    let findings = try IntegrityCheck.findings(of: subject.path)
    #expect(findings.count == 21)
    #expect(findings.last == "\(StoreInvariant.keys.finding): and more of these")
    await subject.store.close()
  }

  @Test("passes over what is being removed")
  func removal() async throws {
    let subject = try await filled()
    try await subject.sqlite.pool.write { database in
      try database.execute(sql: "UPDATE application SET removal = 'removing'; DELETE FROM queue")
    }
    #expect(try IntegrityCheck.findings(of: subject.path) == [])
    await subject.store.close()
  }

  @Test("refuses a database of an older schema, and leaves it as it is")
  func older() async throws {
    let subject = try SQLiteUnderTest()
    try await subject.sqlite.pool.write { database in
      try database.execute(
        sql: """
          DELETE FROM grdb_migrations
          WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)
          """)
    }
    let error = #expect(throws: StoreError.self) { try IntegrityCheck.findings(of: subject.path) }
    #expect(error?.code == .schema)
    await subject.store.close()
  }
}
