import Foundation
import GRDB
public import RestanteCore

/// Copies the database of an embedded store to a file and back.
///
/// A backup is one file without a write-ahead log, checked after it was written. It holds what was
/// committed before it began; nothing that comes later changes it.
public enum SQLiteBackup {
  /// Is told how many pages of how many are done.
  public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  /// How many pages are copied between two looks at the progress: 16 MiB.
  static let pagesPerStep: CInt = 4_096

  /// Makes a backup of a database that another process may be writing to.
  ///
  /// Writers are not held up; until the backup is done, the write-ahead log keeps growing.
  ///
  /// - Parameters:
  ///   - source: The database file.
  ///   - path: The new file. One that is there already is replaced, once the new one is whole.
  ///   - keys: The server keys that the database may belong to; the one that it does seals the
  ///     backup.
  ///   - version: Of the program.
  ///   - now: When the backup begins.
  ///   - progress: Called after each step.
  /// - Returns: What the backup holds.
  /// - Throws: ``RestanteCore/StoreError``, also where the database belongs to another server key.
  ///   There is no new file then.
  public static func make(
    of source: String, at path: String, keys: [ServerKey], version: String, now: Timestamp,
    progress: @escaping Progress = { _, _ in }
  ) throws(StoreError) -> BackupManifest {
    try make(
      of: source, at: path, keys: keys, version: version, now: now,
      pagesPerStep: pagesPerStep, progress: progress)
  }

  static func make(
    of source: String, at path: String, keys: [ServerKey], version: String, now: Timestamp,
    pagesPerStep: CInt, progress: @escaping Progress
  ) throws(StoreError) -> BackupManifest {
    let (copy, draft) = (path + ".copy", path + ".part")
    defer { remove(copy) }
    do {
      remove(copy)
      remove(draft)
      try copyPages(from: source, to: copy, pagesPerStep: pagesPerStep, progress: progress)
      // Pages that are free hold what was deleted; a backup must not.
      try DatabaseQueue(path: copy).rewriting(into: draft)
      let manifest = try DatabaseQueue(path: draft).writingAlone { database in
        try check(database, named: source)
        let known = try serverKey(of: database)
        let key = known.map { known in keys.first { $0.fingerprint == known } } ?? keys.first
        guard let key else {
          throw StoreError(
            .unavailable, "\(source) belongs to another server key")
        }
        let manifest = BackupManifest(
          madeAt: now, version: version, keyFingerprint: key.fingerprint,
          rows: try BackupManifest.countRows(in: database))
        let seal = try BackupSeal.code(of: manifest, in: database, key: key)
        try manifest.write(to: database, seal: seal)
        return manifest
      }
      try putInPlace(draft, at: path)
      return manifest
    } catch {
      remove(draft)
      throw SQLiteFailure.error(for: error, file: draft)
    }
  }

