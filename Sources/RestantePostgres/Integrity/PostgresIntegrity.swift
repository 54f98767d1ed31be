public import RestanteCore
import RestanteSQL

/// Looks whether a PostgreSQL database is sound, while servers use it.
public enum PostgresIntegrity {
  /// Names what is wrong in a database, in one snapshot of it and without writing anything. It
  /// reads every table, however long that takes.
  ///
  /// - Returns: A sentence for each finding; none when everything is sound.
  /// - Throws: ``RestanteCore/StoreError``: `schema` when another version of Restante wrote the
  ///   database, `unavailable` when it cannot be read.
  public static func findings(of settings: ConnectionSettings) throws(StoreError) -> [String] {
    let session = Session(
      settings: settings.forWholeTables.with("target_session_attrs", "any"))
    defer { session.close() }
    try session.run([.plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")])
    try Schema.check(session)
    let broken = try StoreInvariant.findings { (invariant, limit) throws(StoreError) in
      try session.run(
        """
        SELECT \(BrokenRow.columns) FROM (\(PostgresInvariants.sql(invariant))) AS b
        ORDER BY portal, app, connector COLLATE "C", subject COLLATE "C" LIMIT \(limit)
        """
      ).read { BrokenRow(&$0) }
    }
    do {
      return try broken + EventContents.findings(in: PostgresArchiveReader(session: session))
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.unavailable, "\(error)")
    }
  }
}
