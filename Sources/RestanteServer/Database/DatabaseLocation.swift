public import RestanteCore
public import RestantePostgres
import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a store is: in a data directory, or in PostgreSQL.
public enum DatabaseLocation: Sendable {
  /// The embedded database of a data directory.
  case directory(String)
  /// A PostgreSQL database.
  case postgres(ConnectionSettings)

  /// Reads what a user wrote: an address that begins with `postgres://` or `postgresql://`, else
  /// the path of a data directory.
  ///
  /// - Parameter password: Takes the place of the one in an address.
  /// - Throws: `StoreError` when the address makes no sense.
  public init(_ text: String, password: String? = nil) throws(StoreError) {
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      self = .postgres(try ConnectionSettings(address: text, password: password))
    } else {
      self = .directory(text)
    }
  }

  /// Opens the store for copying and closes it again; nobody else may use it meanwhile.
  ///
  /// - Parameter mustExist: Whether a data directory without a database is an error.
  /// - Throws: ``StartupError`` when a data directory cannot be used, and what `body` throws.
  func withArchive<Value>(
    mustExist: Bool, _ body: (any Archive) throws -> Value
  ) throws -> Value {
    switch self {
    case .directory(let path):
      if mustExist, access(DataDirectory.database(in: path), F_OK) != 0 {
        throw StartupError("there is no database in \(path)")
      }
      let directory = try DataDirectory(path)
      let archive = try SQLiteArchive(path: directory.database)
      defer { archive.close() }
      return try withExtendedLifetime(directory) { try body(archive) }
    case .postgres(let settings):
      let archive = try PostgresArchive(settings)
      defer { archive.close() }
      return try body(archive)
    }
  }
}

extension StoreCopy {
  /// Copies from one place to another. Neither may be in use.
  ///
  /// - Parameters:
  ///   - domain: The domain of the only portal to copy; `nil` for everything.
  ///   - addsToExisting: Whether the target may have portals already.
  ///   - acceptsOtherKey: Whether the target may go with another server key than the source.
  /// - Throws: ``StartupError``, `CopyRefusal` or `StoreError`. The target is as it was then.
  public static func run(
    from source: DatabaseLocation, to target: DatabaseLocation, domain: String? = nil,
    addsToExisting: Bool = false, acceptsOtherKey: Bool = false,
    progress: @escaping Progress = { _, _ in }
  ) throws -> Report {
    try source.withArchive(mustExist: true) { source in
      try target.withArchive(mustExist: false) { target in
        try StoreCopy(
          from: source, to: target, domain: domain, addsToExisting: addsToExisting,
          acceptsOtherKey: acceptsOtherKey, progress: progress
        ).run()
      }
    }
  }
}
