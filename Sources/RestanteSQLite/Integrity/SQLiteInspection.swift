import Foundation
import GRDB
public import RestanteCore

/// Looks at an embedded database that another process may be using, without changing it.
public enum SQLiteInspection {
  /// The largest file whose tables are looked at for damage, in bytes: larger ones take long.
  public static let largestChecked: Int64 = 256 << 20

  /// Reads what a database says of itself.
  ///
  /// - Parameter path: The database file.
  /// - Throws: ``RestanteCore/StoreError``: `schema` when a newer version wrote the file, `corrupt`
  ///   when it is no database, `unavailable` when it cannot be read.
  public static func run(on path: String) throws(StoreError) -> StoreInspection {
    do {
      try IntegrityCheck.checkLength(of: path)
      let bytes = FileSize.bytes(of: path) + WriteAheadLog.bytes(path: path)
      let isChecked = bytes <= largestChecked
      return try IntegrityCheck.read(path) { database in
        try database.read { try inspection(of: $0, named: path, isChecked: isChecked) }
      }
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  private static func inspection(
    of database: Database, named path: String, isChecked: Bool
  ) throws -> StoreInspection {
    guard try !Schema.migrator.hasBeenSuperseded(database) else {
      throw StoreError(
        .schema, "\(path) was written by a newer version of Restante")
    }
    let isCurrent = try Schema.migrator.hasCompletedMigrations(database)
    if try !isCurrent && Schema.migrator.appliedIdentifiers(database).isEmpty {
      throw StoreError(.corrupt, "\(path) has no tables of Restante")
    }
    let damage = isChecked ? try IntegrityCheck.quickFindings(in: database) : []
    var inspection = StoreInspection(
      contents: nil, damage: damage, wasChecked: isChecked, time: nil, hasClock: false)
    guard isCurrent, damage.isEmpty else { return inspection }
    let statements = StatementCache(connection: database.sqliteConnection)
    defer { statements.removeAll() }
    inspection.contents = try StoreInspection.Contents(of: SQLiteSnapshot(statements: statements))
    inspection.time = try Int64.fetchOne(
      database, sql: "SELECT max(last_published_at) FROM queue"
    ).map(Timestamp.init(milliseconds:))
    return inspection
  }
}
