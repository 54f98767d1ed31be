import Foundation
import RestanteCore
import RestantePostgresTesting
import RestanteSQLite
import RestanteTesting
import Testing

@testable import RestantePostgres

@Suite("Copying between SQLite and PostgreSQL")
struct CopyTests {
  @Test("a store that moves to and fro goes on as the reference store does")
  func behavesTheSame() async throws {
    let seed =
      ProcessInfo.processInfo.environment["RESTANTE_SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 0 ... .max)
    let subject = try MovingUnderTest()
    try await ModelComparison.run(seed: seed, steps: 500, against: subject)
    #expect(subject.moves > 10, "seed \(seed)")
    try await subject.end()
  }

  @Test("both stores exchange the same tables with the same columns")
  func sameTables() async throws {
    let subject = try await PostgresUnderTest.make()
    await subject.postgres.close()
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("restante-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = try SQLiteArchive(path: directory.appendingPathComponent("restante.sqlite").path)
    let database = try PostgresArchive(subject.cluster.settings(database: subject.database))
    let (inFile, inDatabase) = (
      ArchiveTable.ordered(try file.read { try $0.tables() }),
      ArchiveTable.ordered(try database.read { try $0.tables() })
    )
    #expect(inFile == inDatabase)
    #expect(inFile.map(\.name).contains("event"))
    file.close()
    database.close()
    try await subject.end()
  }

  @Test(
    "what belongs to one database alone, or follows from other tables, is there to be passed over")
  func passesOverWhatIsThere() async throws {
    let subject = try await PostgresUnderTest.make()
    let distribution = Set([String](Distribution.here) + ["store_clock"])
    #expect(distribution.isSubset(of: ArchiveSource.passedOver))
    try await subject.end()
  }

  @Test("however many events there are, each is joined with its place by hashes, once")
  func readsWhatItCopiesOnce() async throws {
    let subject = try await PostgresUnderTest.make()
    await subject.postgres.close()
    // What the planner knows of the tables is from before there were any events.
    let session = Session(
      settings: try subject.cluster.settings(database: subject.database).forWholeTables)
    try session.runScript(
      """
      INSERT INTO event (portal, app, connector, event, occurred_at, first_at, attempts,
        message_id, name, data)
      SELECT 1, 1, '', n, n, n, 0, int8send(n), 'E', '' FROM generate_series(1::bigint, 20000) n;
      INSERT INTO waiting (portal, app, connector, failed, occurred_at, event, last_claim,
        message_id, name)
      SELECT 1, 1, '', false, n, n, 0, int8send(n), 'E' FROM generate_series(1::bigint, 20000) n
      """)
    let reader = try PostgresArchiveReader(session: session)
    for table in try reader.tables() where table.portalIndex != nil {
      let source = try reader.source(of: table)
      for scope in [ArchiveScope.everything, .portals([PortalID(rawValue: 1)])] {
        let rows = try session.run([
          .plain(
            """
            EXPLAIN SELECT \(source.expressions.joined(separator: ", "))
            FROM \(source.rows)\(source.condition(scope))
            """)
        ])[0]
        let plan = (0..<rows.count).map { rows.text($0, 0) }.joined(separator: "\n")
        #expect(!plan.contains("Nested Loop") && !plan.contains("Merge Join"), "\(plan)")
        if ["event", "past_event"].contains(table.name) {
          #expect(plan.contains(#/Hash Cond: .*event/#), "\(plan)")
        }
      }
    }
    session.close()
    try await subject.end()
  }

  @Test("a database that a server is connected to is refused")
  func refusesServers() async throws {
    let subject = try await PostgresUnderTest.make()
    _ = try await subject.store.portals()
    let settings = try subject.cluster.settings(database: subject.database)
    let error = #expect(throws: StoreError.self) { try PostgresArchive(settings) }
    #expect(error?.detail.contains("stop them first") == true)
    try await subject.end()
  }
}
