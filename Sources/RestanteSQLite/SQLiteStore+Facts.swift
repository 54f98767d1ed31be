import GRDBSQLite

/// What is known of the embedded database besides what it holds.
extension SQLiteStore {
  /// The version of SQLite.
  public static var engineVersion: String { String(cString: sqlite3_libversion()) }

  /// How many bytes the files of a database take, the write-ahead log among them.
  ///
  /// - Parameter path: The path of the database.
  public static func bytes(ofDatabase path: String) -> Int64 {
    FileSize.bytes(of: path) + WriteAheadLog.bytes(path: path)
  }
}
