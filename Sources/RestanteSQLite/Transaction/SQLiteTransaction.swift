import RestanteCore

/// One operation's view of the writer's open transaction.
///
/// The rules of queues are those of ``QueueRows``; the extensions keep rows.
struct SQLiteTransaction: StatementSource {
  let now: Timestamp
  let state: WriterState
  /// What was found for the operation.
  var findings = Findings()

  var statements: StatementCache { state.statements }

  /// The next number of a kind within a portal or, with `application`, within an application.
  func nextNumber(
    _ kind: String, portal: PortalID, application: ApplicationID? = nil
  ) throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      INSERT INTO sequence (portal, app, kind, last) VALUES (?, ?, ?, 1)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = last + 1 RETURNING last
      """)
    statement.bind(portal.rawValue).bind(application?.rawValue ?? 0).bind(kind)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "sequence \(kind) has no row") }
    return statement.integer(0)
  }
}
