import RestanteCore

/// A search among the unclaimed events of a queue that takes as long as the queue is deep.
///
/// Readers search; the writer only makes sure that what they found is still as it was.
struct Search: Hashable {
  /// The queue.
  let queue: QueueKey
  /// Whether failed events are looked for instead of pending ones.
  let isFailed: Bool
  /// Which events are looked for.
  let filter: EventFilter
  /// Which come first.
  let order: EventOrder
}

/// What a search came to.
struct Found {
  /// The numbers of the first events that were found, in the order of the search.
  var numbers: [Int64]
  /// The most that were looked for.
  var limit: Int

  /// Whether there were no more.
  var isAll: Bool { numbers.count < limit }

  /// The numbers as a JSON array, to be bound as one parameter.
  var json: String { "[\(numbers.map(String.init).joined(separator: ","))]" }
}

extension StatementSource {
  /// Finds the first events that are looked for.
  func find(_ search: Search, limit: Int) throws(StoreError) -> Found {
    let condition = FilterSQL(search.filter)
    let statement = try sql(
      """
      SELECT e.event FROM event AS e \(SearchIndex.name(for: search.filter, search.order))
      WHERE e.portal = ?1 AND e.app = ?2 AND e.queue = (
          SELECT q.queue FROM queue q WHERE q.portal = ?1 AND q.app = ?2 AND q.connector = ?3)
        AND e.holder = 0 AND e.failed = ? \(condition.text)
      ORDER BY \(OrderSQL.text(search.order)) LIMIT ?
      """)
    statement.bind(search.queue.portal.rawValue).bind(search.queue.application.rawValue)
    statement.bind(search.queue.connector).bind(search.isFailed)
    for value in condition.values { statement.bind(value) }
    let numbers = try statement.bind(Int64(limit)).rows { (reader) throws(StoreError) in
      reader.integer()
    }
    return Found(numbers: numbers, limit: limit)
  }
}
