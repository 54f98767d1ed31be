import RestanteCore

/// Writes rows that come from another store.
final class PostgresArchiveWriter: PostgresArchiveReader, ArchiveWriter {
  /// How many rows travel in one journey to the server.
  private static let rowsPerJourney = 100

  override init(session: Session) throws(StoreError) {
    try super.init(session: session)
    for table in PostgresArchiveFigures.tables { try session.run(table) }
  }

  func insert(_ rows: [ArchiveRow], into table: ArchiveTable) throws(StoreError) {
    let source = try source(of: table)
    var commands: [Command] = []
    for row in rows {
      let values = Dictionary(
        uniqueKeysWithValues: zip(table.columns, zip(row, source.types)).map { column, value in
          (column, value.0.parameter(of: value.1))
        })
      commands += insertions(of: values, into: table.name)
      guard commands.count >= Self.rowsPerJourney else { continue }
      try session.run(commands)
      commands.removeAll(keepingCapacity: true)
    }
    if !commands.isEmpty { try session.run(commands) }
  }

  /// The statements that write a row.
  private func insertions(of row: [String: Parameter], into table: String) -> [Command] {
    switch table {
    case "queue":
      var values = row
      for figure in ["pending", "claimed", "failed"] { values[figure] = .int(0) }
      return [Self.insertion(of: values, into: "queue_figures")]
    case "claim":
      var values = row
      for held in ["held", "held_failed"] { values[held] = .ints([]) }
      return [Self.insertion(of: values, into: "claim")]
    case "event":
      return eventInsertions(of: row)
    case "past_event":
      let left: Set = ["left_at", "process_id", "kind", "failed"]
      let place: Set = ["portal", "app", "connector", "event"]
      return [
        Self.insertion(of: row.filter { !left.contains($0.key) }, into: "event"),
        Self.insertion(
          of: row.filter { left.contains($0.key) || place.contains($0.key) },
          into: "archive_departed"),
      ]
    default:
      return [Self.insertion(of: row, into: table)]
    }
  }

  private func eventInsertions(of row: [String: Parameter]) -> [Command] {
    let states: Set = ["failed", "holder", "last_claim"]
    let event = Self.insertion(of: row.filter { !states.contains($0.key) }, into: "event")
    guard case .int(let holder)? = row["holder"], holder != 0 else {
      let columns: Set = [
        "portal", "app", "connector", "failed", "occurred_at", "event", "last_claim",
        "message_id", "name", "retry_at",
      ]
      var waiting = row.filter { columns.contains($0.key) }
      // Only of dead letters is it of any use to find them by this.
      if case .flag(false)? = waiting["failed"] { waiting["retry_at"] = nil }
      return [event, Self.insertion(of: waiting, into: "waiting")]
    }
    let columns: Set = ["portal", "app", "connector", "holder", "failed", "event"]
    let held = row.filter { columns.contains($0.key) }
    return [event, Self.insertion(of: held, into: "archive_held")]
  }

  private static func insertion(of row: [String: Parameter], into table: String) -> Command {
    let columns = row.keys.sorted()
    let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return Command(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))",
      columns.map { row[$0] ?? .optionalInt(nil) })
  }

  func finish(_ portals: [PortalID]) throws(StoreError) {
    try session.run(PostgresArchiveFigures.holding)
    try session.run(PostgresArchiveFigures.departing)
    for portal in portals {
      for text in PostgresArchiveFigures.statements {
        try session.run(text, [.int(portal.rawValue)])
      }
    }
    try session.run(PostgresArchiveFigures.lastPortal)
    try session.run(PostgresArchiveFigures.lastClaim)
    try session.run(PostgresArchiveFigures.lastOccurrence)
  }
}

