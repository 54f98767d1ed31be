import Foundation
import GRDB
public import RestanteCore

/// What a backup says about itself. It stands in tables of its own in the backup file, which a
/// restored database no longer has.
public struct BackupManifest: Sendable, Hashable {
  /// When the backup was begun, by the machine's clock.
  public var madeAt: Timestamp
  /// The version of the program that made it.
  public var version: String
  /// ``RestanteCore/ServerKey/fingerprint`` of the server key that belongs to it.
  public var keyFingerprint: [UInt8]
  /// How many rows each table had, by its name.
  public var rows: [String: Int64]

  /// The number of events, claimed and failed ones included.
  public var events: Int64 { rows["event"] ?? 0 }
}

extension BackupManifest {
  static let tables = ["restante_backup", "restante_backup_rows"]

  /// Counts the rows of all tables but the manifest's own.
  static func countRows(in database: Database) throws -> [String: Int64] {
    let names = try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    var rows: [String: Int64] = [:]
    for name in names where !tables.contains(name) {
      rows[name] = try Int64.fetchOne(
        database, sql: "SELECT count(*) FROM \(name.quotedDatabaseIdentifier)")
    }
    return rows
  }

  /// Writes the manifest into its tables, which are made for it.
  ///
  /// - Parameter seal: What ``BackupSeal`` says of the database before.
  func write(to database: Database, seal: [UInt8]) throws {
    try database.execute(
      sql: """
        CREATE TABLE restante_backup (
          made_at INTEGER NOT NULL,
          version TEXT NOT NULL,
          key_fingerprint BLOB NOT NULL,
          seal BLOB NOT NULL
        ) STRICT;
        CREATE TABLE restante_backup_rows (
          name TEXT PRIMARY KEY,
          rows INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
    try database.execute(
      sql: "INSERT INTO restante_backup VALUES (?, ?, ?, ?)",
      arguments: [
        madeAt.milliseconds, version, keyFingerprint.databaseValue, seal.databaseValue,
      ])
    for (name, count) in rows {
      try database.execute(
        sql: "INSERT INTO restante_backup_rows VALUES (?, ?)", arguments: [name, count])
    }
  }

  /// The manifest of a backup file; `nil` when the database has none.
  init?(in database: Database) throws {
    guard try database.tableExists("restante_backup"),
      let row = try Row.fetchOne(database, sql: "SELECT * FROM restante_backup")
    else { return nil }
    let counts = try Row.fetchAll(database, sql: "SELECT name, rows FROM restante_backup_rows")
    self.init(
      madeAt: Timestamp(milliseconds: row["made_at"]), version: row["version"],
      keyFingerprint: [UInt8](row["key_fingerprint"] as Data),
      rows: Dictionary(uniqueKeysWithValues: counts.map { ($0["name"], $0["rows"]) }))
  }

  /// The seal of a backup file; `nil` when it has none.
  static func seal(in database: Database) throws -> [UInt8]? {
    guard try database.columns(in: "restante_backup").contains(where: { $0.name == "seal" })
    else { return nil }
    return try Data.fetchOne(database, sql: "SELECT seal FROM restante_backup").map { [UInt8]($0) }
  }

  static func remove(from database: Database) throws {
    for table in tables { try database.drop(table: table) }
  }
}

extension [UInt8] {
  fileprivate var databaseValue: DatabaseValue { Data(self).databaseValue }
}
