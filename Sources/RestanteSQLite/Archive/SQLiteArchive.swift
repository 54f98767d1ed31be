import GRDB
public import RestanteCore

/// The embedded store as a heap of rows, for copying. No server may use the file.
public final class SQLiteArchive: Archive {
  /// The path of the file.
  public let name: String
  private let pool: DatabasePool

  /// Opens a file, making it if there is none and bringing an older schema up to date.
  ///
  /// - Throws: ``RestanteCore/StoreError``, as opening a store does.
  public init(path: String) throws(StoreError) {
    do {
      self.name = path
      self.pool = try SQLiteStore.openPool(path: path)
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// Reads one snapshot.
  public func read<Value>(_ body: (any ArchiveReader) throws -> Value) throws -> Value {
    try pool.read { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      return try body(SQLiteArchiveReader(statements: statements))
    }
  }

  /// Writes in one transaction.
  public func write<Value>(_ body: (any ArchiveWriter) throws -> Value) throws -> Value {
    try pool.write { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      return try body(SQLiteArchiveWriter(statements: statements))
    }
  }

  /// Closes the file, which then holds everything.
  public func close() {
    try? pool.close()
    try? WriteAheadLog.settle(path: name)
  }
}
