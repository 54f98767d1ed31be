import RestanteCore

/// How a table that stores exchange is read from the schema.
struct ArchiveSource {
  struct Column {
    var name: String
    /// The number by which the server knows the type.
    var type: UInt32
  }

  static let boolean: UInt32 = 16
  static let bytes: UInt32 = 17
  static let integer: UInt32 = 20
  static let text: UInt32 = 25
  /// The types that are exchanged.
  static let types: Set<UInt32> = [boolean, bytes, integer, text]

  /// The table that stores exchange.
  let table: ArchiveTable
  /// An expression for each of its columns.
  let expressions: [String]
  /// Their types.
  let types: [UInt32]
  /// What follows `FROM`.
  let rows: String
  /// What rows must fulfil besides; empty for nothing.
  private let filter: String

  /// What belongs to this database alone, or follows from other tables.
  static let passedOver: Set<String> = [
    "schema_version", "store_clock", "write_check", "limit_share", "queue_watch",
    "waiting", "departure",
    "idempotency_usage",
  ]

  /// Who holds the events of `claim`.
  private static let held = """
    (SELECT portal, app, connector, claim, false AS failed, unnest(held) AS event FROM claim
     UNION ALL
     SELECT portal, app, connector, claim, true, unnest(held_failed) FROM claim)
    """

  /// Which events left, and how.
  private static let departed = """
    (SELECT portal, app, connector, left_at, process_id, kind, false AS failed,
       unnest(events) AS event FROM departure
     UNION ALL
     SELECT portal, app, connector, left_at, process_id, kind, true, unnest(failed_events)
     FROM departure)
    """

  /// The sources that a table of the schema makes. Events of the past stand among the others.
  static func sources(_ name: String, columns: [Column]) -> [ArchiveSource] {
    guard let source = ArchiveSource(name, columns: columns) else { return [] }
    return name == "event" ? [source, ArchiveSource(pastEvents: columns)] : [source]
  }

  /// The source for a table of the schema; `nil` when it is not exchanged.
  private init?(_ name: String, columns: [Column]) {
    guard !Self.passedOver.contains(name) else { return nil }
    var found = Self.expressions(columns)
    var exchanged = name
    var rows = "\(name) AS t"
    var filter = ""
    switch name {
    case "queue_figures":
      exchanged = "queue"
      rows = "(SELECT DISTINCT portal, app, connector FROM queue_figures) AS t"
      found = found.filter { ["portal", "app", "connector"].contains($0.key) }
    case "suppression", "unbound_event":
      found["slot"] = nil
      let key = columns.map(\.name).filter { !["slot", "count", "last_at"].contains($0) }
        .joined(separator: ", ")
      rows = """
        (SELECT \(key), sum(count)::bigint AS count, max(last_at) AS last_at
          FROM \(name) GROUP BY \(key)) AS t
        """
    case "claim":
      for own in ["held", "held_failed"] { found[own] = nil }
      // Those of no portal are there for the planner only.
      filter = "t.portal <> 0"
    case "event":
      rows += """
         LEFT JOIN waiting AS w ON w.portal = t.portal AND w.app = t.app
          AND w.connector = t.connector AND w.event = t.event
        LEFT JOIN \(Self.held) AS h ON h.portal = t.portal AND h.app = t.app
          AND h.connector = t.connector AND h.event = t.event
        """
      filter = "(h.event IS NOT NULL OR w.event IS NOT NULL)"
      found["failed"] = ("coalesce(h.failed, w.failed)", Self.boolean)
      found["holder"] = ("coalesce(h.claim, 0)", Self.integer)
      found["last_claim"] = ("coalesce(h.claim, w.last_claim)", Self.integer)
    case "sequence":
      filter = "(t.portal <> 0 OR t.kind <> 'portal')"
    default: break
    }
    self.init(name: exchanged, found, rows: rows, filter: filter)
  }

  private init(pastEvents columns: [Column]) {
    var found = Self.expressions(columns)
    found["failed"] = ("d.failed", Self.boolean)
    found["left_at"] = ("d.left_at", Self.integer)
    found["process_id"] = ("d.process_id", Self.text)
    found["kind"] = ("d.kind", Self.text)
    let rows = """
      \(Self.departed) AS d JOIN event AS t ON t.portal = d.portal AND t.app = d.app
        AND t.connector = d.connector AND t.event = d.event
      """
    self.init(name: "past_event", found, rows: rows, filter: "")
  }

  private init(
    name: String, _ found: [String: (expression: String, type: UInt32)], rows: String,
    filter: String
  ) {
    self.table = ArchiveTable(name: name, columns: Array(found.keys))
    self.expressions = table.columns.map { found[$0]?.expression ?? "NULL" }
    self.types = table.columns.map { found[$0]?.type ?? Self.integer }
    self.rows = rows
    self.filter = filter
  }

  private static func expressions(
    _ columns: [Column]
  ) -> [String: (expression: String, type: UInt32)] {
    Dictionary(
      uniqueKeysWithValues: columns.map { ($0.name, ("t.\($0.name)", $0.type)) })
  }

  /// The `WHERE` clause for a scope.
  func condition(_ scope: ArchiveScope) -> String {
    var terms = filter.isEmpty ? [] : [filter]
    if case .portals(let portals) = scope {
      let numbers = portals.map { "\($0.rawValue)" }.joined(separator: ", ")
      terms.append(portals.isEmpty ? "false" : "t.portal IN (\(numbers))")
    }
    return terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
  }
}
