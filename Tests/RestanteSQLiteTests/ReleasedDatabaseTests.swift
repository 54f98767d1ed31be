import Foundation
import GRDB
import RestanteCore
import RestanteTesting
import Testing

@testable import RestanteSQLite

@Suite("Databases of earlier releases")
struct ReleasedDatabaseTests {
  @Test("are upgraded in place and keep every event", arguments: ReleasedDatabase.all(.sqlite))
  func upgrade(released: ReleasedDatabase) async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("restante.sqlite")
    try FileManager.default.copyItem(atPath: released.path, toPath: path)
    let store = try SQLiteStore.open(path: path, clock: .injected(try Self.clock(of: path)))
    #expect(try await ReleasedDatabase.events(in: store) == ReleasedDatabase.events)
    try await store.checkIntegrity()
    #expect(store.failures.damage == nil)
    let portal = try #require(try await store.portals().first)
    let application = try #require(
      try await store.applications(on: portal.id, after: nil, limit: 1).first)
    // It goes on as if nothing had happened.
    let queue = QueueKey(portal: portal.id, application: application.id)
    _ = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: .safe, publications: [QueueFixture.publication(7)]))
    let claim = ClaimEvents(
      queue: queue, processID: ProcessID("later"), disposition: .reserve(lease: 60))
    _ = try await store.perform(claim)
    let events = try await ReleasedDatabase.events(in: store)
    #expect(events[.claimed].map(Set.init) == [3, 4, 5, 6, 7])
    await store.close()
    #expect(try IntegrityCheck.findings(of: path) == [])
  }

  @Test(
    "have the schema that the program's migrations give them: a released one never changes",
    arguments: ReleasedDatabase.all(.sqlite))
  func sameSchema(released: ReleasedDatabase) async throws {
    var configuration = Configuration()
    configuration.readonly = true
    let database = try DatabaseQueue(path: released.path, configuration: configuration)
    try await database.read { try Schema.check($0, named: released.description) }
  }

  @Test("of every version of the schema get the newest one", arguments: Schema.migrator.migrations)
  func everyVersion(version: String) async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("restante.sqlite")
    let old = try DatabasePool(path: path)
    try Schema.migrator.migrate(old, upTo: version)
    let memberID = String(repeating: "0", count: 32)
    try await old.write { database in
      try database.execute(
        sql: "INSERT INTO portal (domain, member_id) VALUES ('old', '\(memberID)')")
    }
    try old.close()
    let store = try SQLiteStore.open(path: path)
    #expect(try await store.portals().map(\.domain) == ["old"])
    try await store.pool.read { database in
      try Schema.check(database, named: path)
      #expect(try Schema.migrator.hasCompletedMigrations(database))
    }
    await store.close()
    let isNewest = version == Schema.migrator.migrations.last
    #expect(FileManager.default.fileExists(atPath: path + ".before-migration") == !isNewest)
  }

  @Test("there is one of every release whose section the changelog has")
  func complete() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let changelog = try String(
      contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let versions = changelog.matches(of: /\n## \[(\d+\.\d+\.\d+)\]/).map { String($0.1) }
    for kind in [ReleasedDatabase.Kind.sqlite, .sql] {
      let names = ReleasedDatabase.all(kind).map(\.description)
      #expect(!names.isEmpty)
      for version in versions { #expect(names.contains("\(version).\(kind.rawValue)")) }
    }
  }

  /// A clock that shows the time of the newest event: nothing expired since.
  private static func clock(of path: String) throws -> ManualClock {
    let newest = try DatabaseQueue(path: path).read { database in
      try Int64.fetchOne(database, sql: "SELECT max(last_published_at) FROM queue")
    }
    return ManualClock(Timestamp(milliseconds: newest ?? 0))
  }
}
