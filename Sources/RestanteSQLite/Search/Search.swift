import RestanteCore

/// A search that takes as long as queues are deep.
///
/// Readers search; the writer only makes sure that what they found is still as it was.
enum Search: Hashable {
  /// For events that nobody holds.
  case unclaimed(UnclaimedSearch)
  /// For claimed events that did not occur for long.
  case stale(StaleSearch)

  /// The queues that are looked through.
  var scope: QueueScope {
    switch self {
    case .unclaimed(let search): .queue(search.queue)
    case .stale(let search): .portal(search.portal)
    }
  }
}

/// What a search came to.
struct Found {
  /// The numbers of the first events that were found, in the order of the search.
  var numbers: [Int64]
  /// The maximum number of events that were looked for.
  var limit: Int

  /// Whether there were no more.
  var isAll: Bool { numbers.count < limit }

  /// The numbers as a JSON array, to be bound as one parameter.
  var json: String { "[\(numbers.map(String.init).joined(separator: ","))]" }
}

extension SQLiteSnapshot {
  /// Finds the first events that are looked for.
  func find(_ search: Search, limit: Int) throws(StoreError) -> Found {
    let numbers =
      switch search {
      case .unclaimed(let search): try numbers(search, limit: limit)
      case .stale(let search): try numbers(search, limit: limit)
      }
    return Found(numbers: numbers, limit: limit)
  }
}
