import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("A check of a PostgreSQL database")
struct IntegrityTests {
  /// Something wrong that somebody wrote, and what is to be said of it.
  struct Damage: Sendable, CustomTestStringConvertible {
    let breaks: StoreInvariant
    let subject: String
    let sql: String

    var testDescription: String { "\(breaks)" }
  }

  static let damages: [Damage] = [
    Damage(
      breaks: .figures, subject: "",
      sql: "INSERT INTO queue_figures SELECT portal, app, connector, 1, 0, 0 FROM queue_figures"),
    Damage(
      breaks: .claims, subject: ", claim 1",
      sql: "UPDATE claim SET held = held || held WHERE portal <> 0"),
    Damage(
      breaks: .claims, subject: ", event 4",
      sql: "UPDATE waiting SET last_claim = 9 WHERE portal <> 0 AND event = 4"),
    Damage(
      breaks: .places, subject: ", event 4",
      sql: "UPDATE claim SET held = held || 4::bigint WHERE portal <> 0"),
    Damage(
      breaks: .events, subject: ", event 4",
      sql: "DELETE FROM event WHERE portal <> 0 AND event = 4"),
    Damage(
      breaks: .remains, subject: ", event 1", sql: "DELETE FROM departure WHERE portal <> 0"),
    Damage(
      breaks: .keys, subject: ", event 4",
      sql: "UPDATE waiting SET message_id = 'x' WHERE portal <> 0 AND event = 4"),
    Damage(
      breaks: .retries, subject: ", event 2",
      sql: "UPDATE event SET retry_at = 5 WHERE portal <> 0 AND event = 2"),
    Damage(
      breaks: .departures, subject: ", departure 1",
      sql: "UPDATE departure SET last_event = 0 WHERE portal <> 0"),
    Damage(breaks: .owners, subject: "client_secret", sql: "UPDATE client_secret SET app = 7"),
    Damage(
      breaks: .owners, subject: "access_token of user 2",
      sql: "DELETE FROM portal_user WHERE member = 2"),
    Damage(
      breaks: .numbers, subject: "event 6", sql: "UPDATE sequence SET last = 5 WHERE kind = 'event'"
    ),
    Damage(
      breaks: .replies, subject: "application 1",
      sql: "INSERT INTO idempotency_usage VALUES (1, 1, 'x', 5)"),
    Damage(
      breaks: .deliveries, subject: "binding 1",
      sql: "UPDATE binding SET handler = 'https://h.example/' WHERE portal <> 0"),
    Damage(
      breaks: .deliveries, subject: "attempt of delivery 3 of handler 2",
      sql: "INSERT INTO delivery_attempt VALUES (1, 2, 3, 1, 0, 0, 200, NULL, '')"),
  ]

  /// Event 1 is past, 2 is a dead letter, 3 is claimed, 4 to 6 are pending.
  private func filled() async throws -> PostgresUnderTest {
    let subject = try await PostgresUnderTest.make()
    let fixture = try await PortalFixture(in: subject.store)
    let name = EventName(stored: "ONCRMDEALUPDATE")
    try await fixture.application.bindOffline(name, in: subject.store)
    let queue = fixture.application.queue()
    _ = try await subject.store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe,
        publications: (1...6).map { Publication(name: name, data: .int($0)) }))
    let p = ProcessID("p")
    let reply = try await subject.store.perform(
      ClaimEvents(queue: queue, processID: p, limit: 3, disposition: .reserve(lease: 60)))
    guard case .events(let claimed) = reply else { return subject }
    _ = try await subject.store.perform(
      AcknowledgeEvents(queue: queue, mode: .safe, processID: p, selection: .ids([claimed[0].id])))
    _ = try await subject.store.perform(
      FailEvents(queue: queue, mode: .safe, processID: p, messageIDs: [claimed[1].messageID]))
    return subject
  }

  @Test("names what is wrong, and nothing while nothing is", arguments: damages)
  func names(damage: Damage) async throws {
    let subject = try await filled()
    #expect(try subject.findings() == [])
    try await DatabaseScript.run(
      damage.sql, on: subject.cluster.settings(database: subject.database))
    let findings = try subject.findings()
    let named = findings.filter { $0.hasPrefix("\(damage.breaks.finding): ") }
    #expect(named.contains { $0.hasSuffix(damage.subject) }, "\(findings)")
    try await subject.end()
  }

  @Test("tries every invariant in these tests")
  func complete() {
    #expect(Set(Self.damages.map(\.breaks)) == Set(StoreInvariant.allCases))
  }

  @Test("refuses a database without tables, and makes none")
  func empty() async throws {
    let cluster = try PostgresCluster.shared.get()
    let settings = try cluster.settings(database: try await cluster.makeDatabase())
    for _ in 0..<2 {
      let error = #expect(throws: StoreError.self) { try PostgresIntegrity.findings(of: settings) }
      #expect(error?.code == .schema)
      #expect(error?.detail.contains("no tables") == true)
    }
  }
}
