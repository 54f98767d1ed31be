import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Opening the embedded store")
struct OpeningTests {
  @Test("commits wait for the disk: write-ahead log with synchronous=FULL")
  func isDurable() throws {
    let subject = try SQLiteUnderTest()
    let (journal, synchronous) = try subject.sqlite.pool.writeWithoutTransaction { database in
      (
        try String.fetchOne(database, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(database, sql: "PRAGMA synchronous")
      )
    }
    #expect(journal == "wal")
    #expect(synchronous == 2)
  }

  @Test("a connection that answers before the disk does is refused", arguments: ["NORMAL", "OFF"])
  func refusesLessDurability(synchronous: String) throws {
    let subject = try SQLiteUnderTest()
    let error = #expect(throws: StoreError.self) {
      try subject.sqlite.pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
        try SQLiteStore.checkDurable(database)
      }
    }
    #expect(error?.code == .unavailable)
    #expect(error?.detail.contains("not be durable") == true)
  }

  @Test("a file whose end is missing is refused")
  func refusesShortFiles() async throws {
    let subject = try SQLiteUnderTest()
    try await QueueFixture(in: subject.store).publish(1...500)
    await subject.store.close()
    let file = try #require(FileHandle(forUpdatingAtPath: subject.path))
    try file.truncate(atOffset: try file.seekToEnd() - 1_024)
    try file.close()
    let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: subject.path) }
    #expect(error?.code == .corrupt)
  }

  @Test("a database with damaged pages is opened, and it is known")
  func notesDamage() async throws {
    let subject = try SQLiteUnderTest()
    try await QueueFixture(in: subject.store).publish(1...2_000)
    await subject.store.close()
    let file = try #require(FileHandle(forUpdatingAtPath: subject.path))
    let pages = try file.seekToEnd() / 4_096
    try file.seek(toOffset: pages / 2 * 4_096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 3 * 4_096))
    try file.close()
    let findings = try IntegrityCheck.findings(of: subject.path)
    #expect(findings.contains { $0.hasPrefix("table ") })
    let store = try SQLiteStore.open(path: subject.path, clock: .injected(subject.clock))
    try await store.checkIntegrity()
    #expect(store.failures.damage?.code == .corrupt)
    await store.close()
  }

  @Test("a database of a newer version is refused and left alone")
  func refusesNewerSchema() async throws {
    let subject = try SQLiteUnderTest()
    try await subject.sqlite.pool.write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('v999')")
    }
    await subject.store.close()
    let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: subject.path) }
    #expect(error?.code == .schema)
    #expect(error?.detail.contains("newer version") == true)
  }

  @Test("an older schema is copied, then migrated in place")
  func migratesForward() async throws {
    let subject = try SQLiteUnderTest()
    _ = try await subject.store.perform(EnsurePortal(domain: "kept", memberID: "m"))
    var newer = Schema.migrator
    newer.registerMigration("next") { database in
      try database.execute(sql: "ALTER TABLE portal ADD COLUMN note TEXT NOT NULL DEFAULT 'new'")
    }
    try SQLiteStore.migrate(subject.sqlite.pool, path: subject.path, migrator: newer)
    let note = try await subject.sqlite.pool.read { database in
      try String.fetchOne(database, sql: "SELECT note FROM portal WHERE domain = 'kept'")
    }
    #expect(note == "new")
    let copy = try DatabaseQueue(path: subject.path + ".before-migration")
    let columns = try await copy.read { try $0.columns(in: "portal").map(\.name) }
    #expect(!columns.contains("note"))
    #expect(try await copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM portal") } == 1)
    await subject.store.close()
  }

  @Test("what an application of the first version decided stays decided")
  func migratesChoices() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("old.sqlite")
    let old = try DatabasePool(path: path)
    try Schema.migrator.migrate(old, upTo: "v1")
    let memberID = String(repeating: "0", count: 32)
    try await old.write { database in
      try database.execute(
        sql: "INSERT INTO portal (domain, member_id) VALUES ('old', '\(memberID)')")
      for (app, lease, attempts) in [(1, 3600, "NULL"), (2, 60, "5")] {
        try database.execute(
          sql: """
            INSERT INTO application (portal, app, client_id, name, scopes, status, is_installed,
              is_active, version, lease, max_attempts)
            VALUES (1, \(app), 'app\(app)', '', '', 'L', 1, 1, 1, \(lease), \(attempts))
            """)
      }
    }
    try old.close()
    let store = try SQLiteStore.open(path: path)
    let portal = try #require(try await store.portal(domain: "old"))
    let first = try await store.application(clientID: "app1", on: portal.id)
    #expect(first?.queueChoices == QueueOverrides())
    let second = try await store.application(clientID: "app2", on: portal.id)
    #expect(second?.queueChoices == QueueOverrides(lease: .set(60), maxAttempts: .set(5)))
    await store.close()
  }

  @Test("what occurred before occurrences were counted is older than what occurs now")
  func migratesOccurrences() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish([1])
    let claim = { (processID: String) in
      ClaimEvents(
        queue: fixture.queue, processID: ProcessID(processID), disposition: .reserve(lease: 60))
    }
    _ = try await subject.store.perform(claim("older"))
    // As the migration leaves rows that are there.
    try await subject.sqlite.pool.write { database in
      try database.execute(
        sql: "UPDATE event SET occurrence = 0; UPDATE queue SET last_occurrence = 0")
    }
    try await subject.reopen()
    var newer = QueueFixture.publication(1)
    newer.data = Array("\"newer\"".utf8)
    _ = try await subject.store.perform(
      PublishEvents(portal: fixture.queue.portal, mode: .safe, publications: [newer]))
    _ = try await subject.store.perform(claim("newer"))
    for processID in ["older", "newer"] {
      _ = try await subject.store.perform(
        ReleaseEvents(queue: fixture.queue, processID: ProcessID(processID)))
    }
    let left = try await QueueFixture(store: subject.store, queue: fixture.queue).take(5)
    #expect(left.map(\.data) == [newer.data])
    await subject.store.close()
  }

  @Test("a migration that fails changes nothing")
  func failedMigrationChangesNothing() async throws {
    let subject = try SQLiteUnderTest()
    var broken = Schema.migrator
    broken.registerMigration("next") { database in
      try database.execute(sql: "DROP TABLE body")
      try database.execute(sql: "SELECT * FROM nowhere")
    }
    #expect(throws: (any Error).self) {
      try SQLiteStore.migrate(subject.sqlite.pool, path: subject.path, migrator: broken)
    }
    #expect(try await subject.sqlite.pool.read { try $0.tableExists("body") })
    await subject.store.close()
  }

  @Test("a file that is no database is refused")
  func refusesOtherFiles() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("restante.sqlite")
    try Data(String(repeating: "not a database ", count: 1_000).utf8)
      .write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
    #expect(error?.code == .corrupt)
  }

  @Test("after a clock that was wrong, times go on from the newest stored one")
  func startsAtTheNewestTime() async throws {
    let clock = ManualClock()
    clock.set(Timestamp(seconds: WallClock().now().seconds + 86_400))
    let subject = try SQLiteUnderTest(clock: clock)
    try await QueueFixture(in: subject.store).publish([1])
    await subject.store.close()

    let warnings = Warnings()
    let steady = try SQLiteStore.open(path: subject.path, warn: { warnings.add($0) })
    #expect(steady.time.now() >= clock.now())
    #expect(warnings.all.count == 1)
    #expect(warnings.all.first?.contains("behind the newest stored event") == true)
    await steady.close()
  }

  @Test("what is closed answers with an error, not with a crash")
  func answersAfterClosing() async throws {
    let subject = try SQLiteUnderTest()
    await subject.store.close()
    await #expect(throws: StoreError.self) { try await subject.store.portals() }
    let error = await #expect(throws: StoreError.self) {
      try await subject.store.perform(EnsurePortal(domain: "late", memberID: "m"))
    }
    #expect(error?.code == .closed)
  }
}
