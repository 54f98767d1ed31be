import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteSQLite

@Suite("Backup and restore of the embedded store")
struct BackupTests {
  private static let key = ServerKey(bytes: Array(0..<32))

  private func backUp(
    _ subject: SQLiteUnderTest, to path: String, pagesPerStep: CInt = 4_096,
    progress: @escaping SQLiteBackup.Progress = { _, _ in }
  ) throws -> BackupManifest {
    try SQLiteBackup.make(
      of: subject.path, at: path, keys: [#require(Self.key)], version: "1.2.3",
      now: Timestamp(seconds: 1_000), pagesPerStep: pagesPerStep, progress: progress)
  }

  /// Changes a backup behind the program's back.
  private func tamper(_ path: String, _ sql: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  @Test("what was backed up from a store in use is there after the restore")
  func roundTrip() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...100)
    #expect(try await fixture.take(10).count == 10)
    let directory = try TemporaryDirectory()
    let (file, restored) = (directory.path("backup"), directory.path("restante.sqlite"))
    let made = try backUp(subject, to: file)
    #expect(made.events == 90)
    #expect(try SQLiteBackup.manifest(of: file) == made)
    #expect(made.keyFingerprint == Self.key?.fingerprint)
    #expect(made.version == "1.2.3")
    #expect(made.madeAt == Timestamp(seconds: 1_000))

    try await fixture.publish(101...200)
    #expect(try SQLiteBackup.restore(file, to: restored, key: Self.key) == made)
    let second = try SQLiteStore.open(path: restored, clock: .injected(subject.clock))
    let copy = QueueFixture(store: second, queue: fixture.queue)
    #expect(try await copy.pending() == 90)
    #expect(try await copy.take(200).map(\.data) == fixture.take(90).map(\.data))
    #expect(try await second.pool.read { try !$0.tableExists("restante_backup") })
    await second.close()
    await subject.store.close()
  }

