import RestanteCore

/// Removing claimed events for good.
extension PostgresTransaction {
  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    let queue = operation.queue
    if operation.processID == .unclaimed, operation.mode == .strict {
      _ = try own(queue)
    } else {
      _ = try share(queue)
    }
    guard let claim = try claim(operation.processID, mode: operation.mode, in: queue) else {
      return 0
    }
    // Others may claim what the claim lost while the queue is shared.
    if claim.hasReturned { _ = try own(queue) }
    let isWhole = operation.selection == .all && claim.number != 0 && !claim.hasReturned
    if isWhole, try settings(of: queue).history > 0 {
      return try keepWhole(claim, operation.processID, in: queue)
    }
    let doomed = try rows(grantedTo: claim, operation.selection, in: queue)
    try part(
      with: doomed, isHead: false, as: .acknowledged, operation.processID, in: queue)
    return doomed.count
  }

  /// Turns a claim and all that it holds into history with one statement.
  private func keepWhole(
    _ claim: ClaimRow, _ processID: ProcessID, in queue: QueueKey
  ) throws(StoreError) -> Int {
    try sql(
      """
      WITH gone AS (
        DELETE FROM claim WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = $4
        RETURNING held, held_failed)
      INSERT INTO departure (portal, app, connector, departure, left_at, first_event, last_event,
        kind, process_id, events, failed_events)
      SELECT $1, $2, $3, nextval('departure_number'), $5,
        (SELECT min(e) FROM unnest(held || held_failed) AS e),
        (SELECT max(e) FROM unnest(held || held_failed) AS e), $6, $7, held, held_failed
      FROM gone WHERE cardinality(held) + cardinality(held_failed) > 0
      """, in: queue, .int(claim.number), .int(now.milliseconds),
      .text(PastEvent.Departure.acknowledged.rawValue), .text(processID.text))
    state.move(-claim.held, .claimed, in: queue)
    state.counts[.acknowledged] += claim.held
    return Int(claim.held)
  }
}
