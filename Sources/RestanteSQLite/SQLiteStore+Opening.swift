import CSQLite
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
  /// One that the caller drives, made when the newest stored time is known; `nil` for none.
  case made(@Sendable (_ newest: Timestamp?) -> any TimeSource)
}

extension SQLiteStore {
  /// Opens a store, making the file if there is none and bringing an older schema up to date.
  ///
  /// Before an older schema is changed, the database is copied to `PATH.before-migration`.
  ///
  /// - Parameters:
  ///   - path: The database file. Its directory must exist.
  ///   - clock: The clock that stored times come from.
  ///   - minimum: How much free space is to be left on the volume of the file.
  ///   - warn: Called with what an operator should know.
  /// - Throws: ``RestanteCore/StoreError``: `schema` when the file was written by a newer version,
  ///   `corrupt` when it is no database, `unavailable` when it cannot be opened or does not reach
  ///   the disk before a commit is answered.
  public static func open(
    path: String, clock: SQLiteStoreClock = .steady,
    minimum: MinimumFreeSpace = MinimumFreeSpace(bytes: MinimumFreeSpace.standardBytes),
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(StoreError) -> SQLiteStore {
    try open(path: path, clock: clock, minimum: minimum, bounds: .standard, warn: warn)
  }

  /// Opens a store whose writer does at most so much at once.
  static func open(
    path: String, clock: SQLiteStoreClock, minimum: MinimumFreeSpace, bounds: StoreBounds,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(StoreError) -> SQLiteStore {
    do {
      try IntegrityCheck.checkLength(of: path)
      let pool = try openPool(path: path)
      let store = SQLiteStore(
        pool: pool, clock: try timeSource(clock, for: pool, warn: warn), minimum: minimum,
        bounds: bounds, warn: warn)
      let findings = try pool.writeWithoutTransaction { database in
        try IntegrityCheck.atStart(database)
      }
      store.note(findings)
      return store
    } catch {
      throw SQLiteFailure.error(for: error, file: path)
    }
  }

  /// Once, since SQLite takes it for a misuse when it is running already.
  private static let stopCountingMemory: Void = csqlite_stop_counting_memory()

  /// Opens a file whose schema is up to date and whose commits reach the disk.
  static func openPool(path: String) throws -> DatabasePool {
    _ = stopCountingMemory
    let pool = try DatabasePool(path: path, configuration: configuration)
    try migrate(pool, path: path)
    try makeDurable(pool)
    // What an earlier process left there, however much it is.
    _ = try pool.writeWithoutTransaction { try WriteAheadLog.truncate(on: $0) }
    return pool
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(5)
    configuration.label = "restante"
    configuration.prepareDatabase { database in
      // What is deleted is overwritten where that costs no more writing; what erased portals leave
      // elsewhere goes when the file is rewritten. Overwriting free pages, too, as Debian's build
      // does by default, would double what deletes write.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
      // A file that was made without it stays so until it is rewritten. Readers may not set it.
      if !database.configuration.readonly {
        try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      }
      // Anyone who can change the file must not get code of it run.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      // In KiB. Readers are many and scan; behind their caches there is the system's.
      let cache = database.configuration.readonly ? 8_192 : 65_536
      try database.execute(sql: "PRAGMA cache_size = -\(cache)")
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
      try database.execute(sql: "PRAGMA journal_size_limit = \(WriteAheadLog.keptBytes)")
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
    let floor = newest.map(Timestamp.init(milliseconds:))
    if case .made(let make) = clock { return make(floor) }
    let steady = SteadyClock(floor: floor)
    if steady.startedBehindBy > 2_000 {
      warn(
        """
        the machine's clock is \(steady.startedBehindBy / 1000) s behind the newest stored event; \
        new events continue from that time
        """)
    }
    return steady
  }
}
