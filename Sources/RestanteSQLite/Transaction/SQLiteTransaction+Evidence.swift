import RestanteCore

/// Noting publications that reached no queue.
extension SQLiteTransaction {
  func note(_ undelivered: UndeliveredPublications, on portal: PortalID) throws(StoreError) {
    for (queue, count) in undelivered.suppressed {
      let statement = try sql(
        """
        INSERT INTO suppression (portal, app, connector, count, last_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (portal, app, connector) DO UPDATE
          SET count = count + excluded.count, last_at = max(last_at, excluded.last_at)
        """)
      statement.bind(queue.portal.rawValue).bind(queue.application.rawValue)
      try statement.bind(queue.connector).bind(count).bind(now.seconds).run()
    }
    var isNew = false
    for event in undelivered.unboundEvents(at: now) {
      if try note(event, on: portal) { isNew = true }
    }
    if isNew { try forgetOldest(on: portal) }
  }

  /// Notes an unbound name; returns whether it is new to the record.
  private func note(_ event: UnboundEvent, on portal: PortalID) throws(StoreError) -> Bool {
    let update = try sql(
      """
      UPDATE unbound_event SET count = count + ?, last_at = max(last_at, ?)
      WHERE portal = ? AND event = ?
      """)
    update.bind(event.tally.count).bind(event.tally.lastAt).bind(portal.rawValue)
    if try update.bind(event.name.text).run() > 0 { return false }
    let insert = try sql(
      "INSERT INTO unbound_event (portal, event, count, last_at) VALUES (?, ?, ?, ?)")
    insert.bind(portal.rawValue).bind(event.name.text)
    try insert.bind(event.tally.count).bind(event.tally.lastAt).run()
    return true
  }

  private func forgetOldest(on portal: PortalID) throws(StoreError) {
    try sql(
      """
      DELETE FROM unbound_event WHERE portal = ?1 AND event IN (
        SELECT event FROM unbound_event WHERE portal = ?1
        ORDER BY last_at DESC, event LIMIT -1 OFFSET ?2)
      """
    ).bind(portal.rawValue).bind(Int64(QueueEvidence.maxUnboundEvents)).run()
  }
}
