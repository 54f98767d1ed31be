public import RestanteCore

/// Removing what events left on a portal.
extension SQLWriter {
  /// Removes up to `limit` deliveries and attempts of a portal; returns how many. With the last of
  /// them its handlers become as if nothing had been delivered.
  public func emptyHandlers(on portal: PortalID, limit: Int) throws(StoreError) -> Int {
    guard limit > 0 else { return 0 }
    var removed = 0
    for (table, key) in [
      ("delivery_attempt", "portal, handler, delivery, number"),
      ("delivery", "portal, handler, delivery"),
    ] where removed < limit {
      removed += try execute(
        """
        DELETE FROM \(table) WHERE portal = $1 AND (\(key)) IN (
          SELECT \(key) FROM \(table) WHERE portal = $1 LIMIT $2)
        """, [.int(portal.rawValue), .int(Int64(limit - removed))])
    }
    guard removed < limit else { return removed }
    try execute(
      "DELETE FROM handler WHERE portal = $1 AND is_ended", [.int(portal.rawValue)])
    // The count of claims stays: what an attempt under way reports is of an older claim.
    try execute(
      """
      UPDATE handler SET is_suspended = false, claimed = '', claim_expires = NULL,
        pace = \(DeliveryPolicy.firstPace), failed_since = NULL, last_failed = 0, failures = 0,
        outage_since = NULL, probes = 0, next_probe = NULL, handler_fails = false,
        is_resuming = false, suspended_at = NULL, due_at = NULL, last_ring = NULL,
        next_ring = NULL, is_ringing = false, has_news = false, bell_delivery = 0
      WHERE portal = $1
      """, [.int(portal.rawValue)])
    return removed
  }

  /// Lets the next event of each of a portal's applications have the number 1, as far as the store
  /// goes by what is written.
  public func restartStoredNumbers(on portal: PortalID) throws(StoreError) {
    try execute(
      "DELETE FROM sequence WHERE portal = $1 AND kind = 'event'", [.int(portal.rawValue)])
  }
}
