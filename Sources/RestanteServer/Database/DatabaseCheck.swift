import RestantePostgres
import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DatabaseLocation {
  /// The directory, or host and database, without anything secret.
  public var name: String {
    switch self {
    case .directory(let path): path
    case .postgres(let settings): settings.description
    }
  }

  /// Names what is wrong in a database, which servers may be using. Whatever holds it is asked for
  /// the same things (`StoreInvariant`).
  ///
  /// - Throws: ``StartupError`` or `StoreError` when there is no database, or it cannot be read.
  public func findings() throws -> [String] {
    switch self {
    case .directory(let path):
      let database = DataDirectory.database(in: path)
      guard access(database, F_OK) == 0 else {
        throw StartupError("there is no database in \(path)")
      }
      return try IntegrityCheck.findings(of: database)
    case .postgres(let settings):
      return try PostgresIntegrity.findings(of: settings)
    }
  }
}
