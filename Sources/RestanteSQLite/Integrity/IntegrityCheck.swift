import Foundation
import GRDB
import GRDBSQLite
public import RestanteCore
import RestanteSQL

/// Looks whether a database file is sound.
public enum IntegrityCheck {
  /// How long the check at the start may take.
  static let startBudget = Duration.milliseconds(100)

  /// Names what is wrong in a database that another process may be using: damaged tables or, where
  /// there are none, rows that break what must be true of them.
  ///
  /// - Returns: A sentence for each finding; none when everything is sound.
  /// - Throws: ``RestanteCore/StoreError``: `schema` when another version of Restante wrote the
  ///   file, or what reading it throws.
  public static func findings(of path: String) throws(StoreError) -> [String] {
    do {
      return try read(path) { database in
        let damaged = try damagedTables(of: database)
        guard damaged.isEmpty else { return damaged }
        return try brokenInvariants(of: database, named: path) + damagedEvents(of: database)
      }
    } catch {
      throw SQLiteFailure.error(for: error, file: path)
    }
  }

  /// Names the damaged tables of a database that another process may be using or, where there are
  /// none, the damaged events.
  ///
  /// - Returns: A sentence for each finding; none when everything is sound.
  /// - Throws: ``RestanteCore/StoreError`` when the file cannot be read at all.
  static func damage(of path: String) throws(StoreError) -> [String] {
    do {
      return try read(path) { database in
        let damaged = try damagedTables(of: database)
        return damaged.isEmpty ? try damagedEvents(of: database) : damaged
      }
    } catch {
      throw SQLiteFailure.error(for: error, file: path)
    }
  }

  /// Opens a file for reading only, over a connection of its own.
  static func read<Value>(
    _ path: String, _ body: (DatabaseQueue) throws -> Value
  ) throws -> Value {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.unavailable, "there is no file \(path)")
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? database.close() }
    return try body(database)
  }

  private static func damagedTables(of database: DatabaseQueue) throws -> [String] {
    var findings: [String] = []
    for table in try database.read({ try tables(of: $0) }) {
      // Each in a transaction of its own: a long one would keep the write-ahead log large.
      do {
        findings += try database.read { try check(table, in: $0, thoroughly: true) }
      } catch let error as DatabaseError where isDamage(error) {
        findings.append(finding(in: table, error))
      }
    }
    return findings
  }

  /// Each invariant is looked at in a transaction of its own, for the same reason.
  private static func brokenInvariants(
    of database: DatabaseQueue, named path: String
  ) throws -> [String] {
    guard try database.read({ try Schema.migrator.hasCompletedMigrations($0) }) else {
      throw StoreError(
        .schema, "\(path) has an older schema: start this version of Restante on it")
    }
    return try StoreInvariant.findings { invariant, limit in
      try database.read { database in
        let statements = StatementCache(connection: database.sqliteConnection)
        defer { statements.removeAll() }
        return try statements(
          """
          SELECT \(BrokenRow.columns) FROM (\(SQLiteInvariants.sql(invariant)))
          ORDER BY portal, app, connector, subject LIMIT \(limit)
          """
        ).rows { (reader) throws(StoreError) in BrokenRow(&reader) }
      }
    }
  }

  private static func damagedEvents(of database: DatabaseQueue) throws -> [String] {
    try database.read { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      return try EventContents.findings(in: SQLiteArchiveReader(statements: statements))
    }
  }

  /// Makes sure that a file is as long as its header says, before anything opens it: the first
  /// write would fill what is missing with zeros. While there is a write-ahead log, a file may be
  /// shorter.
  ///
  /// - Throws: ``RestanteCore/StoreError`` with the code `corrupt` when its end is missing.
  static func checkLength(of path: String) throws(StoreError) {
    guard WriteAheadLog.bytes(path: path) == 0,
      let header = FileHandle(forReadingAtPath: path)?.readData(ofLength: 100),
      header.count == 100
    else { return }
    func number(at offset: Int, bytes: Int) -> Int64 {
      header[offset..<offset + bytes].reduce(0) { $0 << 8 | Int64($1) }
    }
    // Only programs that know the page count keep both numbers of changes equal.
    guard number(at: 24, bytes: 4) == number(at: 92, bytes: 4) else { return }
    let pageSize = number(at: 16, bytes: 2)
    let expected = number(at: 28, bytes: 4) * (pageSize == 1 ? 65_536 : pageSize)
    let bytes = FileSize.bytes(of: path)
    guard bytes < expected else { return }
    throw StoreError(
      .corrupt, "\(path) has \(bytes) bytes instead of \(expected): it is truncated")
  }

  /// Tables that grow with the events: looking at them would fill the writer's memory and delay the
  /// start. They have their turn while the server runs.
  private static let largeTables: Set = [
    "body", "event", "past_event", "pending_key", "failed_key", "returned_event", "departure",
    "event_block", "retry_due", "audit", "idempotency_record",
  ]

  /// What a start has time for: the small tables.
  ///
  /// - Returns: A sentence for each finding.
  static func atStart(_ database: Database) throws -> [String] {
    let deadline = Deadline(.now + startBudget)
    let connection = database.sqliteConnection
    sqlite3_progress_handler(
      connection, 1_000,
      { context in
        guard let context else { return 0 }
        let deadline = Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue()
        return ContinuousClock.now < deadline.instant ? 0 : 1
      }, Unmanaged.passUnretained(deadline).toOpaque())
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      withExtendedLifetime(deadline) {}
    }
    do {
      var findings: [String] = []
      for table in try tables(of: database) where !largeTables.contains(table) {
        findings += try check(table, in: database, thoroughly: false)
      }
      return findings
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      // The rest has its turn while the server runs.
      return []
    }
  }

  /// What is wrong in the tables at first sight: their entries in indexes are not compared.
  static func quickFindings(in database: Database) throws -> [String] {
    try tables(of: database).flatMap { try check($0, in: database, thoroughly: false) }
  }

  private static func tables(of database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
        ORDER BY name
        """)
  }

  private static func check(
    _ table: String, in database: Database, thoroughly: Bool
  ) throws -> [String] {
    let pragma = thoroughly ? "integrity_check" : "quick_check"
    do {
      let lines = try String.fetchAll(
        database, sql: "PRAGMA \(pragma)(\(table.quotedDatabaseIdentifier))")
      return lines == ["ok"] ? [] : lines.prefix(5).map { "table \(table): \($0)" }
    } catch let error as DatabaseError where isDamage(error) {
      return [finding(in: table, error)]
    }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_IOERR].contains(error.resultCode)
  }

  private static func finding(in table: String, _ error: DatabaseError) -> String {
    "table \(table): \(error.message ?? "it cannot be read")"
  }

  /// A moment that a callback of C can be handed.
  private final class Deadline {
    let instant: ContinuousClock.Instant

    init(_ instant: ContinuousClock.Instant) { self.instant = instant }
  }
}
