import RestanteCore

/// Something that runs statements on a connection: the writer's transaction or a reader's snapshot.
protocol StatementSource {
  var statements: StatementCache { get }
}

extension StatementSource {
  /// A prepared statement by its text, ready for its first parameter.
  func sql(_ text: String) throws(StoreError) -> Statement {
    try statements(text)
  }
}

/// A reader's view of the last commit.
struct SQLiteSnapshot: StatementSource, StoreSnapshot {
  let statements: StatementCache
}
