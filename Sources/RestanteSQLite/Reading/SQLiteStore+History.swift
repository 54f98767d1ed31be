public import RestanteCore

extension SQLiteStore {
  /// One page of what left a queue and can be restored, the newest first.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    let now = time.now()
    return try await read { (snapshot) throws(StoreError) in
      guard let queue = try snapshot.queueNumber(query.queue) else { return HistoryPage() }
      let look = HistoryLook(
        selection: query.selection, after: query.after, limit: query.limit,
        settings: try snapshot.storedSettings(of: query.queue) ?? QueueSettings(), now: now)
      let rows = try snapshot.pastRows(look, of: query.queue, queue: queue)
      return try HistoryPage(of: rows, query) { (row) throws(StoreError) in
        try snapshot.body(row.body)
      }
    }
  }
}

extension SQLiteSnapshot {
  fileprivate func queueNumber(_ key: QueueKey) throws(StoreError) -> Int64? {
    let statement = try sql(
      "SELECT queue FROM queue WHERE portal = ? AND app = ? AND connector = ?")
    statement.bind(key.portal.rawValue).bind(key.application.rawValue).bind(key.connector)
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : nil
  }
}
