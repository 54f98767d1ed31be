import RestanteCore

/// What left queues and can be restored.
///
/// An event that leaves stays where it is; one row says which events left together. Claims that are
/// acknowledged therefore cost as little as claims do.
extension PostgresTransaction {
  /// Lets events leave their queue, for the history or for good if there is none. Claims are
  /// changed apart from this.
  func part(
    with rows: [EventRow], as departure: PastEvent.Departure, _ processID: ProcessID,
    in queue: QueueKey
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    state.counts[departure == .taken ? .taken : .acknowledged] += Int64(rows.count)
    guard try settings(of: queue).history > 0 else {
      try remove(rows, from: queue)
      return
    }
    try leave(rows, in: queue)
    let numbers = rows.map(\.number)
    try sql(
      """
      INSERT INTO departure (portal, app, connector, departure, left_at, first_event, last_event,
        kind, process_id, events, failed_events)
      VALUES ($1, $2, $3, nextval('departure_number'), $4, $5, $6, $7, $8, $9, $10)
      """, in: queue, .int(now.milliseconds), .int(numbers.min() ?? 0), .int(numbers.max() ?? 0),
      .text(departure.rawValue), .text(processID.text),
      .ints(rows.filter { !$0.isFailed }.map(\.number)),
      .ints(rows.filter(\.isFailed).map(\.number)))
  }

  func restore(_ operation: RestoreEvents) throws(StoreError) -> RestoreOutcome {
    let queue = operation.queue
    try own(queue)
    let look = HistoryLook(
      selection: operation.selection, after: operation.after, limit: operation.limit,
      settings: try settings(of: queue), now: now)
    let found = try pastRows(look, of: queue)
    var outcome = RestoreOutcome(
      next: found.count == operation.limit ? found.last?.position : nil)
    var restored: [PastRow] = []
    for past in found where past.passes {
      let id = EventID(rawValue: past.row.number)
      if try waitingRow(past.row.messageID, isFailed: false, in: queue) != nil {
        outcome.blocked.append(id)
      } else {
        var row = past.row
        row.adopt(CopyRules.pending(row.narrowEvent))
        try insert(row, into: queue)
        restored.append(past)
        outcome.restored.append(id)
      }
    }
    try shrinkDepartures(of: restored, in: queue)
    state.counts[.restored] += Int64(outcome.restored.count)
    return outcome
  }

  /// Notes that these events are no longer in the history.
  private func shrinkDepartures(of rows: [PastRow], in queue: QueueKey) throws(StoreError) {
    guard !rows.isEmpty else { return }
    let departures = Set(rows.map(\.departure)).sorted()
    let events = rows.map(\.row.number)
    try shrinkDepartures(
      departures, leftFrom: rows.map(\.leftAt).min() ?? 0, to: rows.map(\.leftAt).max() ?? 0,
      without: events, in: queue)
  }

  private func shrinkDepartures(
    _ departures: [Int64], leftFrom first: Int64, to last: Int64, without events: [Int64],
    in queue: QueueKey
  ) throws(StoreError) {
    try sql(
      """
      UPDATE departure SET
        events = ARRAY(SELECT unnest(events) EXCEPT SELECT unnest($7::bigint[])),
        failed_events = ARRAY(SELECT unnest(failed_events) EXCEPT SELECT unnest($7::bigint[]))
      WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at BETWEEN $4 AND $5
        AND departure = ANY($6)
      """, in: queue, .int(first), .int(last), .ints(departures), .ints(events))
    try sql(
      """
      DELETE FROM departure
      WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at BETWEEN $4 AND $5
        AND departure = ANY($6) AND events = '{}' AND failed_events = '{}'
      """, in: queue, .int(first), .int(last), .ints(departures))
  }

  func pruneHistory(_ operation: PruneHistory) throws(StoreError) -> Int {
    let queues = try sql(
      "SELECT DISTINCT app, connector FROM departure WHERE portal = $1 ORDER BY app, connector",
      .int(operation.portal.rawValue))
    var forgotten = 0
    for row in 0..<queues.count where forgotten < operation.limit {
      let queue = QueueKey(
        portal: operation.portal, application: ApplicationID(rawValue: queues.integer(row, 0)),
        connector: queues.text(row, 1))
      let history = try settings(of: queue).history
      forgotten += try forget(
        upTo: now.milliseconds - history * 1_000, of: queue,
        limit: operation.limit - forgotten)
    }
    state.counts[.forgotten] += Int64(forgotten)
    return forgotten
  }

  /// Forgets the first events that left at a time or before; answers how many. What another node
  /// forgets or restores at this moment is passed over.
  private func forget(
    upTo cutoff: Int64, of queue: QueueKey, limit: Int
  ) throws(StoreError) -> Int {
    let rows = try sql(
      """
      WITH over AS MATERIALIZED (
        SELECT left_at, departure, events, failed_events FROM departure
        WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at <= $4
        ORDER BY left_at, departure LIMIT $5 FOR UPDATE SKIP LOCKED)
      SELECT u.event, d.departure, d.left_at
      FROM over d CROSS JOIN LATERAL unnest(d.events || d.failed_events) AS u (event)
      ORDER BY d.left_at, u.event LIMIT $5
      """, in: queue, .int(cutoff), .int(Int64(limit)))
    guard rows.count > 0 else { return 0 }
    let events = rows.numbers()
    try removeEvents(events, of: queue)
    let departures = Set((0..<rows.count).map { rows.integer($0, 1) }).sorted()
    try shrinkDepartures(
      departures, leftFrom: rows.integer(0, 2), to: rows.integer(rows.count - 1, 2),
      without: events, in: queue)
    return events.count
  }
}
