import RestanteCore

/// What left queues and can be restored.
///
/// An event that leaves stays where it is; one row says which events left together. Claims that are
/// acknowledged therefore cost as little as claims do.
extension PostgresTransaction {
  /// Lets events leave their queue and the claims that hold them, for the history or for good if
  /// there is none.
  func part(
    with rows: [EventRow], isHead: Bool, as departure: PastEvent.Departure,
    _ processID: ProcessID, in queue: QueueKey
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    count(departure.count, rows.count)
    var batch = ChangeBatch()
    leave(rows, in: queue, &batch)
    if try settings(of: queue).history > 0 {
      let numbers = rows.map(\.number)
      batch.add(
        """
        INSERT INTO departure (portal, app, connector, departure, left_at, first_event, last_event,
          kind, process_id, events, failed_events)
        VALUES ($1, $2, $3, nextval('departure_number'), $4, $5, $6, $7, $8, $9, $10)
        """,
        queue.parameters + [
          .int(now.milliseconds), .int(numbers.min() ?? 0), .int(numbers.max() ?? 0),
          .text(departure.rawValue), .text(processID.text), .numbers(of: rows, failed: false),
          .numbers(of: rows, failed: true),
        ], changes: 1)
    } else {
      remove(rows, from: queue, &batch)
    }
    try batch.run(on: session)
  }

  /// Notes that these events are no longer in the history.
  func shrinkDepartures(of rows: [PastRow], in queue: QueueKey, _ batch: inout ChangeBatch) {
    shrinkDepartures(
      Set(rows.map(\.departure)), leftFrom: rows.map(\.leftAt).min(),
      to: rows.map(\.leftAt).max(), without: rows.map(\.row.number), in: queue, &batch)
  }

  private func shrinkDepartures(
    _ departures: Set<Int64>, leftFrom first: Timestamp?, to last: Timestamp?,
    without events: [Int64], in queue: QueueKey, _ batch: inout ChangeBatch
  ) {
    let named =
      queue.parameters + [
        .int(first?.milliseconds ?? 0), .int(last?.milliseconds ?? 0), .ints(departures.sorted()),
      ]
    batch.add(
      """
      UPDATE departure SET
        events = ARRAY(SELECT unnest(events) EXCEPT SELECT unnest($7::bigint[])),
        failed_events = ARRAY(SELECT unnest(failed_events) EXCEPT SELECT unnest($7::bigint[]))
      WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at BETWEEN $4 AND $5
        AND departure = ANY($6)
      """, named + [.ints(events)], changes: departures.count)
    batch.add(
      """
      DELETE FROM departure
      WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at BETWEEN $4 AND $5
        AND departure = ANY($6) AND events = '{}' AND failed_events = '{}'
      """, named, changes: nil)
  }

  func queuesWithHistory(on portal: PortalID) throws(StoreError) -> [QueueKey] {
    try sql(
      "SELECT DISTINCT app, connector FROM departure WHERE portal = $1 ORDER BY app, connector",
      .int(portal.rawValue)
    ).read { QueueKey(on: portal, &$0) }
  }

  /// What another node forgets or restores at this moment is passed over.
  func forget(
    upTo time: Timestamp, of queue: QueueKey, limit: Int
  ) throws(StoreError) -> Int {
    let over = try sql(
      """
      WITH over AS MATERIALIZED (
        SELECT left_at, departure, events, failed_events FROM departure
        WHERE portal = $1 AND app = $2 AND connector = $3 AND left_at <= $4
        ORDER BY left_at, departure LIMIT $5 FOR UPDATE SKIP LOCKED)
      SELECT u.event, d.departure, d.left_at
      FROM over d CROSS JOIN LATERAL unnest(d.events || d.failed_events) AS u (event)
      ORDER BY d.left_at, u.event LIMIT $5
      """, in: queue, .int(time.milliseconds), .int(Int64(limit))
    ).read { reader in
      (
        event: reader.integer(), departure: reader.integer(),
        leftAt: Timestamp(milliseconds: reader.integer())
      )
    }
    guard !over.isEmpty else { return 0 }
    var batch = ChangeBatch()
    batch.add(
      """
      DELETE FROM event
      WHERE portal = $1 AND app = $2 AND connector = $3 AND event = ANY($4::bigint[])
      """, queue.parameters + [.ints(over.map(\.event))], changes: over.count)
    shrinkDepartures(
      Set(over.map(\.departure)), leftFrom: over.first?.leftAt, to: over.last?.leftAt,
      without: over.map(\.event), in: queue, &batch)
    try batch.run(on: session)
    return over.count
  }
}
