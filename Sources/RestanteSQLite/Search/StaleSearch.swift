import RestanteCore

/// A search among the claimed events of an application for those that did not occur for long.
struct StaleSearch: Hashable {
  /// The portal.
  let portal: PortalID
  /// The application.
  let application: ApplicationID
  /// Events that occurred before this time are meant, in seconds.
  let cutoff: Int64

  /// Claimed events `e` of queues `q`, as far as they are meant.
  static func events(by index: String = "") -> String {
    """
    FROM queue q CROSS JOIN event e \(index)
    WHERE q.portal = ? AND q.app = ? AND q.claimed > 0
      AND e.portal = q.portal AND e.app = q.app AND e.queue = q.queue AND e.holder > 0
      AND e.occurred_at < ?
    """
  }

  /// The search as a statement, to which the maximum number of numbers that it may return are yet
  /// to be bound.
  func statement(on source: some StatementSource) throws(StoreError) -> Statement {
    bind(
      to: try source.sql(
        "SELECT e.event \(Self.events()) ORDER BY e.occurred_at, e.event LIMIT ?"))
  }

  /// Binds what ``events(by:)`` asks for.
  func bind(to statement: Statement) -> Statement {
    statement.bind(portal.rawValue).bind(application.rawValue).bind(cutoff)
  }
}
