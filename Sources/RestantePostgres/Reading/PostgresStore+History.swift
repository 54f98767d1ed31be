public import RestanteCore

extension PostgresStore {
  /// One page of what left a queue and can be restored, the newest first.
  public func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    try await readers.read { (snapshot, now) throws(StoreError) in
      let queue = query.queue
      let choices = try snapshot.storedChoices(of: [queue.application], on: queue.portal)
      let settings = choices[queue.application].map {
        QueueSettings(application: $0.application, portal: $0.portal)
      }
      let look = HistoryLook(
        selection: query.selection, after: query.after, limit: query.limit,
        settings: settings ?? QueueSettings(), now: now)
      return try snapshot.page(of: try snapshot.pastRows(look, of: queue), query)
    }
  }
}

extension Snapshot {
  fileprivate func page(
    of rows: [PastRow], _ query: ReadHistory
  ) throws(StoreError) -> HistoryPage {
    var page = HistoryPage(next: rows.count == query.limit ? rows.last?.position : nil)
    var bytes = 0
    var last: HistoryPosition?
    for past in rows {
      if past.passes {
        let body = try body(past.row.number, in: query.queue)
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
