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

  /// Binds what ``events(by:)`` asks for.
  func bind(to statement: Statement) -> Statement {
    statement.bind(portal.rawValue).bind(application.rawValue).bind(cutoff)
  }
}

extension SQLiteSnapshot {
  /// The numbers of the first events that are looked for.
  func numbers(_ search: StaleSearch, limit: Int) throws(StoreError) -> [Int64] {
    let statement = try sql(
      "SELECT e.event \(StaleSearch.events()) ORDER BY e.occurred_at, e.event LIMIT ?")
    return try search.bind(to: statement).bind(Int64(limit))
      .rows { (reader) throws(StoreError) in reader.integer() }
  }
}
