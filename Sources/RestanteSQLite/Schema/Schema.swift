import GRDB

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
    return migrator
  }
}
