import Foundation
import RestanteCore
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestantePostgres

@Suite("PostgreSQL databases of earlier releases")
struct ReleasedDatabaseTests {
  @Test("are upgraded in place and keep every event", arguments: ReleasedDatabase.all(.sql))
  func upgrade(released: ReleasedDatabase) async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = try await cluster.makeDatabase()
    let settings = try cluster.settings(database: database)
    try await DatabaseScript.run(
      try String(contentsOfFile: released.path, encoding: .utf8), on: settings)
    // Its clock stands still at the time of the newest event: nothing expired since.
    try await DatabaseScript.run(
      """
      UPDATE public.store_clock
      SET fixed = (SELECT max(occurred_at) * 1000 + 999 FROM public.event WHERE portal <> 0)
      """, on: settings)
    let store = try await PostgresStore.open(
      settings, connections: PostgresStore.Connections(queues: 1, readers: 1), talks: false)
    #expect(try await ReleasedDatabase.events(in: store) == ReleasedDatabase.events)
    await store.close()
    #expect(try PostgresIntegrity.findings(of: settings) == [])
    try await cluster.removeDatabase(database)
  }

  @Test(
    "of every version of the schema get the same tables as a new database",
    arguments: 1...Schema.versions.count)
  func everyVersion(version: Int) async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = try await cluster.makeDatabase()
    let settings = try cluster.settings(database: database)
    let script =
      Schema.versions.prefix(version).flatMap { $0 }.joined(separator: "\n;\n") + """

        ;
        CREATE TABLE schema_version (
          single boolean PRIMARY KEY CHECK (single), version bigint NOT NULL);
        INSERT INTO schema_version VALUES (true, \(version))
        """
    try await DatabaseScript.run(script, on: settings)
    await (try PostgresStore.open(settings, talks: false)).close()
    let fresh = try await PostgresUnderTest.make()
    let expected = try await Self.objects(cluster.settings(database: fresh.database))
    #expect(try await Self.objects(settings) == expected)
    #expect(expected.contains { $0.hasPrefix("event.data bytea") })
    try await fresh.end()
    try await cluster.removeDatabase(database)
  }

  /// The columns of all tables with types and defaults, and the indexes.
  private static func objects(_ settings: ConnectionSettings) async throws -> [String] {
    try await DatabaseScript.query(
      """
      SELECT concat_ws(
        ' ', table_name || '.' || column_name, data_type, is_nullable, column_default)
      FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1
      """, on: settings)
  }
}
