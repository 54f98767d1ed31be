import RestanteCore

/// One operation's view of the writer's open transaction.
///
/// The rules of queues are those of ``QueueRows``; the extensions keep rows.
struct PostgresTransaction: StatementSource {
  let session: Session
  let now: Timestamp
  let state: TransactionState

  func hold(_ portal: PortalID) throws(StoreError) {
    try lockSettings(of: portal.rawValue)
  }

  /// The next number of a kind within a portal or, with `application`, within an application. Until
  /// the transaction ends everybody else who wants one waits.
  func nextNumber(
    _ kind: String, portal: Int64, application: ApplicationID? = nil, count: Int64 = 1
  ) throws(StoreError) -> Int64 {
    try sql(
      """
      INSERT INTO sequence AS s (portal, app, kind, last) VALUES ($1, $2, $3, $4)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = s.last + $4 RETURNING last
      """, .int(portal), .int(application?.rawValue ?? 0), .text(kind), .int(count)
    ).integer(0, 0)
  }
}
