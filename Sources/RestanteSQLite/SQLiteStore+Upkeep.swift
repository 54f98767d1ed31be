import GRDB
import GRDBSQLite
public import RestanteCore

extension SQLiteStore {
  /// Gives a little space back: free pages of the file, and the write-ahead log where it has grown.
  /// After a portal was erased it removes what deleted rows leave behind.
  ///
  /// - Returns: Whether there is more to do soon.
  public func tidy() async throws(StoreError) -> Bool {
    let isSpaceLow = freeSpace.isLow(at: time.now())
    let path = pool.path
    do {
      return try await pool.writeWithoutTransaction { database in
        Self.resetStatements(of: database)
        var remains = try FileSpace.remains(in: database)
        if remains == .inFile {
          try FileSpace.rewrite(database)
          try FileSpace.note(.inLog, in: database)
          remains = .inLog
        } else if try FileSpace.shrink(database, isSpaceLow: isSpaceLow) {
          return true
        }
        let log = WriteAheadLog.bytes(path: path)
        let isLarge = log > WriteAheadLog.keptBytes || (isSpaceLow && log > 0)
        // Where a reader needs the log, there is another time.
        if isLarge || remains == .inLog, try WriteAheadLog.truncate(on: database),
          remains == .inLog
        {
          try FileSpace.note(.none, in: database)
        }
        return false
      }
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// Ends what statements of the writer have begun and not read to its end: neither the file nor
  /// the log can change its shape under them.
  private static func resetStatements(of database: Database) {
    var statement = sqlite3_next_stmt(database.sqliteConnection, nil)
    while let current = statement {
      sqlite3_reset(current)
      statement = sqlite3_next_stmt(database.sqliteConnection, current)
    }
  }
}
