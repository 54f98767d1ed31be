import RestanteCore

/// Searches that are not the writer's: who searches looks at the whole queue, and all others wait
/// for the writer meanwhile.
extension SQLiteTransaction {
  /// What a statement over events `e` is told to go by where rows were found.
  static let foundIndex = "INDEXED BY event_by_id"
  /// The condition that lets what was found pass; ``Found/json`` is bound to it.
  static let foundCondition = "AND e.event IN (SELECT value FROM json_each(?))"

  /// Whether a search takes long. In the order of the queue and without a filter it never does, nor
  /// where the queue is shallow. What the operation itself has just changed no reader knows of.
  func isLong(_ search: UnclaimedSearch, among rows: Int64, in queue: QueueRecord) -> Bool {
    if search.filter.isEmpty, search.order == .claimDefault { return false }
    return queue.changedBy != state.job && isLong(among: rows)
  }

  /// Whether it takes long to look through so many rows.
  func isLong(among rows: Int64) -> Bool {
    rows > state.bounds.searchedRows && !findings.isLastRound
  }

  /// What readers found for the operation. It may have changed since.
  ///
  /// - Throws: Whatever makes the operation run again when there is nothing yet.
  func found(by search: Search, limit: Int) throws(StoreError) -> Found {
    if let found = findings.found[search] { return found }
    throw postpone(until: .search(search, limit: limit))
  }

  /// Lets readers look further where others took something of what was found.
  ///
  /// - Parameter confirmed: How much of it is still as it was.
  /// - Throws: Whatever makes the operation run again.
  func lookAgain(
    _ confirmed: Int, of found: Found, by search: Search
  ) throws(StoreError) {
    guard confirmed < found.numbers.count else { return }
    // Many who look for the same find the same: who looks further finds what others leave.
    throw postpone(until: .search(search, limit: 2 * found.limit))
  }

  /// Ends the operation without any effect and has it run again with what it needs.
  func postpone(until need: Need) -> StoreError {
    state.need = need
    return StoreError(.unavailable, "the operation is to be run again")
  }
}
