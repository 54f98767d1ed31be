import GRDB
import RestanteCore
import Testing

@testable import RestanteSQLite

@Suite("The cache of prepared statements")
struct StatementCacheTests {
  @Test("returns the statement of a text, whatever stood at the text's place in memory before")
  func texts() throws {
    try DatabaseQueue().inDatabase { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      for round in 1...3 {
        for number in 0..<1_000 {
          // Made anew each time, so that the memory of texts is used again by others.
          let statement = try statements("SELECT \(number) /* a text of its own, round \(round) */")
          #expect(try statement.step() && statement.integer(0) == Int64(number))
          statement.finish()
        }
      }
    }
  }

  @Test("prepares anew after all were dropped")
  func dropped() throws {
    try DatabaseQueue().inDatabase { database in
      let statements = StatementCache(connection: database.sqliteConnection)
      defer { statements.removeAll() }
      for _ in 1...2 {
        let statement = try statements("SELECT 42")
        #expect(try statement.step() && statement.integer(0) == 42)
        statement.finish()
        statements.removeAll()
      }
    }
  }
}
