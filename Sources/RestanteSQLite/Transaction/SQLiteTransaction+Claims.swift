import RestanteCore
import RestanteSQL

/// The rows of claims.
extension SQLiteTransaction {
  func claim(_ processID: ProcessID, in key: QueueKey) throws(StoreError) -> ClaimRow? {
    guard let queue = try record(of: key) else { return nil }
    return try sql(
      """
      SELECT claim, held, returned > 0, deadline FROM claim
      WHERE portal = ? AND app = ? AND queue = ? AND process_id = ?
      """
    ).bind(queue).bind(processID.text).first { (reader) throws(StoreError) in ClaimRow(&reader) }
  }

  /// Makes a claim that will hold `count` events, or lets the claim that has the process id hold
  /// so many more; returns its number.
  func holdMore(
    _ processID: ProcessID, count: Int, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) -> Int64 {
    if let known = try claim(processID, in: queue.key) {
      try holdMore(known, count: count, .extend(lease: lease), in: queue)
      return known.number
    }
    let deadline = lease.map(now.adding(seconds:))
    let number = try nextNumber(
      "claim", portal: queue.key.portal, application: queue.key.application)
    let statement = try sql(
      """
      INSERT INTO claim
        (portal, app, claim, queue, process_id, held, returned, claimed_at, deadline)
      VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
      """)
    statement.bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
    statement.bind(number).bind(queue.number).bind(processID.text).bind(Int64(count))
    try statement.bind(now.milliseconds).bind(deadline?.milliseconds).run()
    note(deadline, in: queue)
    return number
  }

  /// Lets a claim hold `count` events more and end when its renewal says.
  func holdMore(
    _ claim: ClaimRow, count: Int, _ renewal: ReadClaim.Renewal, in queue: QueueRecord
  ) throws(StoreError) {
    let deadline = claim.deadline(renewal, at: now)
    guard count > 0 || deadline != claim.deadline else { return }
    if ClaimRow.isEarlier(deadline, than: claim.deadline) {
      queue.movements.askToLook()
      state.noteActivity(in: queue)
    }
    let update = try sql(
      """
      UPDATE claim SET held = held + ?, deadline = ?
      WHERE portal = ? AND app = ? AND claim = ?
      """)
    update.bind(Int64(count)).bind(deadline?.milliseconds).bind(queue.key.portal.rawValue)
    try update.bind(queue.key.application.rawValue).bind(claim.number).run()
    note(deadline, in: queue)
  }

  private func note(_ deadline: Timestamp?, in queue: QueueRecord) {
    guard let deadline = deadline?.milliseconds else { return }
    queue.earliestDeadline = min(queue.earliestDeadline ?? deadline, deadline)
  }
}

extension ClaimRow {
  /// The earliest deadline in a queue `q`, as an expression. Comparing passes over claims that
  /// never end without looking at them.
  static let earliestDeadline = """
    (SELECT min(c.deadline) FROM claim c
     WHERE c.portal = q.portal AND c.app = q.app AND c.queue = q.queue AND c.deadline > 0)
    """
}
