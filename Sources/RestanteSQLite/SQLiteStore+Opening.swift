import Foundation
import GRDB
public import RestanteCore

/// Which clock a store lives by.
public enum SQLiteStoreClock: Sendable {
  /// One that follows the machine's wall clock, never jumps back, and never starts before the
  /// newest stored time.
  case steady
  /// One that the caller drives.
  case injected(any TimeSource)
}

extension SQLiteStore {
  /// Opens a store, making the file if there is none and bringing an older schema up to date.
  ///
  /// Before an older schema is changed, the database is copied to `PATH.before-migration`.
  ///
  /// - Parameters:
  ///   - path: The database file. Its directory must exist.
  ///   - clock: The clock that stored times come from.
  ///   - floor: How much free space is to be left on the volume of the file.
  ///   - warn: Called with what an operator should know.
  /// - Throws: ``StoreError``: `schema` when the file was written by a newer version, `corrupt`
  ///   when it is no database, `unavailable` when it cannot be opened or does not reach the disk
  ///   before a commit is answered.
  public static func open(
    path: String, clock: SQLiteStoreClock = .steady,
    floor: FreeSpaceFloor = FreeSpaceFloor(bytes: FreeSpaceFloor.standardBytes),
    warn: @Sendable (String) -> Void = { _ in }
  ) throws(StoreError) -> SQLiteStore {
    do {
      let pool = try openPool(path: path)
      return SQLiteStore(
        pool: pool, clock: try timeSource(clock, for: pool, warn: warn), floor: floor)
    } catch {
      throw SQLiteFailure.error(for: error, file: path)
    }
  }

  /// Opens a file whose schema is up to date and whose commits reach the disk.
  static func openPool(path: String) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration)
    try migrate(pool, path: path)
    try makeDurable(pool)
    return pool
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.label = "restante"
    configuration.prepareDatabase { database in
      // Debian's build overwrites deleted pages with zeros, which doubles what deletes write.
      try database.execute(sql: "PRAGMA secure_delete = OFF")
      try database.execute(sql: "PRAGMA cache_size = -65536")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  static func migrate(
    _ pool: DatabasePool, path: String, migrator: DatabaseMigrator = Schema.migrator
  ) throws {
    let (isNewer, isOlder) = try pool.read { database in
      (
        try migrator.hasBeenSuperseded(database),
        try !migrator.hasCompletedMigrations(database)
          && !migrator.appliedIdentifiers(database).isEmpty
      )
    }
    if isNewer {
      throw StoreError(
        .schema, "\(path) was written by a newer version of Restante; use that version or a backup")
    }
    if isOlder { try copy(pool, to: path + ".before-migration") }
    try migrator.migrate(pool)
  }

  private static func copy(_ pool: DatabasePool, to path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
  }

  /// GRDB sets `synchronous=NORMAL` when it turns on the write-ahead log, after everything that a
  /// configuration can say. A commit would then be answered before it is on the disk.
  private static func makeDurable(_ pool: DatabasePool) throws {
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      try checkDurable(database)
    }
  }

  /// Refuses a connection whose commits do not reach the disk.
  static func checkDurable(_ database: Database) throws {
    let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
    let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    guard journal == "wal", synchronous == 2 else {
      throw StoreError(
        .unavailable,
        "commits would not be durable: journal_mode is \(journal), synchronous is \(synchronous)")
    }
  }

  private static func timeSource(
    _ clock: SQLiteStoreClock, for pool: DatabasePool, warn: @Sendable (String) -> Void
  ) throws -> any TimeSource {
    if case .injected(let source) = clock { return source }
    let newest = try pool.read { database in
      try Int64.fetchOne(database, sql: "SELECT max(last_published_at) FROM queue")
    }
    let steady = SteadyClock(floor: newest.map(Timestamp.init(milliseconds:)))
    if steady.startedBehindBy > 2_000 {
      warn(
        """
        the machine's clock is \(steady.startedBehindBy / 1000) s behind the newest stored event; \
        times go on from there
        """)
    }
    return steady
  }
}
