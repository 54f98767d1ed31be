import GRDB
public import RestanteCore

extension SQLiteStore {
  /// What the writer's connection says about commits, for those who measure them, for example
  /// `journal_mode=wal, synchronous=2`; 2 is `FULL`.
  ///
  /// - Throws: `StoreError` if the store is closed.
  public func durability() async throws(StoreError) -> String {
    do {
      return try await pool.writeWithoutTransaction { database in
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
        return "journal_mode=\(journal), synchronous=\(synchronous)"
      }
    } catch {
      throw SQLiteFailure.error(for: error)
    }
  }
}
