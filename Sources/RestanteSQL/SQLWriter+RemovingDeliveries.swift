public import RestanteCore

/// Removing the handlers and deliveries of an application or a portal, a part at a time.
extension SQLWriter {
  /// The tables of a portal's handlers with the columns that name their rows.
  private static var handlerTables: [(name: String, key: String)] {
    [
      ("outgoing_webhook_event", "portal, event, webhook"),
      ("outgoing_webhook", "portal, webhook"),
      ("delivery_attempt", "portal, handler, delivery, number"),
      ("delivery", "portal, handler, delivery"), ("handler", "portal, handler"),
    ]
  }

  /// Removes up to `limit` rows of an application's handlers and deliveries or, without one, of a
  /// portal's; returns how many.
  ///
  /// Of an application the handlers stay that have yet to be told that it was uninstalled, with
  /// these deliveries: they end when that is done.
  public func removeDeliveries(
    of application: ApplicationID?, on portal: PortalID, limit: Int
  ) throws(StoreError) -> Int {
    guard limit > 0 else { return 0 }
    if let application {
      return try removeDeliveries(of: application, on: portal, limit: limit)
    }
    var removed = 0
    for table in Self.handlerTables where removed < limit {
      removed += try execute(
        """
        DELETE FROM \(table.name) WHERE portal = $1 AND (\(table.key)) IN (
          SELECT \(table.key) FROM \(table.name) WHERE portal = $1 LIMIT $2)
        """, [.int(portal.rawValue), .int(Int64(limit - removed))])
    }
    return removed
  }

  private func removeDeliveries(
    of application: ApplicationID, on portal: PortalID, limit: Int
  ) throws(StoreError) -> Int {
    let owner: [SQLParameter] = [.int(portal.rawValue), .int(application.rawValue)]
    let keys = try rows(
      """
      SELECT d.handler, d.delivery
      FROM handler h JOIN delivery d ON d.portal = h.portal AND d.handler = h.handler
      WHERE h.portal = $1 AND h.app = $2
        AND NOT (d.event = 'ONAPPUNINSTALL' AND d.phase IN ('waiting', 'retrying'))
      LIMIT $3
      """, owner + [.int(Int64(limit))], DeliveryKey.init(_:))
    try remove(keys, on: portal)
    guard keys.count < limit else { return keys.count }
    let deliveries = """
      (SELECT 1 FROM delivery d WHERE d.portal = handler.portal AND d.handler = handler.handler)
      """
    try execute(
      """
      UPDATE handler SET is_ended = true, next_ring = NULL, due_at = 0
      WHERE portal = $1 AND app = $2 AND NOT is_ended AND EXISTS \(deliveries)
      """, owner)
    return keys.count
      + (try execute(
        """
        DELETE FROM handler WHERE portal = $1 AND handler IN (
          SELECT handler FROM handler
          WHERE portal = $1 AND app = $2 AND NOT EXISTS \(deliveries) LIMIT $3)
        """, owner + [.int(Int64(limit - keys.count))]))
  }
}
