public import RestanteCore

/// A PostgreSQL store as a heap of rows, for copying. No server may be connected to the database.
public final class PostgresArchive: Archive {
  /// Host and database.
  public let name: String
  private let session: Session

  /// Connects, making the tables if there are none and bringing an older schema up to date.
  ///
  /// - Throws: ``RestanteCore/StoreError``, as opening a store does, and `unavailable` when a
  ///   server is connected to the database.
  public init(_ settings: ConnectionSettings) throws(StoreError) {
    name = settings.description
    session = Session(settings: settings.forWholeTables)
    try Schema.migrate(session)
    try refuseServers()
  }

  /// A connection that was just closed may be seen for a moment longer.
  private func refuseServers() throws(StoreError) {
    var others: Int64 = 0
    for _ in 0..<50 {
      others = try session.run(
        """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
          AND (application_name = '\(ConnectionSettings.program)'
            OR application_name LIKE '\(NodeName.pattern)')
          AND pid <> pg_backend_pid()
        """
      ).integer(0, 0)
      if others == 0 { return }
      try session.run([.plain("SELECT pg_sleep(0.1)")])
    }
    throw StoreError(
      .unavailable, "servers still have \(others) connections to \(name): stop them first")
  }

  /// Reads one snapshot.
  public func read<Value>(_ body: (any ArchiveReader) throws -> Value) throws -> Value {
    try session.run([.plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")])
    defer { _ = try? session.run([.plain("ROLLBACK")]) }
    return try body(PostgresArchiveReader(session: session))
  }

  /// Writes in one transaction.
  public func write<Value>(_ body: (any ArchiveWriter) throws -> Value) throws -> Value {
    try session.run([.plain("BEGIN")])
    let value: Value
    do {
      value = try body(PostgresArchiveWriter(session: session))
    } catch {
      _ = try? session.run([.plain("ROLLBACK")])
      throw error
    }
    _ = session.takeWarnings()
    try session.run([.plain("COMMIT")])
    let warnings = session.takeWarnings()
    guard warnings.isEmpty else {
      throw StoreError(.unknownOutcome, warnings.joined(separator: "; "))
    }
    return value
  }

  /// Closes the connection.
  public func close() {
    session.close()
  }
}

extension ConnectionSettings {
  /// For reading and writing whole tables, however long it takes. The usual settings of a session
  /// are for statements that look at few rows.
  ///
  /// Nothing is known of the rows that were just written, or of a portal that is new: the planner
  /// believes that there is one. Where it may only join by hashes, that costs as much as it reads.
  var forWholeTables: ConnectionSettings {
    let options = """
      \(value("options") ?? "") -c statement_timeout=0 -c lock_timeout=0 \
      -c idle_in_transaction_session_timeout=0 -c enable_seqscan=on -c enable_bitmapscan=on \
      -c enable_hashjoin=on -c enable_nestloop=off -c work_mem=64MB -c cursor_tuple_fraction=1
      """
    return with("options", options).with("application_name", "restante database")
  }
}
