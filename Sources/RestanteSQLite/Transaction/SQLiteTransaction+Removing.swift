import RestanteCore
import RestanteSQL

/// Removing everything of an application or a portal, a part at a time.
extension SQLiteTransaction {
  /// A table together with the columns that name its rows.
  private typealias Table = (name: String, key: String)

  /// What events left, apart from themselves and their bodies.
  private static let eventTables: [Table] = [
    ("event_block", "portal, app, queue, block"),
    ("failed_key", "portal, app, queue, message_id"),
    ("pending_key", "portal, app, queue, message_id"),
    ("returned_event", "portal, app, claim, event"),
    ("retry_due", "portal, app, retry_at, event"),
    ("departure", "departure"),
    ("claim", "portal, app, claim"),
    ("idempotency_record", "portal, app, owner, method, value"),
    ("idempotency_usage", "portal, app, owner"),
    ("suppression", "portal, app, connector"),
  ]
  /// What else belongs to applications.
  private static let applicationTables: [Table] = [
    ("binding", "portal, binding"),
    ("access_token", "hash"),
    ("refresh_token", "hash"),
    ("authorization_code", "hash"),
  ]
  private static let optionsTable: Table = ("app_options", "portal, app, user")
  /// What events left on a portal as a whole.
  private static let portalEventTables: [Table] = [
    ("unbound_event", "portal, event"),
    ("activity_sample", "portal, span, at"),
  ]
  /// What else belongs to a portal as a whole.
  private static let portalTables: [Table] = [
    ("webhook", "hash"),
    ("door", "hash"),
    ("console_session", "portal, hash"),
    ("api_key", "hash"),
    ("client_secret", "portal, app, hash"),
    ("application", "portal, app"),
    ("portal_user", "portal, user"),
    ("event_name", "portal, number"),
    ("audit", "portal, number"),
    ("sequence", "portal, app, kind"),
  ]

  func removeRemains(
    of application: ApplicationID?, on portal: PortalID, withOptions: Bool, limit: Int
  ) throws(StoreError) -> Int {
    var removed = try removeQueues(of: application, on: portal, limit: limit)
    var tables = Self.eventTables + Self.applicationTables
    if withOptions { tables.append(Self.optionsTable) }
    if application == nil { tables += Self.portalEventTables + Self.portalTables }
    removed += try removeDeliveries(of: application, on: portal, limit: limit - removed)
    for table in tables where removed < limit {
      removed += try remove(from: table, of: application, on: portal, limit: limit - removed)
    }
    return removed
  }

  func removeEvents(on portal: PortalID, limit: Int) throws(StoreError) -> Int {
    var removed = try removeQueues(of: nil, on: portal, limit: limit)
    for table in Self.eventTables + Self.portalEventTables where removed < limit {
      removed += try remove(from: table, of: nil, on: portal, limit: limit - removed)
    }
    return removed + (try emptyHandlers(on: portal, limit: limit - removed))
  }

  func restartNumbers(on portal: PortalID) throws(StoreError) {
    try storeRecords()
    state.lastEvents = state.lastEvents.filter { $0.key.portal != portal }
    try restartStoredNumbers(on: portal)
  }

  /// Removes queues with their events, pending and past.
  private func removeQueues(
    of application: ApplicationID?, on portal: PortalID, limit: Int
  ) throws(StoreError) -> Int {
    // Without its row a queue is gone for readers, whatever is left of its events.
    try forgetQueues(of: application, on: portal)
    var removed = try remove(
      from: ("queue", "portal, app, queue"), of: application, on: portal, limit: limit)
    let events = try removeEvents(
      from: ("event", "portal, app, queue, holder, failed, occurred_at, event"), of: application,
      on: portal, limit: limit - removed)
    state.counts[.removed] += Int64(events)
    removed += events
    return removed
      + (try removeEvents(
        from: ("past_event", "portal, app, queue, left_at, event"), of: application, on: portal,
        limit: limit - removed))
  }

  /// Lets the writer forget what it remembers of queues whose rows go.
  private func forgetQueues(
    of application: ApplicationID?, on portal: PortalID
  ) throws(StoreError) {
    try storeRecords()
    let isMeant = { (key: QueueKey) in
      key.portal == portal && (application == nil || key.application == application)
    }
    state.queues = state.queues.filter { !isMeant($0.key) }
    state.queuesToSweep = state.queuesToSweep.filter { !isMeant($0.key) }
    state.recentKeys.forget(isMeant)
    state.lastEvents = state.lastEvents.filter { $0.key.portal != portal }
    state.settings.removeAll()
    state.candidates.removeAll()
    state.identityChanged = true
  }

  /// Removes events together with their bodies.
  private func removeEvents(
    from table: Table, of application: ApplicationID?, on portal: PortalID, limit: Int
  ) throws(StoreError) -> Int {
    let delete = try sql(
      """
      DELETE FROM \(table.name) WHERE (\(table.key)) IN (
        SELECT \(table.key) FROM \(table.name)
        WHERE portal = ? \(Self.condition(application)) LIMIT ?)
      RETURNING body
      """)
    bind(application, on: portal, limit: limit, to: delete)
    var bodies: [Int64] = []
    while try delete.step() { bodies.append(delete.integer(0)) }
    delete.finish()
    for body in bodies { try sql("DELETE FROM body WHERE body = ?").bind(body).run() }
    return bodies.count
  }

  private func remove(
    from table: Table, of application: ApplicationID?, on portal: PortalID, limit: Int
  ) throws(StoreError) -> Int {
    let delete = try sql(
      """
      DELETE FROM \(table.name) WHERE (\(table.key)) IN (
        SELECT \(table.key) FROM \(table.name)
        WHERE portal = ? \(Self.condition(application)) LIMIT ?)
      """)
    bind(application, on: portal, limit: limit, to: delete)
    return try delete.run()
  }

  private static func condition(_ application: ApplicationID?) -> String {
    application == nil ? "" : "AND app = ?"
  }

  private func bind(
    _ application: ApplicationID?, on portal: PortalID, limit: Int, to statement: Statement
  ) {
    statement.bind(portal.rawValue)
    if let application { statement.bind(application.rawValue) }
    statement.bind(Int64(max(0, limit)))
  }

  func removeApplication(_ id: ApplicationID, on portal: PortalID) throws(StoreError) {
    for table in ["client_secret", "app_options", "sequence", "application"] {
      try sql("DELETE FROM \(table) WHERE portal = ? AND app = ?")
        .bind(portal.rawValue).bind(id.rawValue).run()
    }
    state.lastEvents = state.lastEvents.filter {
      $0.key.portal != portal || $0.key.application != id
    }
    state.candidates.removeAll()
    state.identityChanged = true
  }

  func removePortal(_ id: PortalID) throws(StoreError) {
    try sql("DELETE FROM portal WHERE portal = ?").bind(id.rawValue).run()
    // What deleted rows leave behind is removed when the writer has time.
    try sql("PRAGMA user_version = \(FileSpace.Remains.inFile.rawValue)").run()
    state.identityChanged = true
  }
}
