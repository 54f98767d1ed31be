public import RestanteCore

extension SQLiteStore {
  /// One page of what left a queue and can be restored, the newest first.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    let now = time.now()
    return try await read { (snapshot) throws(StoreError) in
      guard let queue = try snapshot.queueNumber(query.queue) else { return HistoryPage() }
      let choices = try snapshot.storedChoices(
        of: query.queue.application, on: query.queue.portal)
      let settings = choices.map {
        QueueSettings(application: $0.application, portal: $0.portal)
      }
      let look = HistoryLook(
        selection: query.selection, after: query.after, limit: query.limit,
        settings: settings ?? QueueSettings(), now: now)
      let rows = try snapshot.pastRows(look, of: query.queue, queue: queue)
      return try snapshot.page(of: rows, query)
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

  fileprivate func page(
    of rows: [PastRow], _ query: ReadHistory
  ) throws(StoreError) -> HistoryPage {
    var page = HistoryPage(next: rows.count == query.limit ? rows.last?.position : nil)
    var bytes = 0
    var last: HistoryPosition?
    for past in rows {
      if past.passes {
        let body = try body(past.row.body)
        bytes += body.data.count + ReplyBounds.overheadPerEvent
        if bytes > query.mostBytes, !page.events.isEmpty {
          page.next = last
          break
        }
        page.events.append(try past.event(body: body))
      }
      last = past.position
    }
    return page
  }
}

extension PastRow {
  fileprivate func event(body: EventBody) throws(StoreError) -> PastEvent {
    guard let departure = PastEvent.Departure(rawValue: kind) else {
      throw StoreError(.corrupt, "an event left in the unknown way \(kind)")
    }
    return PastEvent(
      event: row.event(body: body, processID: ProcessID(processID)), departure: departure,
      leftAt: Timestamp(milliseconds: leftAt))
  }
}
