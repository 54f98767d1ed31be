import GRDB
import GRDBSQLite
import RestanteCore

/// Turns SQLite's result codes into the store's errors.
enum SQLiteFailure {
  /// The error that the connection reported last.
  static func error(on connection: OpaquePointer) -> StoreError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
    return error(code: sqlite3_extended_errcode(connection), message: message)
  }

  /// The store's error for one that GRDB threw.
  static func error(for error: any Error) -> StoreError {
    switch error {
    case let error as StoreError: error
    case let error as DatabaseError:
      self.error(
        code: error.extendedResultCode.rawValue, message: error.message ?? "unknown error")
    default: StoreError(.unavailable, "\(error)")
    }
  }

  private static func error(code: Int32, message: String) -> StoreError {
    let detail = "SQLite result \(code): \(message)"
    // The end of the file is missing.
    if code == SQLITE_IOERR | 2 << 8 { return StoreError(.corrupt, detail) }
    return switch code & 0xFF {
    case SQLITE_FULL: StoreError(.full, detail)
    case SQLITE_CORRUPT, SQLITE_NOTADB: StoreError(.corrupt, detail)
    case SQLITE_MISUSE: StoreError(.closed, detail)
    default: StoreError(.unavailable, detail)
    }
  }
}
