import RestanteCore

/// Writes rows that come from another store.
final class SQLiteArchiveWriter: SQLiteArchiveReader, ArchiveWriter {
  private struct QueueName: Hashable {
    var portal: Int64
    var app: Int64
    var connector: String
  }

  private struct ApplicationName: Hashable {
    var portal: Int64
    var app: Int64
  }

  private var queues: [QueueName: Int64] = [:]
  private var lastQueues: [ApplicationName: Int64] = [:]
  private var types: [String: [String: String]] = [:]

  func insert(_ rows: [ArchiveRow], into table: ArchiveTable) throws(StoreError) {
    let source = try source(of: table)
    for row in rows {
      var values = Dictionary(uniqueKeysWithValues: zip(table.columns, row))
      switch source.table.name {
      case "queue": addQueue(&values)
      case "claim":
        try replaceConnector(&values)
        for figure in ["held", "returned", "claimed_at"] { values[figure] = .integer(0) }
      case "event":
        try replaceConnector(&values)
        values["body"] = .integer(try insertBody(&values))
      case "past_event":
        try replaceConnector(&values)
        values["body"] = .integer(try insertBody(&values))
        values["departure"] = .integer(try departure(&values))
      default: break
      }
      try insert(values, into: table.name)
    }
  }

  private func insert(
    _ values: [String: ArchiveValue], into table: String
  ) throws(StoreError) {
    let types = try columnTypes(of: table)
    let columns = values.keys.sorted()
    let names = columns.map { Self.own($0, among: types) }
    let statement = try sql(
      """
      INSERT INTO \(ArchiveSource.quoted(table))
        (\(names.map(ArchiveSource.quoted).joined(separator: ", ")))
      VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
      """)
    for (column, name) in zip(columns, names) {
      statement.bind((values[column] ?? .null).stored(as: types[name] ?? ""))
    }
    try statement.run()
  }

  /// A column's name in the schema.
  private static func own(_ column: String, among types: [String: String]) -> String {
    column == "member" && types["user"] != nil ? "user" : column
  }

  private func columnTypes(of table: String) throws(StoreError) -> [String: String] {
    if let known = types[table] { return known }
    let found = Dictionary(
      uniqueKeysWithValues: try columns(of: table).map { ($0.name, $0.type) })
    types[table] = found
    return found
  }

  /// Gives a queue its number. What it holds is counted in the end.
  private func addQueue(_ values: inout [String: ArchiveValue]) {
    let name = Self.queueName(values)
    let application = ApplicationName(portal: name.portal, app: name.app)
    let number = (lastQueues[application] ?? 0) + 1
    lastQueues[application] = number
    queues[name] = number
    values["queue"] = .integer(number)
    for figure in ["pending", "claimed", "failed", "keys", "last_published_at"] {
      values[figure] = .integer(0)
    }
  }

  private func replaceConnector(_ values: inout [String: ArchiveValue]) throws(StoreError) {
    guard let number = queues[Self.queueName(values)] else {
      throw StoreError(.corrupt, "an event or claim belongs to no queue")
    }
    values["connector"] = nil
    values["queue"] = .integer(number)
  }

  private static func queueName(_ values: [String: ArchiveValue]) -> QueueName {
    var name = QueueName(portal: 0, app: 0, connector: "")
    if case .integer(let portal) = values["portal"] { name.portal = portal }
    if case .integer(let app) = values["app"] { name.app = app }
    if case .text(let connector) = values["connector"] { name.connector = connector }
    return name
  }

  /// Writes what an event carries; returns where.
  private func insertBody(_ values: inout [String: ArchiveValue]) throws(StoreError) -> Int64 {
    let statement = try sql(
      """
      INSERT INTO body (user, data, checksum, publisher, trace, repeats)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING body
      """)
    statement.bind((values.removeValue(forKey: "member") ?? .null).stored(as: "INTEGER"))
    statement.bind((values.removeValue(forKey: "data") ?? .null).stored(as: "BLOB"))
    for name in ["checksum", "publisher"] {
      statement.bind((values.removeValue(forKey: name) ?? .null).stored(as: "INTEGER"))
    }
    statement.bind((values.removeValue(forKey: "trace") ?? .null).stored(as: "TEXT"))
    statement.bind((values.removeValue(forKey: "repeats") ?? .integer(0)).stored(as: "INTEGER"))
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a body was not written") }
    return statement.integer(0)
  }