  @Test("a backup holds one moment, whatever is committed while it runs, and does not start again")
  func oneMoment() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...200)
    let file = try TemporaryDirectory()
    let steps = Mutex(0)
    let pool = subject.sqlite.pool
    let made = try backUp(subject, to: file.path("backup"), pagesPerStep: 2) { done, total in
      let step = steps.withLock { steps in
        steps += 1
        return steps
      }
      // Another connection commits between the steps, as another process would.
      try? pool.writeWithoutTransaction { database in
        try database.execute(
          sql: "INSERT INTO event_name VALUES (1, ?, 'n' || ?1, 's')", arguments: [step])
      }
      #expect(done <= total)
      #expect(step < 1_000)
    }
    #expect(steps.withLock { $0 } > 5)
    #expect(made.rows["event_name"] == 0)
    #expect(made.events == 200)
    let names = try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event_name") }
    #expect(names == steps.withLock { $0 })
    await subject.store.close()
  }

  @Test("a backup is one file, without what SQLite keeps beside a database")
  func oneFile() async throws {
    let subject = try SQLiteUnderTest()
    let directory = try TemporaryDirectory()
    _ = try backUp(subject, to: directory.path("backup"))
    #expect(try directory.names() == ["backup"])
    await subject.store.close()
  }

  @Test("a backup whose rows are not those it was made with is refused, and nothing is changed")
  func refusesMissingRows() async throws {
    let subject = try SQLiteUnderTest()
    try await QueueFixture(in: subject.store).publish(1...10)
    let directory = try TemporaryDirectory()
    let file = directory.path("backup")
    _ = try backUp(subject, to: file)
    try tamper(file, "DELETE FROM event WHERE event = 5")
    await subject.store.close()
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.restore(file, to: subject.path, key: Self.key)
    }
    #expect(error?.code == .corrupt)
    let store = try SQLiteStore.open(path: subject.path, clock: .injected(subject.clock))
    let events = try await store.pool.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM event")
    }
    #expect(events == 10)
    await store.close()
  }

  @Test(
    "a backup that was changed is refused, whatever was changed and made to fit",
    arguments: [
      "INSERT INTO event_name VALUES (1, 1, 'n', 's'); "
        + "UPDATE restante_backup_rows SET rows = 1 WHERE name = 'event_name'",
      "UPDATE event SET attempts = 7 WHERE event = 5",
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
      "CREATE TABLE other (x); INSERT INTO restante_backup_rows VALUES ('other', 0)",
      "CREATE INDEX other ON event (attempts)", "UPDATE restante_backup SET version = '9'",
      "UPDATE restante_backup SET made_at = 1", "UPDATE restante_backup SET seal = x'00'",
      "ALTER TABLE restante_backup DROP COLUMN seal",
    ])
  func refusesChanges(sql: String) async throws {
    let subject = try SQLiteUnderTest()
    try await QueueFixture(in: subject.store).publish(1...10)
    let directory = try TemporaryDirectory()
    let file = directory.path("backup")
    _ = try backUp(subject, to: file)
    await subject.store.close()
    try tamper(file, sql)
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.restore(file, to: directory.path("restante.sqlite"), key: Self.key)
    }
    #expect(error?.code == .corrupt, "\(error.map { $0.detail } ?? "")")
    #expect(try directory.names() == ["backup"])
  }

  @Test("a backup of another server key's making is refused by the key that it names")
  func refusesOtherSeal() async throws {
    let subject = try SQLiteUnderTest()
    let directory = try TemporaryDirectory()
    _ = try backUp(subject, to: directory.path("backup"))
    await subject.store.close()
    let other = ServerKey(bytes: Array(1...32))
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.restore(directory.path("backup"), to: directory.path("x"), key: other)
    }
    #expect(error?.code == .corrupt)
  }

  @Test("a backup with damaged pages is refused")
  func refusesDamage() async throws {
    let subject = try SQLiteUnderTest()
    try await QueueFixture(in: subject.store).publish(1...500)
    let directory = try TemporaryDirectory()
    let file = directory.path("backup")
    _ = try backUp(subject, to: file)
    await subject.store.close()
    let handle = try #require(FileHandle(forUpdatingAtPath: file))
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: size / 2)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(size / 4)))
    try handle.close()
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.restore(
        file, to: directory.path("restante.sqlite"), key: Self.key)
    }
    #expect(error?.code == .corrupt)
    #expect(try directory.names() == ["backup"])
  }

  @Test("a backup of a newer version is refused")
  func refusesNewerVersion() async throws {
    let subject = try SQLiteUnderTest()
    let file = try TemporaryDirectory()
    _ = try backUp(subject, to: file.path("backup"))
    await subject.store.close()
    try tamper(file.path("backup"), "INSERT INTO grdb_migrations (identifier) VALUES ('v999')")
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.restore(
        file.path("backup"), to: file.path("restante.sqlite"), key: Self.key)
    }
    #expect(error?.code == .schema)
    #expect(error?.detail.contains("newer version") == true)
    #expect(error?.detail.contains("1.2.3") == true)
  }

  @Test("a database that is no backup, another file and no file are refused")
  func refusesOtherFiles() async throws {
    let subject = try SQLiteUnderTest()
    await subject.store.close()
    let other = try TemporaryDirectory()
    try Data(String(repeating: "not a database ", count: 1_000).utf8)
      .write(to: URL(fileURLWithPath: other.path("text")))
    for path in [subject.path, other.path("text")] {
      let error = #expect(throws: StoreError.self) { try SQLiteBackup.manifest(of: path) }
      #expect(error?.code == .corrupt)
    }
    let error = #expect(throws: StoreError.self) {
      try SQLiteBackup.manifest(of: other.path("missing"))
    }
    #expect(error?.detail == "file not found: \(other.path("missing"))")
    #expect(try other.names() == ["text"])
  }

  @Test("a replaced database stays beside the new one, with its write-ahead log")
  func keepsTheReplacedOne() async throws {
    let subject = try SQLiteUnderTest()
    let fixture = try await QueueFixture(in: subject.store)
    try await fixture.publish(1...10)
    let directory = try TemporaryDirectory()
    let file = directory.path("backup")
    _ = try backUp(subject, to: file)
    try await fixture.publish(11...30)
    // What a crash leaves: a database and a log that was not yet moved into it.
    let path = directory.path("restante.sqlite")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: subject.path + suffix, toPath: path + suffix)
    }
    await subject.store.close()
    try SQLiteBackup.restore(file, to: path, key: Self.key)
    for (path, events) in [(path, 10), (path + ".replaced", 30)] {
      let store = try SQLiteStore.open(path: path, clock: .injected(subject.clock))
      let count = try await store.pool.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM event")
      }
      #expect(count == events)
      await store.close()
    }
  }
}
