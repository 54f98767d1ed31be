import RestanteCore

/// The rows of claims.
extension PostgresTransaction {
  private static let columns = """
    c.claim, (cardinality(c.held) + cardinality(c.held_failed))::bigint, EXISTS (
      SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
        AND w.last_claim = c.claim AND w.last_claim <> 0),
    c.deadline
    """

  /// The claim of a process id. Others wait for it until the transaction ends.
  func claim(_ processID: ProcessID, in queue: QueueKey) throws(StoreError) -> ClaimRow? {
    try sql(
      """
      SELECT \(Self.columns) FROM claim c
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.process_id = $4
      FOR UPDATE OF c
      """, in: queue, .text(processID.text)
    ).read { ClaimRow(&$0) }.first
  }

  func expiredClaims(of queue: QueueKey) throws(StoreError) -> [ClaimRow] {
    try sql(
      """
      SELECT \(Self.columns) FROM claim c
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.deadline <= $4
      ORDER BY c.deadline, c.claim FOR UPDATE OF c
      """, in: queue, .int(now.milliseconds)
    ).read { ClaimRow(&$0) }
  }

  /// Makes a claim that holds these events, or lets the claim that has the process id hold them
  /// too; returns its number.
  @discardableResult
  func holdMore(
    _ processID: ProcessID, _ rows: [EventRow], lease: Int64?, in queue: QueueKey
  ) throws(StoreError) -> Int64 {
    let inserted = try sql(
      """
      INSERT INTO claim (portal, app, connector, claim, process_id, held, held_failed, deadline)
      VALUES ($1, $2, $3, nextval('claim_number'), $4, $5, $6, $7)
      ON CONFLICT (portal, app, connector, process_id) DO NOTHING RETURNING claim
      """, in: queue, .text(processID.text), .numbers(of: rows, failed: false),
      .numbers(of: rows, failed: true),
      .optionalInt(lease.map(now.adding(seconds:))?.milliseconds))
    if inserted.count > 0 { return inserted.integer(0, 0) }
    guard let known = try claim(processID, in: queue) else { throw session.askForAnotherRun() }
    try holdMore(known, rows, .extend(lease: lease), in: queue)
    return known.number
  }

  /// Lets a claim hold more events and end when its renewal says.
  func holdMore(
    _ claim: ClaimRow, _ rows: [EventRow], _ renewal: ReadClaim.Renewal, in queue: QueueKey
  ) throws(StoreError) {
    let deadline = claim.deadline(renewal, at: now)
    guard !rows.isEmpty || deadline != claim.deadline else { return }
    if ClaimRow.isEarlier(deadline, than: claim.deadline) {
      state.movements[queue, default: QueueMovements()].askToLook()
    }
    try sql(
      """
      UPDATE claim SET held = held || $5, held_failed = held_failed || $6, deadline = $7
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = $4
      """, in: queue, .int(claim.number), .numbers(of: rows, failed: false),
      .numbers(of: rows, failed: true), .optionalInt(deadline?.milliseconds))
  }

  /// Notes that claims no longer hold these events. A claim that holds nothing has no deadline;
  /// one that has nothing left to act on is deleted when the transaction ends.
  func shrinkClaims(of rows: [EventRow], in queue: QueueKey, _ batch: inout ChangeBatch) {
    let claims = Set(rows.map(\.holder))
    batch.add(
      """
      UPDATE claim SET
        held = ARRAY(SELECT unnest(held) EXCEPT SELECT unnest($5::bigint[])),
        held_failed = ARRAY(SELECT unnest(held_failed) EXCEPT SELECT unnest($5::bigint[]))
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = ANY($4)
      """, queue.parameters + [.ints(claims.sorted()), .ints(rows.map(\.number))],
      changes: claims.count)
    batch.add(
      """
      UPDATE claim SET deadline = NULL
      WHERE portal = $1 AND app = $2 AND connector = $3 AND claim = ANY($4) AND held = '{}'
        AND held_failed = '{}' AND deadline IS NOT NULL
      """, queue.parameters + [.ints(claims.sorted())], changes: nil)
    state.idleClaims[queue, default: []].formUnion(claims)
  }

  /// Deletes those of the claims of a queue that hold nothing, unless a waiting event names them.
  static func removingIdleClaims(_ claims: Set<Int64>, of queue: QueueKey) -> Command {
    Command(
      """
      DELETE FROM claim c
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.claim = ANY($4)
        AND c.held = '{}' AND c.held_failed = '{}' AND NOT EXISTS (
          SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
            AND w.last_claim = c.claim AND w.last_claim <> 0)
      """, queue.parameters + [.ints(claims.sorted())])
  }
}

extension Parameter {
  /// The numbers of those of the events that failed, or of the others.
  static func numbers(of rows: [EventRow], failed: Bool) -> Parameter {
    .ints(rows.filter { $0.state.isFailed == failed }.map(\.number))
  }
}