  /// What a backup says about itself.
  ///
  /// - Throws: ``RestanteCore/StoreError``: `corrupt` when the file is no backup, `schema` when a
  ///   newer version made it.
  public static func manifest(of path: String) throws(StoreError) -> BackupManifest {
    do {
      guard FileManager.default.fileExists(atPath: path) else {
        throw StoreError(.unavailable, "file not found: \(path)")
      }
      return try reading(path).read { database in
        guard let manifest = try BackupManifest(in: database) else {
          throw StoreError(.corrupt, "\(path) is not a backup made by Restante")
        }
        guard try !Schema.migrator.hasBeenSuperseded(database) else {
          throw StoreError(
            .schema, "\(path) was made by a newer version of Restante, \(manifest.version)")
        }
        return manifest
      }
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// Reads a whole backup and makes sure that it is what it was when it was made.
  ///
  /// - Parameters:
  ///   - backup: The backup's file.
  ///   - key: The server key that it was sealed with; `nil` where that is not at hand: whether the
  ///     backup was changed can then not be told.
  /// - Throws: ``RestanteCore/StoreError``, as ``manifest(of:)`` and when it does not hold what it
  ///   should.
  public static func verify(_ backup: String, key: ServerKey?) throws(StoreError) {
    let manifest = try manifest(of: backup)
    do {
      try reading(backup).read { try check($0, named: backup, manifest, key: key) }
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }

  /// Makes sure that a database which holds a manifest is the one that was sealed.
  private static func check(
    _ database: Database, named path: String, _ manifest: BackupManifest, key: ServerKey?
  ) throws {
    try check(database, named: path)
    guard try BackupManifest.countRows(in: database) == manifest.rows else {
      throw StoreError(.corrupt, "\(path) does not contain the rows that it should")
    }
    try Schema.check(database, named: path, except: BackupManifest.tables)
    guard let key else { return }
    let seal = try BackupSeal.code(of: manifest, in: database, key: key)
    guard try BackupManifest.seal(in: database) == seal else {
      throw StoreError(.corrupt, "\(path) was changed after it was made")
    }
  }

  /// Puts the database of a backup where a store will open it.
  ///
  /// A database that is there already, which nobody may have open, stays beside it as
  /// `PATH.replaced`.
  ///
  /// - Parameters:
  ///   - backup: The backup's file.
  ///   - path: Where the store will look for its database.
  ///   - key: The server key that the backup was sealed with; `nil` where it is lost: whether the
  ///     backup was changed can then not be told.
  ///   - forgettingServerKey: Whether the database takes on the server key that it is used with
  ///     next, instead of keeping its own.
  ///   - progress: Called after each step.
  /// - Throws: ``RestanteCore/StoreError``, as ``manifest(of:)`` and when the backup does not hold
  ///   what it should. The database that was there is as it was then.
  @discardableResult
  public static func restore(
    _ backup: String, to path: String, key: ServerKey?, forgettingServerKey: Bool = false,
    progress: @escaping Progress = { _, _ in }
  ) throws(StoreError) -> BackupManifest {
    let manifest = try manifest(of: backup)
    let draft = path + ".part"
    do {
      remove(draft)
      try copyPages(from: backup, to: draft, progress: progress)
      try DatabaseQueue(path: draft).writingAlone { database in
        try check(database, named: backup, manifest, key: key)
        try BackupManifest.remove(from: database)
        if forgettingServerKey, try serverKey(of: database) != nil {
          try database.execute(sql: "DELETE FROM server_key_fingerprint")
        }
      }
      try setAside(path)
      try putInPlace(draft, at: path)
      return manifest
    } catch {
      remove(draft)
      throw SQLiteFailure.error(for: error, file: draft)
    }
  }

  /// The fingerprint of the server key that a database belongs to; databases of older versions do
  /// not know it.
  private static func serverKey(of database: Database) throws -> [UInt8]? {
    guard try database.tableExists("server_key_fingerprint") else { return nil }
    return try Data.fetchOne(database, sql: "SELECT fingerprint FROM server_key_fingerprint")
      .map { [UInt8]($0) }
  }

  /// Copies all pages as they were at one moment.
  private static func copyPages(
    from source: String, to path: String, pagesPerStep: CInt = pagesPerStep,
    progress: @escaping Progress
  ) throws {
    let target = try DatabaseQueue(path: path)
    try reading(source).read { database in
      // Begins the transaction in which all steps see the same pages: without it, each commit of
      // another process would make the copy start again.
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
      try target.writeWithoutTransaction { copy in
        try database.backup(to: copy, pagesPerStep: pagesPerStep) {
          progress($0.completedPageCount, $0.totalPageCount)
        }
      }
    }
    try target.close()
  }

  private static func reading(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func check(_ database: Database, named path: String) throws {
    let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    guard findings == ["ok"] else {
      throw StoreError(
        .corrupt, "\(path) is damaged: \(findings.prefix(3).joined(separator: "; "))")
    }
  }
}

extension DatabaseQueue {
  /// Writes the database anew into another file, without pages that are free, and closes it.
  fileprivate func rewriting(into path: String) throws {
    try writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try database.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
    try close()
  }

  /// Changes a database that was copied, and leaves it as one file on the disk.
  fileprivate func writingAlone<Value: Sendable>(
    _ body: (Database) throws -> Value
  ) throws -> Value {
    let value = try writeWithoutTransaction { database in
      // The copy says of itself that it has a write-ahead log, as the original does.
      try database.execute(
        sql: """
          PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF
          """)
      var value: Value?
      try database.inTransaction {
        value = try body(database)
        return .commit
      }
      return value
    }
    try close()
    guard let value else { throw StoreError(.corrupt, "the copy could not be verified") }
    return value
  }
}
