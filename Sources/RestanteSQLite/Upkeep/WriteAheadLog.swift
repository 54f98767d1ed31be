import Foundation
import GRDB
import GRDBSQLite
import RestanteCore

/// What is written to the log first, and moved into the file later.
enum WriteAheadLog {
  /// How much of the log's file stays when everything in it was moved: 32 MiB, twice of what it
  /// grows to while nobody reads for long.
  static let keptBytes: Int64 = 32 << 20

  /// Moves everything into the file and makes the log empty, where no reader needs it.
  ///
  /// It waits for nobody.
  ///
  /// - Returns: Whether the log is empty now.
  @discardableResult
  static func truncate(on database: Database) throws -> Bool {
    sqlite3_busy_timeout(database.sqliteConnection, 0)
    defer { sqlite3_busy_timeout(database.sqliteConnection, 5_000) }
    do {
      try database.checkpoint(.passive)
      try database.checkpoint(.truncate)
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    }
  }

  /// How large the log's file is.
  static func bytes(path: String) -> Int64 { FileSize.bytes(of: path + "-wal") }

  /// Moves everything into a file that this process has closed, and removes the log.
  ///
  /// The pool's readers leave last, and since they may not write, they leave the log as it is.
  static func settle(path: String) throws {
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return }
    let last = try DatabaseQueue(path: path)
    try last.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try truncate(on: database)
    }
    try last.close()
  }
}
