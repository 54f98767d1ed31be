import RestanteCore

/// Writes rows that come from another store.
final class PostgresArchiveWriter: PostgresArchiveReader, ArchiveWriter {
  override init(session: Session) throws(StoreError) {
    try super.init(session: session)
    for table in PostgresArchiveFigures.tables { try session.run(table) }
  }

  func insert(_ rows: [ArchiveRow], into table: ArchiveTable) throws(StoreError) {
    guard !rows.isEmpty else { return }
    let source = try source(of: table)
    switch table.name {
    case "queue":
      let figures = ["pending": "0", "claimed": "0", "failed": "0"]
      try write(rows, to: ArchiveTarget("queue_figures", from: source, figures), source)
    case "claim":
      let held = ["held": "'{}'", "held_failed": "'{}'"]
      try write(rows, to: ArchiveTarget("claim", from: source, held), source)
    case "event":
      try writeEvents(rows, source)
    case "past_event":
      let left: Set = ["left_at", "process_id", "kind", "failed"]
      try write(rows, to: ArchiveTarget("event", from: source, without: left), source)
      let departed = left.union(["portal", "app", "connector", "event"])
      try write(rows, to: ArchiveTarget("archive_departed", from: source, only: departed), source)
    default:
      try write(rows, to: ArchiveTarget(table.name, from: source), source)
    }
  }

  /// Writes what events say, and where they stand.
  private func writeEvents(
    _ rows: [ArchiveRow], _ source: ArchiveSource
  ) throws(StoreError) {
    let states: Set = ["failed", "holder", "last_claim"]
    try write(rows, to: ArchiveTarget("event", from: source, without: states), source)
    let place = source.table.columns.firstIndex(of: "holder")
    func isHeld(_ row: ArchiveRow) -> Bool {
      guard let place, case .integer(let holder) = row[place] else { return false }
      return holder != 0
    }
    let waiting = ArchiveTarget(
      "waiting", from: source,
      only: [
        "portal", "app", "connector", "failed", "occurred_at", "event", "last_claim",
        "message_id", "name", "retry_at",
        // Only of dead letters is it of any use to find them by this.
      ], ["retry_at": "CASE WHEN k.failed THEN k.retry_at END"])
    try write(rows.filter { !isHeld($0) }, to: waiting, source)
    let held = ArchiveTarget(
      "archive_held", from: source,
      only: ["portal", "app", "connector", "holder", "failed", "event"])
    try write(rows.filter(isHeld), to: held, source)
  }

  private func write(
    _ rows: [ArchiveRow], to target: ArchiveTarget, _ source: ArchiveSource
  ) throws(StoreError) {
    guard !rows.isEmpty else { return }
    try session.run([target.insertion(of: rows, from: source)])
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
