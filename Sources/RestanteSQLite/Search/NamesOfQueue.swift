import RestanteCore

/// The names of a queue's events, of which there are few.
extension SQLiteSnapshot {
  /// With more names than this, blocks are no shorter way.
  static let maxNames = 1_000

  /// The names that fulfil the conditions that a filter has on the name, in their order.
  ///
  /// - Returns: `nil` if there are too many.
  func names(
    passing filter: EventFilter, in queue: QueueSnapshot
  ) throws(StoreError) -> [String]? {
    let conditions = filter.conditions.filter { $0.field == .name }
    if conditions.count == 1, conditions[0].comparison == .equal {
      let names = conditions[0].operands.compactMap { operand -> EventName? in
        if case .text(let name) = operand { EventName(stored: name.uppercased()) } else { nil }
      }
      return names.count > Self.maxNames
        ? nil
        : Set(names).map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let condition = FilterSQL(EventFilter(conditions))
    let statement = try sql(Self.namesSQL(condition.text)).bind(queue).bind(queue)
    statement.bind(Int64(Self.maxNames + 1))
    for value in condition.values { statement.bind(value) }
    var count = 0
    let names = try statement.rows { (reader) throws(StoreError) -> String? in
      count += 1
      let name = reader.text()
      return reader.flag() ? name : nil
    }
    return count > Self.maxNames ? nil : names.compactMap { $0 }
  }

  /// Jumps from name to name, and tells which pass.
  private static func namesSQL(_ condition: String) -> String {
    let next = """
      SELECT b.name FROM event_block b WHERE b.portal = ? AND b.app = ? AND b.queue = ?
      """
    return """
      WITH RECURSIVE e (name) AS (
        SELECT (\(next) AND b.name > '\(EventBlockSchema.anyName)' ORDER BY b.name LIMIT 1)
        UNION ALL
        SELECT (\(next) AND b.name > e.name ORDER BY b.name LIMIT 1) FROM e
        WHERE e.name IS NOT NULL
        LIMIT ?)
      SELECT e.name, (true \(condition)) FROM e WHERE e.name IS NOT NULL
      """
  }
}
