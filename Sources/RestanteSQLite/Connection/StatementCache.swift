import RestanteCore

/// The prepared statements of one connection, by their text.
final class StatementCache {
  /// The connection; `nil` before the first use and after the database is closed.
  var connection: OpaquePointer?
  private var statements: [String: Statement] = [:]

  /// Filters make statements of many shapes; beyond this many all are dropped and prepared anew.
  private static let maxStatements = 300

  init(connection: OpaquePointer? = nil) {
    self.connection = connection
  }

  /// The statement with this text, ready for its first parameter.
  func callAsFunction(_ sql: String) throws(StoreError) -> Statement {
    if let statement = statements[sql] { return statement.start() }
    guard let connection else { throw StoreError(.closed, "the store is closed") }
    if statements.count >= Self.maxStatements { statements.removeAll() }
    let statement = try Statement(sql, on: connection)
    statements[sql] = statement
    return statement.start()
  }

  /// Finalises all statements, as must be done before the connection closes.
  func removeAll() {
    statements.removeAll()
  }
}
