import RestanteCore
import RestanteSQL

/// Removing everything of an application or a portal, a part at a time.
extension PostgresTransaction {
  /// What events left, apart from what says where the events of a queue are.
  private static let eventTables = [
    "departure", "event", "idempotency_record", "idempotency_usage", "suppression",
  ]
  /// What else belongs to applications.
  private static let applicationTables = [
    "binding", "access_token", "refresh_token", "authorization_code",
  ]
  /// What events left on a portal as a whole.
  private static let portalEventTables = ["unbound_event", "activity_sample"]
  /// What else belongs to a portal as a whole.
  private static let portalTables = [
    "webhook", "door", "console_session", "api_key", "client_secret", "application", "portal_user",
    "event_name", "audit", "sequence",
  ]

  func removeRemains(
    of application: ApplicationID?, on portal: PortalID, withOptions: Bool, limit: Int
  ) throws(StoreError) -> Int {
    state.settings.removeAll()
    let part = Part(portal: portal, application: application)
    var removed = try removeQueues(part, limit: limit)
    var tables = Self.eventTables + Self.applicationTables
    if withOptions { tables.append("app_options") }
    if application == nil { tables += Self.portalEventTables + Self.portalTables }
    removed += try removeDeliveries(of: application, on: portal, limit: limit - removed)
    for table in tables where removed < limit {
      removed += try remove(part, from: table, limit: limit - removed).count
    }
    return removed
  }

  func removeEvents(on portal: PortalID, limit: Int) throws(StoreError) -> Int {
    let part = Part(portal: portal)
    var removed = try removeQueues(part, limit: limit)
    for table in Self.eventTables + Self.portalEventTables where removed < limit {
      removed += try remove(part, from: table, limit: limit - removed).count
    }
    return removed + (try emptyHandlers(on: portal, limit: limit - removed))
  }

  func restartNumbers(on portal: PortalID) throws(StoreError) {
    state.numbers.forget(portal)
    try restartStoredNumbers(on: portal)
  }

  /// Removes what says where the events of queues are.
  private func removeQueues(_ part: Part, limit: Int) throws(StoreError) -> Int {
    var removed = try remove(part, from: "queue_figures", limit: limit).count
    let waiting = try remove(part, from: "waiting", limit: limit - removed).count
    removed += waiting
    let claims = try remove(
      part, from: "claim", limit: limit - removed,
      returning: "(cardinality(held) + cardinality(held_failed))::bigint")
    removed += claims.count
    let held = (0..<claims.count).reduce(0) { $0 + claims.integer($1, 0) }
    state.counts[.removed] += Int64(waiting) + held
    return removed
  }

  /// What is removed: an application's rows or, without one, all of a portal.
  private struct Part {
    var portal: PortalID
    var application: ApplicationID?

    var condition: String { application == nil ? "portal = $1" : "portal = $1 AND app = $3" }
  }

  /// The column that tells a portal's users, applications or credentials apart.
  private static func key(of table: String) -> String {
    switch table {
    case "portal_user": "member"
    case "application": "app"
    default: "hash"
    }
  }

  private func remove(
    _ part: Part, from table: String, limit: Int, returning: String = "1::bigint"
  ) throws(StoreError) -> Rows {
    let application = part.application.map { [Parameter.int($0.rawValue)] } ?? []
    // Where a table is on every node, the same rows must go on all of them; where they stand
    // differs.
    let key = Distribution.place(of: table) == .everywhere ? Self.key(of: table) : nil
    return try session.run(
      """
      DELETE FROM \(table) WHERE portal = $1 AND \(key ?? "ctid") = ANY(ARRAY(
        SELECT \(key ?? "ctid") FROM \(table) WHERE \(part.condition)
        \(key.map { "ORDER BY \($0)" } ?? "") LIMIT $2))
      RETURNING \(returning)
      """, [.int(part.portal.rawValue), .int(Int64(max(0, limit)))] + application)
  }

  func removeApplication(_ id: ApplicationID, on portal: PortalID) throws(StoreError) {
    for table in ["client_secret", "app_options", "sequence", "application"] {
      try sql(
        "DELETE FROM \(table) WHERE portal = $1 AND app = $2", .int(portal.rawValue),
        .int(id.rawValue))
    }
  }

  func removePortal(_ id: PortalID) throws(StoreError) {
    try sql("DELETE FROM portal WHERE portal = $1", .int(id.rawValue))
  }
}
