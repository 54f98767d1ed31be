import RestanteCore

/// Deleting claims that were left behind.
extension SQLiteTransaction {
  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    try endClaims(on: operation.portal)
    // What the open transaction changed is in memory only; the figures are stored first.
    try storeRecords()
    let applications = try sql(
      """
      SELECT app, sum(claimed) FROM queue WHERE portal = ? AND claimed > 0
      GROUP BY app ORDER BY app
      """
    ).bind(operation.portal.rawValue)
      .rows { (reader) throws(StoreError) in
        (id: ApplicationID(rawValue: reader.integer()), claimed: reader.integer())
      }
    // Everything is found before anything is changed, for the operation may have to wait for it.
    var stale: [Stale] = []
    for application in applications where stale.count < operation.limit {
      let search = StaleSearch(
        portal: operation.portal, application: application.id,
        cutoff: now.seconds - operation.age)
      stale += try rows(
        search, among: application.claimed, limit: operation.limit - stale.count)
    }
    for (queue, rows) in Dictionary(grouping: stale, by: \.queue) {
      _ = try own(queue)
      try apply(RowChanges(removed: rows.map(\.row)), in: queue)
    }
    count(.purged, stale.count)
    return stale.count
  }

  private typealias Stale = (queue: QueueKey, row: EventRow)

  private func rows(
    _ search: StaleSearch, among claimed: Int64, limit: Int
  ) throws(StoreError) -> [Stale] {
    guard isLong(among: claimed) else { return try rows(search, among: nil, limit: limit) }
    let found = try found(by: .stale(search), limit: limit)
    let stale = try rows(search, among: found, limit: limit)
    if stale.count < limit, !found.isAll {
      try lookAgain(stale.count, of: found, by: .stale(search))
    }
    return stale
  }

  private func rows(
    _ search: StaleSearch, among found: Found?, limit: Int
  ) throws(StoreError) -> [Stale] {
    let statement = try sql(
      """
      SELECT q.app, q.connector, \(EventRow.columns)
      \(StaleSearch.events(by: found == nil ? "" : Self.foundIndex))
      \(found == nil ? "" : Self.foundCondition)
      ORDER BY e.occurred_at, e.event LIMIT ?
      """)
    _ = search.bind(to: statement)
    if let found { statement.bind(found.json) }
    return try statement.bind(Int64(limit)).rows { (reader) throws(StoreError) in
      (queue: QueueKey(on: search.portal, &reader), row: EventRow(&reader))
    }
  }
}
