public import RestanteCore

extension PostgresStore {
  /// One page of what left a queue and can be restored, the newest first.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    try await readers.read { (snapshot, now) throws(StoreError) in
      let queue = query.queue
      let look = HistoryLook(
        selection: query.selection, after: query.after, limit: query.limit,
        settings: try snapshot.storedSettings(of: queue) ?? QueueSettings(), now: now)
      let rows = try snapshot.pastRows(look, of: queue)
      return try HistoryPage(of: rows, query) { (row) throws(StoreError) in
        try snapshot.body(row.number, in: queue)
      }
    }
  }
}

extension StatementSource {
  /// What an event carries.
  fileprivate func body(_ number: Int64, in queue: QueueKey) throws(StoreError) -> EventBody {
    let bodies = try sql(
      """
      SELECT member, data FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = $4
      """, in: queue, .int(number)
    ).read { EventBody(&$0) }
    guard let body = bodies.first else {
      throw StoreError(.corrupt, "event \(number) is missing")
    }
    return body
  }
}
