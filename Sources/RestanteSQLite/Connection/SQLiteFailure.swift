import GRDB
import GRDBSQLite
import RestanteCore

/// Turns SQLite's result codes into the store's errors.
enum SQLiteFailure {
  /// The error that the connection reported last.
  static func error(on connection: OpaquePointer) -> StoreError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
    return error(
      code: sqlite3_extended_errcode(connection), message: message, file: file(of: connection))
  }

  /// The store's error for one that GRDB threw.
  ///
  /// - Parameter file: The database, where there may be no room for it: the error then names it and
  ///   the way out.
  static func error(for error: any Error, file: String? = nil) -> StoreError {
    switch error {
    case let error as StoreError: error
    case let error as DatabaseError:
      self.error(
        code: error.extendedResultCode.rawValue, message: error.message ?? "unknown error",
        file: file)
    default: StoreError(.unavailable, "\(error)")
    }
  }

  private static func error(code: Int32, message: String, file: String? = nil) -> StoreError {
    let result = "SQLite result \(code): \(message)"
    let detail = file.map { "\($0): \(result)" } ?? result
    // The end of the file is missing.
    if code == SQLITE_IOERR | 2 << 8 { return StoreError(.corrupt, detail) }
    return switch code & 0xFF {
    case SQLITE_FULL: StoreError(.full, file.map { noRoom(for: $0, result) } ?? detail)
    case SQLITE_CORRUPT, SQLITE_NOTADB: StoreError(.corrupt, detail)
    case SQLITE_CANTOPEN where file != nil:
      StoreError(.unavailable, "\(detail): see whether its directory is there and writable")
    case SQLITE_MISUSE: StoreError(.closed, detail)
    default: StoreError(.unavailable, detail)
    }
  }

  private static func noRoom(for file: String, _ detail: String) -> String {
    """
    the volume of \(file) and its -wal file is full: free space there or enlarge it, and writes \
    resume by themselves (\(detail))
    """
  }

  /// The database of a connection, as far as it is in a file.
  static func file(of connection: OpaquePointer?) -> String? {
    sqlite3_db_filename(connection, "main").map { String(cString: $0) }
  }
}
