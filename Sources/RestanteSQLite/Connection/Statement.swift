import GRDBSQLite
import RestanteCore

/// A prepared statement of the C interface, for the statements that run for every event.
///
/// GRDB's own statements cost several microseconds more each. A statement belongs to one
/// connection and, like it, to one thread.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  private var parameter: Int32 = 0

  /// SQLite copies what is bound, so that it may outlive the call.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ sql: String, on connection: OpaquePointer) throws(StoreError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else {
      throw SQLiteFailure.error(on: connection)
    }
    self.handle = prepared
    self.connection = connection
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Begins anew: forgets rows and counts parameters from the first.
  @discardableResult
  func start() -> Statement {
    sqlite3_reset(handle)
    parameter = 0
    return self
  }

  @discardableResult
  func bind(_ value: Int64) -> Statement {
    parameter += 1
    sqlite3_bind_int64(handle, parameter, value)
    return self
  }

  @discardableResult
  func bind(_ value: Bool) -> Statement { bind(value ? 1 : 0) }

  @discardableResult
  func bind(_ value: Int64?) -> Statement {
    if let value { return bind(value) }
    parameter += 1
    sqlite3_bind_null(handle, parameter)
    return self
  }

  @discardableResult
  func bind(_ value: String) -> Statement {
    parameter += 1
    var value = value
    value.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { text in
        if let address = text.baseAddress {
          _ = sqlite3_bind_text(handle, parameter, address, Int32(text.count), Self.copied)
        } else {
          // Empty text may have no address, which SQLite would take for NULL.
          _ = sqlite3_bind_text(handle, parameter, "", 0, Self.copied)
        }
      }
    }
    return self
  }

  @discardableResult
  func bind(_ value: String?) -> Statement {
    if let value { return bind(value) }
    return bind(nil as Int64?)
  }

  @discardableResult
  func bind(_ value: [UInt8]) -> Statement {
    parameter += 1
    value.withUnsafeBytes { bytes in
      if let address = bytes.baseAddress, bytes.count > 0 {
        _ = sqlite3_bind_blob64(
          handle, parameter, address, sqlite3_uint64(bytes.count), Self.copied)
      } else {
        _ = sqlite3_bind_zeroblob(handle, parameter, 0)
      }
    }
    return self
  }

  @discardableResult
  func bind(_ value: [UInt8]?) -> Statement {
    if let value { return bind(value) }
    return bind(nil as Int64?)
  }

  @discardableResult
  func bind(_ value: SQLValue) -> Statement {
    switch value {
    case .null: bind(nil as Int64?)
    case .integer(let number): bind(number)
    case .text(let text): bind(text)
    case .blob(let bytes): bind(bytes)
    }
  }

  /// Advances to the next row; `false` after the last one.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let error = SQLiteFailure.error(on: connection)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs to the end; returns how many rows were changed.
  @discardableResult
  func run() throws(StoreError) -> Int {
    while try step() {}
    finish()
    return Int(sqlite3_changes(connection))
  }

  /// Lets go of the rows, so that the transaction can end.
  func finish() {
    sqlite3_reset(handle)
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func flag(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }

  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : text(column)
  }

  /// The value of a column, whatever its type.
  func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_BLOB: .blob(blob(column))
    default: .null
    }
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
