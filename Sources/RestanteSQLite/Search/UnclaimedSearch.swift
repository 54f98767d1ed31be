import RestanteCore

/// A search among the events of a queue that nobody holds.
struct UnclaimedSearch: Hashable {
  /// The queue.
  let queue: QueueKey
  /// Whether failed events are looked for instead of pending ones.
  let isFailed: Bool
  /// Which events are looked for.
  let filter: EventFilter
  /// Which come first.
  let order: EventOrder

  /// The search as a statement, to which the maximum number of numbers that it may return are yet
  /// to be bound.
  func statement(on source: some StatementSource) throws(StoreError) -> Statement {
    let condition = FilterSQL(filter)
    let statement = try source.sql(
      """
      SELECT e.event FROM event AS e \(SearchIndex.name(for: filter, order))
      WHERE e.portal = ?1 AND e.app = ?2 AND e.queue = (
          SELECT q.queue FROM queue q WHERE q.portal = ?1 AND q.app = ?2 AND q.connector = ?3)
        AND e.holder = 0 AND e.failed = ? \(condition.text)
      ORDER BY \(OrderSQL.text(order)) LIMIT ?
      """)
    statement.bind(queue.portal.rawValue).bind(queue.application.rawValue)
    statement.bind(queue.connector).bind(isFailed)
    for value in condition.values { statement.bind(value) }
    return statement
  }
}
