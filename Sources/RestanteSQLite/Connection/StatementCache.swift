import RestanteCore
import RestanteJSON

/// The prepared statements of one connection, by their text.
final class StatementCache {
  /// The connection; `nil` before the first use and after the database is closed.
  var connection: OpaquePointer?
  private var statements: [String: Statement] = [:]
  /// The statement that was asked for last from each of a few places in memory. Nearly all texts
  /// are literals, which stay where they are: comparing one is cheaper than hashing it.
  private var recent = [(text: String, statement: Statement)?](repeating: nil, count: 256)

  /// Filters make statements of many shapes; beyond this many all are dropped and prepared anew.
  private static let maxStatements = 300

  init(connection: OpaquePointer? = nil) {
    self.connection = connection
  }

  /// The statement with this text, ready for its first parameter.
  func callAsFunction(_ sql: String) throws(StoreError) -> Statement {
    let place = Self.place(of: sql)
    if let known = recent[place], known.text.hasSameBytes(as: sql) {
      return known.statement.start()
    }
    let statement = try statement(sql)
    recent[place] = (sql, statement)
    return statement.start()
  }

  /// Where in `recent` a text belongs.
  private static func place(of sql: String) -> Int {
    sql.utf8.withContiguousStorageIfAvailable { (Int(bitPattern: $0.baseAddress) >> 4) & 255 } ?? 0
  }

  private func statement(_ sql: String) throws(StoreError) -> Statement {
    if let statement = statements[sql] { return statement }
    guard let connection else { throw StoreError(.closed, "the store is closed") }
    if statements.count >= Self.maxStatements { removeAll() }
    let statement = try Statement(sql, on: connection)
    statements[sql] = statement
    return statement
  }

  /// Finalises all statements, as must be done before the connection closes.
  func removeAll() {
    statements.removeAll()
    for place in recent.indices { recent[place] = nil }
  }
}
