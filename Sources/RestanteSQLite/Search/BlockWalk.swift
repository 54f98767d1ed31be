import RestanteCore

/// Goes through the blocks of a queue in which events may pass a filter.
struct BlockWalk {
  /// In which order blocks come.
  enum Order {
    case number(isDescending: Bool)
    /// By the oldest time that an event of the block may have.
    case oldest
    /// By the newest time, backwards.
    case newest
  }

  let queue: QueueSnapshot
  let filter: BlockFilter
  let order: Order
  /// Whether blocks are meant that have events that nobody holds.
  let isUnclaimed: Bool

  /// Visits the blocks until `visit` returns `false`.
  func forEach(
    on snapshot: SQLiteSnapshot, _ visit: (CountedBlock) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try statement(on: snapshot)
    defer { statement.finish() }
    while try statement.step() {
      var reader = ColumnReader(statement)
      guard try visit(CountedBlock(&reader)) else { return }
    }
  }

  private func statement(on snapshot: SQLiteSnapshot) throws(StoreError) -> Statement {
    let names = filter.names ?? [EventBlockSchema.anyName]
    let statement = try snapshot.sql(names.count == 1 ? ofOne : ofMany).bind(queue)
    if names.count == 1 {
      statement.bind(names[0])
    } else {
      statement.bind(FilterSQL.json(names.map { .text($0) }))
    }
    return statement.bind(EventBlock.containing(filter.numbers.first))
      .bind(EventBlock.containing(filter.numbers.last))
      .bind(filter.times.first).bind(filter.times.last)
  }

  private var conditions: String {
    """
    block BETWEEN ? AND ? AND newest >= ? AND oldest <= ? \(isUnclaimed ? "AND unclaimed > 0" : "")
    """
  }

  private var ofOne: String {
    """
    SELECT block, events, unclaimed, oldest, newest FROM event_block \(index)
    WHERE portal = ? AND app = ? AND queue = ? AND name = ? AND \(conditions)
    ORDER BY \(terms)
    """
  }

  private var ofMany: String {
    """
    SELECT block, sum(events), sum(unclaimed), min(oldest) AS oldest, max(newest) AS newest
    FROM event_block WHERE portal = ? AND app = ? AND queue = ?
      AND name IN (SELECT value FROM json_each(?)) AND \(conditions)
    GROUP BY block ORDER BY \(terms)
    """
  }

  private var index: String {
    if case .oldest = order { "INDEXED BY event_block_by_time" } else { "NOT INDEXED" }
  }

  private var terms: String {
    switch order {
    case .number(let isDescending): isDescending ? "block DESC" : "block"
    case .oldest: "oldest, block"
    case .newest: "newest DESC, block"
    }
  }
}
