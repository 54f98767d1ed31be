import GRDB
import RestanteCore

/// The pages of the file that hold nothing.
enum FileSpace {
  /// What is left of erased portals, as `user_version` says.
  enum Remains: Int {
    case none = 0
    /// The file may hold it: on free pages, and in the gaps of others.
    case inFile = 1
    /// The write-ahead log may.
    case inLog = 2
  }

  /// How many free pages a step gives back: 1 MiB.
  private static let pagesPerStep = 256
  /// How many free pages the file keeps in any case, for what comes next: 16 MiB.
  private static let keptPages = 4_096

  /// How many bytes are free within the file.
  static func reusableBytes(in database: Database) throws -> Int64 {
    let pages = try Int64.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    return pages * (try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
  }

  /// Gives some pages back to the volume where the file has many to spare, or the volume has too
  /// little space. A file of an earlier version gives nothing back until it was rewritten once.
  ///
  /// - Returns: Whether there is more to do.
  static func shrink(_ database: Database, isSpaceLow: Bool) throws -> Bool {
    guard try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") == 2 else { return false }
    let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    let all = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let kept = isSpaceLow ? 0 : max(keptPages, all / 2)
    guard free > kept else { return false }
    try database.execute(sql: "PRAGMA incremental_vacuum(\(min(pagesPerStep, free - kept)))")
    return true
  }

  /// What is left of erased portals.
  static func remains(in database: Database) throws -> Remains {
    try Int.fetchOne(database, sql: "PRAGMA user_version").flatMap(Remains.init) ?? .none
  }

  /// Notes what is left of erased portals.
  static func note(_ remains: Remains, in database: Database) throws {
    try database.execute(sql: "PRAGMA user_version = \(remains.rawValue)")
  }

  /// Writes the file anew, so that nothing is in it but what can be read. The larger the file, the
  /// longer nobody else can write meanwhile; portals are erased rarely.
  static func rewrite(_ database: Database) throws {
    // Not in memory, however large the file is.
    try database.execute(sql: "PRAGMA temp_store = FILE")
    defer { try? database.execute(sql: "PRAGMA temp_store = MEMORY") }
    try database.execute(sql: "VACUUM")
  }
}
