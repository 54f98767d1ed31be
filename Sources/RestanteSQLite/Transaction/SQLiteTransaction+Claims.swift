import RestanteCore

/// The rows of claims.
extension SQLiteTransaction {
  /// What a process id stands for: the number of its claim, 0 for the unclaimed rows that strict
  /// mode lets it name, `nil` for nothing.
  func holder(
    _ processID: ProcessID, mode: Mode, in queue: QueueRecord
  ) throws(StoreError) -> Int64? {
    if processID == .unclaimed { return mode == .strict ? 0 : nil }
    let statement = try sql(
      """
      SELECT claim FROM claim WHERE portal = ? AND app = ? AND queue = ? AND process_id = ?
      """
    ).bind(queue).bind(processID.text)
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Makes a claim that will hold `held` events, or lets the claim that has the process id hold
  /// so many more; answers its number.
  func holdMore(
    _ processID: ProcessID, held: Int, lease: Int64?, in queue: QueueRecord
  ) throws(StoreError) -> Int64 {
    let deadline = lease.map { now.adding(seconds: $0).milliseconds }
    if let known = try holder(processID, mode: .safe, in: queue) {
      let update = try sql(
        """
        UPDATE claim SET held = held + ?, deadline = ?
        WHERE portal = ? AND app = ? AND claim = ?
        """)
      update.bind(Int64(held)).bind(deadline).bind(queue.key.portal.rawValue)
      try update.bind(queue.key.application.rawValue).bind(known).run()
      return known
    }
    let number = try nextNumber(
      "claim", portal: queue.key.portal, application: queue.key.application)
    let statement = try sql(
      """
      INSERT INTO claim
        (portal, app, claim, queue, process_id, held, claimed_at, deadline)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue)
    statement.bind(number).bind(queue.number).bind(processID.text).bind(Int64(held))
    try statement.bind(now.milliseconds).bind(deadline).run()
    return number
  }

  /// Notes that a claim holds `count` events fewer; a claim that holds none is gone.
  func shrinkClaim(_ number: Int64, by count: Int, in queue: QueueRecord) throws(StoreError) {
    guard number != 0, count > 0 else { return }
    let update = try sql(
      "UPDATE claim SET held = held - ? WHERE portal = ? AND app = ? AND claim = ?")
    update.bind(Int64(count)).bind(queue.key.portal.rawValue)
    guard try update.bind(queue.key.application.rawValue).bind(number).run() == 1 else {
      throw StoreError(.corrupt, "claim \(number) is missing")
    }
    try sql("DELETE FROM claim WHERE portal = ? AND app = ? AND claim = ? AND held <= 0")
      .bind(queue.key.portal.rawValue).bind(queue.key.application.rawValue).bind(number).run()
  }
}
