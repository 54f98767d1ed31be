public import RestantePostgres
import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AdminKeyRecovery {
  /// Adds a key of the server and writes it to `admin.json`; returns the file's path. Keys that
  /// exist stay good.
  ///
  /// - Parameters:
  ///   - directory: The data directory. Without a database elsewhere no server may be using it.
  ///   - database: The PostgreSQL database that holds the keys; `nil` for the embedded one, which
  ///     must be there.
  /// - Throws: ``StartupError`` or `StoreError`.
  public static func run(
    in directory: String, database: ConnectionSettings? = nil
  ) async throws -> String {
    if let database {
      return try await run(in: directory, isShared: true) { _ in
        try await PostgresStore.open(database)
      }
    }
    guard access(DataDirectory.database(in: directory), F_OK) == 0 else {
      throw StartupError("there is no database in \(directory)")
    }
    return try await run(in: directory, isShared: false) { path in
      try SQLiteStore.open(path: path)
    }
  }
}
