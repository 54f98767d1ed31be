import RestanteCore

/// The rows of claims.
extension SQLiteTransaction {
  /// What a process id stands for: its claim, in strict mode for the empty one what nobody holds,
  /// `nil` for nothing.
  func claim(
    _ processID: ProcessID, mode: Mode, in queue: QueueRecord
  ) throws(StoreError) -> ClaimRow? {
    if processID == .unclaimed { return mode == .strict ? .unclaimed : nil }
    let statement = try sql(
      """
      SELECT claim, held, returned, deadline FROM claim
      WHERE portal = ? AND app = ? AND queue = ? AND process_id = ?
      """
    ).bind(queue).bind(processID.text)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return ClaimRow(
      number: statement.integer(0), held: statement.integer(1), returned: statement.integer(2),
      deadline: statement.optionalInteger(3))
  }

  /// Makes a claim that will hold `count` events, or lets the claim that has the process id hold
  /// so many more; answers its number.
  func holdMore(
    _ processID: ProcessID, count: Int, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) -> Int64 {
    if let known = try claim(processID, mode: .safe, in: queue) {
      try holdMore(known, count: count, lease: lease, in: queue)
      return known.number
    }
    let deadline = deadline(after: lease)
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
    try statement.bind(now.milliseconds).bind(deadline).run()
    note(deadline, in: queue)
    return number
  }

  /// Lets a claim hold `count` events more and end a lease from now, or later if it would have.
  func holdMore(
    _ claim: ClaimRow, count: Int, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) {
    let deadline = claim.deadline(renewedTo: deadline(after: lease))
    guard count > 0 || deadline != claim.deadline else { return }
    let update = try sql(
      """
      UPDATE claim SET held = held + ?, deadline = ?
      WHERE portal = ? AND app = ? AND claim = ?
      """)
    update.bind(Int64(count)).bind(deadline).bind(queue.key.portal.rawValue)
    try update.bind(queue.key.application.rawValue).bind(claim.number).run()
    note(deadline, in: queue)
  }

  private func deadline(after lease: Int64?) -> Int64? {
    lease.map { now.adding(seconds: $0).milliseconds }
  }

  private func note(_ deadline: Int64?, in queue: QueueRecord) {
    guard let deadline else { return }
    queue.earliestDeadline = min(queue.earliestDeadline ?? deadline, deadline)
  }

  /// Notes that a claim holds `count` events fewer.
  func shrinkClaim(_ number: Int64, by count: Int, in queue: QueueRecord) throws(StoreError) {
    guard number != 0, count > 0 else { return }
    let update = try sql(
      """
      UPDATE claim SET held = held - ?, deadline = iif(held > ?, deadline, NULL)
      WHERE portal = ? AND app = ? AND claim = ?
      """)
    update.bind(Int64(count)).bind(Int64(count)).bind(queue.key.portal.rawValue)
    guard try update.bind(queue.key.application.rawValue).bind(number).run() == 1 else {
      throw StoreError(.corrupt, "claim \(number) is missing")
    }
    try removeEmptyClaim(number, in: queue)
  }

  /// Deletes a claim that may act on nothing any more.
  func removeEmptyClaim(_ number: Int64, in queue: QueueRecord) throws(StoreError) {
    try sql(
      """
      DELETE FROM claim
      WHERE portal = ? AND app = ? AND claim = ? AND held <= 0 AND returned <= 0
      """
    ).bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(number).run()
  }
}
