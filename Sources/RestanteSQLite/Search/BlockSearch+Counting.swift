import RestanteCore

/// Counting by blocks: what passes as a whole is not looked at.
extension BlockSearch {
  /// Whether the counts of blocks say how many of their events pass.
  private var isCounted: Bool {
    // Unclaimed events that failed and others are counted together.
    !filter.hasOthers && (isFailed == nil || isFailed == false && queue.figures.failed == 0)
  }

  /// How many events pass.
  ///
  /// - Returns: `nil` if counting all events is as short a way.
  func count() throws(StoreError) -> Int64? {
    guard isCounted, filter.isSelective else { return nil }
    guard !filter.isEmpty else { return 0 }
    var total: Int64 = 0
    try walk(.number(isDescending: false)) { (block) throws(StoreError) in
      total += try count(in: block)
      return true
    }
    return total
  }

  /// The numbers of events that pass, in the order of numbers.
  ///
  /// - Parameters:
  ///   - offset: How many of them stand before.
  ///   - limit: The maximum number of them.
  /// - Returns: `nil` if going through all events is as short a way.
  func numbers(
    after offset: Int64, limit: Int, isDescending: Bool
  ) throws(StoreError) -> [Int64]? {
    guard isCounted, filter.isSelective || offset >= EventBlock.size else { return nil }
    guard !filter.isEmpty, limit > 0 else { return [] }
    let order = EventOrder([.init(.id, descending: isDescending)])
    var before = offset
    var numbers: [Int64] = []
    try walk(.number(isDescending: isDescending)) { (block) throws(StoreError) in
      if before > 0 {
        let count = try count(in: block)
        guard count > before else {
          before -= count
          return true
        }
      }
      numbers += try events(of: block, in: order, limit: limit - numbers.count, after: before)
        .map(\.number)
      before = 0
      return numbers.count < limit
    }
    return numbers
  }

  /// How many events of a block pass.
  private func count(in block: CountedBlock) throws(StoreError) -> Int64 {
    guard !filter.passesAll(of: block) else {
      return isFailed == nil ? block.events : block.unclaimed
    }
    let condition = self.condition
    let numbers = filter.numbers(of: block)
    let statement = try snapshot.sql(
      """
      SELECT count(*) FROM event AS e INDEXED BY event_by_id
      WHERE e.portal = ? AND e.app = ? AND e.queue = ? AND e.event BETWEEN ? AND ?
        \(condition.text)
      """
    ).bind(queue).bind(numbers.lowerBound).bind(numbers.upperBound)
    for value in condition.values { statement.bind(value) }
    return try statement.first { (reader) throws(StoreError) in reader.integer() } ?? 0
  }
}
