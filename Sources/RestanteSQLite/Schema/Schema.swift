import GRDB
import RestanteCore

/// The versions of the schema, oldest first. A released version never changes; what changes the
/// schema is a new version.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { database in
      try database.execute(sql: SchemaV1.identity)
      try database.execute(sql: SchemaV1.queues)
      try database.execute(sql: SchemaV1.idempotency)
    }
    migrator.registerMigration("v2") { database in
      try database.execute(sql: SchemaV2.queueChoices)
      try database.execute(sql: SchemaV2.retries)
      try database.execute(sql: SchemaV2.history)
    }
    migrator.registerMigration("v3") { database in
      try database.execute(sql: SchemaV3.administration)
    }
    migrator.registerMigration("v4") { database in
      try database.execute(sql: SchemaV4.evidence)
      try database.execute(sql: SchemaV4.idempotency)
    }
    migrator.registerMigration("v5") { database in
      try database.execute(sql: SchemaV5.serverKey)
    }
    migrator.registerMigration("v6") { database in
      try database.execute(sql: SchemaV6.occurrences)
    }
    migrator.registerMigration("v7-server-key-rotation") { database in
      try database.execute(sql: ServerKeyRotationSchema.columns)
    }
    migrator.registerMigration("v8-token-families") { database in
      try database.execute(sql: TokenFamilySchema.columns)
    }
    migrator.registerMigration("v9-event-checksums") { database in
      try database.execute(sql: EventChecksumSchema.columns)
    }
    migrator.registerMigration("v10-event-blocks") { database in
      try database.execute(sql: EventBlockSchema.table)
    }
    migrator.registerMigration("v11-recent-keys") { database in
      try database.execute(sql: RecentKeysSchema.columns)
    }
    migrator.registerMigration("v12-deliveries") { database in
      try database.execute(sql: DeliverySchema.tables)
    }
    migrator.registerMigration("v13-doors") { database in
      try database.execute(sql: DoorSchema.table)
    }
    migrator.registerMigration("v14-delivery-contents") { database in
      try database.execute(sql: DeliveryContentSchema.columns)
    }
    migrator.registerMigration("v15-console-sessions") { database in
      try database.execute(sql: SessionSchema.table)
    }
    migrator.registerMigration("v16-activity-samples") { database in
      try database.execute(sql: SampleSchema.table)
    }
    migrator.registerMigration("v17-event-provenance") { database in
      try database.execute(sql: ProvenanceSchema.columns)
    }
    migrator.registerMigration("v18-named-event-blocks") { database in
      try database.execute(sql: EventBlockSchema.tableWithNames)
    }
    return migrator
  }

  /// Makes sure that a database has exactly the tables, indexes and triggers that its version of
  /// the schema has: one of somebody else's making may do things on its own.
  ///
  /// - Throws: ``RestanteCore/StoreError`` with the code `corrupt`, naming what differs.
  static func check(
    _ database: Database, named path: String, except others: [String] = []
  ) throws {
    let expected = try DatabaseQueue()
    if let version = try migrator.appliedIdentifiers(database).max(by: isBefore) {
      try migrator.migrate(expected, upTo: version)
    }
    let right = try expected.read { try objects(in: $0) }
    let found = try objects(in: database).filter { !others.contains($0.value.table) }
    for name in Set(right.keys).union(found.keys).sorted() where right[name] != found[name] {
      throw StoreError(
        .corrupt, "\(path) has an unexpected schema: \(name) differs")
    }
  }

  private struct Object: Hashable {
    var kind: String
    var table: String
    var sql: String
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    let versions = migrator.migrations
    return versions.firstIndex(of: left) ?? 0 < versions.firstIndex(of: right) ?? 0
  }

  private static func objects(in database: Database) throws -> [String: Object] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'
        """)
    return Dictionary(
      rows.map { ($0["name"], Object(kind: $0["type"], table: $0["tbl_name"], sql: $0["sql"])) },
      uniquingKeysWith: { first, _ in first })
  }
}
