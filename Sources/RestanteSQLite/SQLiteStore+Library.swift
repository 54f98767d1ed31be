import GRDBSQLite

extension SQLiteStore {
  /// The version of the SQLite library that the process uses: `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
