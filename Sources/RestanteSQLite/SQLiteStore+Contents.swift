import Foundation
import GRDB
public import RestanteCore

extension SQLiteStore {
  /// Writes everything that is stored to a new file, as of one moment.
  ///
  /// - Parameter path: The new file. One that is there is replaced.
  public func copyContents(to path: String) async throws(StoreError) {
    try await runApart { database in
      SQLiteBackup.remove(path)
      try database.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
  }

  /// Replaces everything that is stored by the contents of a file, in one step.
  ///
  /// Waiting clients and deliveries are not told: whoever replaces the contents has to wake them.
  ///
  /// - Parameter path: A file that ``copyContents(to:)`` made.
  /// - Throws: ``RestanteCore/StoreError``: `corrupt` when the file is damaged or is none of these,
  ///   `schema` when another version of the schema made it, `absent` when it belongs to another
  ///   server key. What is stored stays then.
  public func replaceContents(by path: String) async throws(StoreError) {
    try await runApart { database in
      let source = try Self.copy(at: path)
      try source.read { copy in
        try Self.check(copy, named: path)
        let known = try [copy, database].map(Self.serverKey)
        guard known[0] == nil || known[1] == nil || known[0] == known[1] else {
          throw StoreError(.absent, "\(path) belongs to another server key")
        }
        try copy.backup(to: database)
      }
      try source.close()
    }
  }

  private static func copy(at path: String) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.unavailable, "file not found: \(path)")
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Makes sure that a copy is whole, and of the version of the schema that is used here.
  private static func check(_ database: Database, named path: String) throws {
    guard try Schema.migrator.hasCompletedMigrations(database),
      try !Schema.migrator.hasBeenSuperseded(database)
    else { throw StoreError(.schema, "\(path) was made by another version of Restante") }
    let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    guard findings == ["ok"] else {
      throw StoreError(
        .corrupt, "\(path) is damaged: \(findings.prefix(3).joined(separator: "; "))")
    }
    try Schema.check(database, named: path)
  }

  private static func serverKey(of database: Database) throws -> Data? {
    try Data.fetchOne(database, sql: "SELECT fingerprint FROM server_key_fingerprint")
  }

  /// Runs something between transactions; what the store remembers is read again after that. A
  /// failure is none of the store's: it may be about the other file.
  private func runApart(
    _ body: @escaping @Sendable (Database) throws -> Void
  ) async throws(StoreError) {
    try await writer.runApart(body).get()
  }
}