/// What follows from events, claims and records of a portal.
enum PostgresArchiveFigures {
  /// The held and the past events that were written, until their claims and departures are told.
  static let tables = [
    """
    CREATE TEMPORARY TABLE archive_held (
      portal bigint, app bigint, connector text COLLATE "C", holder bigint, failed boolean,
      event bigint
    ) ON COMMIT DROP
    """,
    """
    CREATE TEMPORARY TABLE archive_departed (
      portal bigint, app bigint, connector text COLLATE "C", left_at bigint,
      process_id text COLLATE "C", kind text COLLATE "C", failed boolean, event bigint
    ) ON COMMIT DROP
    """,
  ]

  static let departing = """
    INSERT INTO departure (portal, app, connector, departure, left_at, first_event, last_event,
      kind, process_id, events, failed_events)
    SELECT portal, app, connector, nextval('departure_number'), left_at, min(event), max(event),
      kind, process_id,
      coalesce(array_agg(event ORDER BY event) FILTER (WHERE NOT failed), '{}'),
      coalesce(array_agg(event ORDER BY event) FILTER (WHERE failed), '{}')
    FROM archive_departed GROUP BY portal, app, connector, left_at, process_id, kind
    """

  static let holding = """
    UPDATE claim AS c SET held = h.held, held_failed = h.held_failed
    FROM (
      SELECT portal, app, connector, holder,
        coalesce(array_agg(event ORDER BY event) FILTER (WHERE NOT failed), '{}') AS held,
        coalesce(array_agg(event ORDER BY event) FILTER (WHERE failed), '{}') AS held_failed
      FROM archive_held GROUP BY portal, app, connector, holder) AS h
    WHERE c.portal = h.portal AND c.app = h.app AND c.connector = h.connector
      AND c.claim = h.holder
    """

  /// Statements with the portal as their parameter.
  static let statements = [
    """
    INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
    SELECT portal, app, connector, count(*) FILTER (WHERE NOT failed), 0,
      count(*) FILTER (WHERE failed)
    FROM waiting WHERE portal = $1 GROUP BY portal, app, connector
    """,
    """
    INSERT INTO queue_figures (portal, app, connector, pending, claimed, failed)
    SELECT portal, app, connector, 0, sum(cardinality(held) + cardinality(held_failed)), 0
    FROM claim WHERE portal = $1 GROUP BY portal, app, connector
    """,
    """
    INSERT INTO idempotency_usage (portal, app, owner, bytes)
    SELECT portal, app, owner, sum(octet_length(reply) + \(IdempotencyRecord.overhead))
    FROM idempotency_record WHERE portal = $1 GROUP BY portal, app, owner
    """,
  ]

  static let lastPortal = """
    INSERT INTO sequence AS s (portal, app, kind, last)
    SELECT 0, 0, 'portal', coalesce(max(portal), 0) FROM portal
    ON CONFLICT (portal, app, kind) DO UPDATE SET last = greatest(s.last, excluded.last)
    """

  static let lastClaim = """
    SELECT setval('claim_number', greatest(
      (SELECT last_value FROM claim_number), (SELECT coalesce(max(claim), 1) FROM claim)))
    """

  static let lastOccurrence = """
    SELECT setval('occurrence_number', greatest(
      (SELECT last_value FROM occurrence_number),
      (SELECT coalesce(max(occurrence & \(OccurrenceNumber.countMask)), 1) FROM event), 1))
    """
}

extension ArchiveValue {
  /// The parameter for a column of a type: texts and the same as bytes stand for each other.
  func parameter(of type: UInt32) -> Parameter {
    switch (self, type) {
    case (.null, ArchiveSource.text): .optionalText(nil)
    case (.null, ArchiveSource.bytes): .optionalBytes(nil)
    case (.null, _): .optionalInt(nil)
    case (.integer(let number), ArchiveSource.boolean): .flag(number != 0)
    case (.integer(let number), _): .int(number)
    case (.text(let text), ArchiveSource.bytes): .bytes(Array(text.utf8))
    case (.text(let text), _): .text(text)
    case (.bytes(let bytes), ArchiveSource.text): .text(String(decoding: bytes, as: UTF8.self))
    case (.bytes(let bytes), _): .bytes(bytes)
    }
  }
}