  /// The departure that a past event belongs to, made if it is not there; returns its number.
  private func departure(_ values: inout [String: ArchiveValue]) throws(StoreError) -> Int64 {
    let process = (values.removeValue(forKey: "process_id") ?? .null).stored(as: "TEXT")
    let kind = (values.removeValue(forKey: "kind") ?? .null).stored(as: "TEXT")
    let columns = ["portal", "app", "queue", "left_at"]
    let place = columns.map { (values[$0] ?? .null).stored(as: "INTEGER") }
    let known = try sql(
      """
      SELECT departure FROM departure
      WHERE portal = ? AND app = ? AND queue = ? AND left_at = ? AND process_id = ? AND kind = ?
      """)
    for value in place + [process, kind] { known.bind(value) }
    defer { known.finish() }
    if try known.step() { return known.integer(0) }
    let insert = try sql(
      """
      INSERT INTO departure (portal, app, queue, left_at, process_id, kind)
      VALUES (?, ?, ?, ?, ?, ?) RETURNING departure
      """)
    for value in place + [process, kind] { insert.bind(value) }
    defer { insert.finish() }
    guard try insert.step() else { throw StoreError(.corrupt, "a departure was not written") }
    return insert.integer(0)
  }

  func finish(_ portals: [PortalID]) throws(StoreError) {
    for portal in portals {
      for text in SQLiteArchiveFigures.statements {
        try sql(text).bind(portal.rawValue).run()
      }
    }
  }
}

/// What follows from events, claims and records of a portal.
enum SQLiteArchiveFigures {
  /// Statements with the portal as their parameter.
  static let statements = figures + EventBlockSchema.fill(where: "portal = ?1")

  private static let figures = [
    """
    INSERT INTO pending_key (portal, app, queue, message_id, occurred_at, event)
    SELECT portal, app, queue, message_id, occurred_at, event FROM event
    WHERE portal = ?1 AND holder = 0 AND failed = 0 ORDER BY app, queue, message_id
    """,
    """
    INSERT INTO failed_key (portal, app, queue, message_id, occurred_at, event)
    SELECT portal, app, queue, message_id, occurred_at, event FROM event
    WHERE portal = ?1 AND holder = 0 AND failed = 1
    """,
    """
    INSERT INTO returned_event (portal, app, claim, event)
    SELECT portal, app, last_claim, event FROM event
    WHERE portal = ?1 AND holder = 0 AND last_claim <> 0
    """,
    """
    INSERT INTO retry_due (portal, app, retry_at, event, queue)
    SELECT portal, app, retry_at, event, queue FROM event
    WHERE portal = ?1 AND holder = 0 AND failed = 1 AND retry_at IS NOT NULL
    """,
    """
    UPDATE claim SET
      held = (SELECT count(*) FROM event e WHERE e.portal = claim.portal AND e.app = claim.app
        AND e.queue = claim.queue AND e.holder = claim.claim),
      returned = (SELECT count(*) FROM returned_event r WHERE r.portal = claim.portal
        AND r.app = claim.app AND r.claim = claim.claim)
    WHERE portal = ?1
    """,
    """
    UPDATE queue SET
      last_occurrence = max(
        (SELECT coalesce(max(occurrence & \(OccurrenceNumber.countMask)), 0) FROM event e
          WHERE e.portal = queue.portal AND e.app = queue.app AND e.queue = queue.queue),
        (SELECT coalesce(max(occurrence & \(OccurrenceNumber.countMask)), 0) FROM past_event e
          WHERE e.portal = queue.portal AND e.app = queue.app AND e.queue = queue.queue)),
      (pending, claimed, failed, keys, last_published_at) = (
        SELECT count(*) FILTER (WHERE holder = 0 AND failed = 0),
          count(*) FILTER (WHERE holder <> 0), count(*) FILTER (WHERE holder = 0 AND failed = 1),
          count(*) FILTER (WHERE holder = 0 AND failed = 0), coalesce(1000 * max(occurred_at), 0)
        FROM event e WHERE e.portal = queue.portal AND e.app = queue.app AND e.queue = queue.queue)
    WHERE portal = ?1
    """,
    """
    INSERT INTO sequence (portal, app, kind, last)
    SELECT portal, app, 'claim', max(claim) FROM claim WHERE portal = ?1 GROUP BY portal, app
    """,
    """
    INSERT INTO sequence (portal, app, kind, last)
    SELECT portal, app, 'queue', max(queue) FROM queue WHERE portal = ?1 GROUP BY portal, app
    """,
    """
    INSERT INTO idempotency_usage (portal, app, owner, bytes)
    SELECT portal, app, owner, sum(length(reply) + \(IdempotencyRecord.overhead))
    FROM idempotency_record WHERE portal = ?1 GROUP BY portal, app, owner
    """,
  ]
}
