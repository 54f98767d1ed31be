import RestanteCore

/// The rows of claims.
extension PostgresTransaction {
  /// What a process id stands for: its claim, in strict mode for the empty one what nobody holds,
  /// `nil` for nothing. Others wait for the claim until the transaction ends.
  func claim(
    _ processID: ProcessID, mode: Mode, in queue: QueueKey
  ) throws(StoreError) -> ClaimRow? {
    if processID == .unclaimed { return mode == .strict ? .unclaimed : nil }
    let rows = try sql(
      """
      SELECT c.claim, (cardinality(c.held) + cardinality(c.held_failed))::bigint, EXISTS (
          SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
            AND w.last_claim = c.claim AND w.last_claim <> 0),
        c.deadline
      FROM claim c WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.process_id = $4
      FOR UPDATE OF c
      """, in: queue, .text(processID.text))
    guard rows.count > 0 else { return nil }
    return ClaimRow(
      number: rows.integer(0, 0), held: rows.integer(0, 1), hasReturned: rows.flag(0, 2),
      deadline: rows.optionalInteger(0, 3))
  }

  /// Makes a claim that holds these events, or lets the claim that has the process id hold them
  /// too; answers its number.
  @discardableResult
  func holdMore(
    _ processID: ProcessID, pending: [Int64], failed: [Int64], lease: Int64?, in queue: QueueKey
  ) throws(StoreError) -> Int64 {
    let inserted = try sql(
      """
      INSERT INTO claim (portal, app, connector, claim, process_id, held, held_failed, deadline)
      VALUES ($1, $2, $3, nextval('claim_number'), $4, $5, $6, $7)
      ON CONFLICT (portal, app, connector, process_id) DO NOTHING RETURNING claim
      """, in: queue, .text(processID.text), .ints(pending), .ints(failed),
      .optionalInt(deadline(after: lease)))
    if inserted.count > 0 { return inserted.integer(0, 0) }
    guard let known = try claim(processID, mode: .safe, in: queue) else {
      throw session.askForAnotherRun()
    }
    try holdMore(known, pending: pending, failed: failed, lease: lease, in: queue)
    return known.number
  }

  /// Lets a claim hold more events and end a lease from now, or later if it would have.
  func holdMore(
    _ claim: ClaimRow, pending: [Int64], failed: [Int64], lease: Int64?, in queue: QueueKey
  ) throws(StoreError) {
    let deadline = claim.deadline(renewedTo: deadline(after: lease))
    guard !pending.isEmpty || !failed.isEmpty || deadline != claim.deadline else { return }
    try sql(
      """
      UPDATE claim SET held = held || $5, held_failed = held_failed || $6, deadline = $7
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = $4
      """, in: queue, .int(claim.number), .ints(pending), .ints(failed), .optionalInt(deadline))
  }

  private func deadline(after lease: Int64?) -> Int64? {
    lease.map { now.adding(seconds: $0).milliseconds }
  }

  /// Notes that a claim no longer holds these events, and deletes it if it may act on nothing any
  /// more.
  func shrinkClaim(
    _ number: Int64, without events: [Int64], in queue: QueueKey
  ) throws(StoreError) {
    guard number != 0, !events.isEmpty else { return }
    let rows = try sql(
      """
      UPDATE claim SET
        held = ARRAY(SELECT unnest(held) EXCEPT SELECT unnest($5::bigint[])),
        held_failed = ARRAY(SELECT unnest(held_failed) EXCEPT SELECT unnest($5::bigint[]))
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = $4
      RETURNING held = '{}' AND held_failed = '{}'
      """, in: queue, .int(number), .ints(events))
    guard rows.count == 1 else { throw StoreError(.corrupt, "claim \(number) is missing") }
    guard rows.flag(0, 0), try !removeIdleClaim(number, in: queue) else { return }
    try sql(
      """
      UPDATE claim SET deadline = NULL
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = $4
      """, in: queue, .int(number))
  }

  /// Deletes a claim that holds nothing, unless a waiting event names it; answers whether it did.
  @discardableResult
  func removeIdleClaim(_ number: Int64, in queue: QueueKey) throws(StoreError) -> Bool {
    try sql(
      """
      DELETE FROM claim c
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.claim = $4
        AND c.held = '{}' AND c.held_failed = '{}' AND NOT EXISTS (
          SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
            AND w.last_claim = $4 AND w.last_claim <> 0)
      """, in: queue, .int(number)
    ).changed > 0
  }
}
