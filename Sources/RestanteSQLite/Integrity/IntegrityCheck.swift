import Foundation
import GRDB
import GRDBSQLite
public import RestanteCore

/// Looks whether a database file is sound.
public enum IntegrityCheck {
  /// How long the check at the start may take.
  static let startBudget = Duration.milliseconds(100)

  /// Names what is damaged in a database that another process may be using, table by table.
  ///
  /// - Returns: A sentence for each finding; none when everything is sound.
  /// - Throws: ``RestanteCore/StoreError`` when the file cannot be read at all.
  public static func findings(of path: String) throws(StoreError) -> [String] {
    do {
      guard FileManager.default.fileExists(atPath: path) else {
        throw StoreError(.unavailable, "there is no file \(path)")
      }
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
      let database = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? database.close() }
      let tables = try database.read { try tables(of: $0) }
      var findings: [String] = []
      for table in tables {
        // Each in a transaction of its own: a long one would keep the write-ahead log from shrinking.
        findings += try database.read { try check(table, in: $0, thoroughly: true) }
      }
      return findings
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// What a start has time for: whether the file is as long as it says, and the small tables.
  ///
  /// - Returns: A sentence for each finding.
  /// - Throws: ``RestanteCore/StoreError`` with the code `corrupt` when a part of the file is
  ///   missing.
  static func atStart(_ database: Database, path: String) throws -> [String] {
    let pages = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    let bytes = FileSize.bytes(of: path)
    if WriteAheadLog.bytes(path: path) == 0, bytes < pages * pageSize {
      throw StoreError(
        .corrupt,
        "\(path) has \(bytes) bytes where \(pages * pageSize) are to be: its end is missing")
    }
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
      for table in try tables(of: database) {
        findings += try check(table, in: database, thoroughly: false)
      }
      return findings
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      // The rest has its turn while the server runs.
      return []
    }
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
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_IOERR].contains(error.resultCode)
    {
      return ["table \(table): \(error.message ?? "it cannot be read")"]
    }
  }

  /// A moment that a callback of C can be handed.
  private final class Deadline {
    let instant: ContinuousClock.Instant

    init(_ instant: ContinuousClock.Instant) { self.instant = instant }
  }
}
