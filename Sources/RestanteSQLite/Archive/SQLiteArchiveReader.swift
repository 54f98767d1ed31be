import RestanteCore

/// Reads the tables of the schema as those that stores exchange.
class SQLiteArchiveReader: StatementSource, ArchiveReader {
  let statements: StatementCache
  private var known: [String: ArchiveSource]?

  init(statements: StatementCache) {
    self.statements = statements
  }

  func portals() throws(StoreError) -> [Portal] {
    let statement = try sql("SELECT portal, domain, member_id, mode FROM portal ORDER BY portal")
    defer { statement.finish() }
    var portals: [Portal] = []
    while try statement.step() {
      portals.append(
        Portal(
          id: PortalID(rawValue: statement.integer(0)), domain: statement.text(1),
          memberID: statement.text(2), mode: statement.optionalText(3).flatMap(Mode.init)))
    }
    return portals
  }

  func tables() throws(StoreError) -> [ArchiveTable] {
    try sources().values.map(\.table)
  }

  func count(_ table: ArchiveTable, _ scope: ArchiveScope) throws(StoreError) -> Int64 {
    let source = try source(of: table)
    let statement = try sql("SELECT count(*) FROM \(source.rows)\(source.condition(scope))")
    defer { statement.finish() }
    return try statement.step() ? statement.integer(0) : 0
  }

  func read(
    _ table: ArchiveTable, _ scope: ArchiveScope, _ body: (ArchiveRow) throws -> Void
  ) throws {
    let source = try source(of: table)
    let columns = source.expressions.joined(separator: ", ")
    let statement = try sql("SELECT \(columns) FROM \(source.rows)\(source.condition(scope))")
    defer { statement.finish() }
    while try statement.step() {
      try body((0..<source.expressions.count).map { ArchiveValue(statement.value(Int32($0))) })
    }
  }

  /// Where the rows of a table come from.
  func source(of table: ArchiveTable) throws(StoreError) -> ArchiveSource {
    guard let source = try sources()[table.name], source.table == table else {
      throw StoreError(.schema, "the embedded store has no such table: \(table.name)")
    }
    return source
  }

  private func sources() throws(StoreError) -> [String: ArchiveSource] {
    if let known { return known }
    var sources: [String: ArchiveSource] = [:]
    let statement = try sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    statement.finish()
    for name in names {
      guard let source = ArchiveSource(name, columns: try columns(of: name)) else { continue }
      sources[source.table.name] = source
    }
    known = sources
    return sources
  }

  /// The columns of a table of the schema with their types.
  func columns(of table: String) throws(StoreError) -> [(name: String, type: String)] {
    let statement = try sql("SELECT name, type FROM pragma_table_info(?)").bind(table)
    defer { statement.finish() }
    var columns: [(name: String, type: String)] = []
    while try statement.step() { columns.append((statement.text(0), statement.text(1))) }
    return columns
  }
}

/// How a table that stores exchange is read from the schema.
struct ArchiveSource {
  /// The table that stores exchange.
  let table: ArchiveTable
  /// An expression for each of its columns.
  let expressions: [String]
  /// What follows `FROM`.
  let rows: String
  /// What rows must fulfil besides; empty for nothing.
  private let filter: String

  /// What events carry besides the user, in a table of its own.
  private static let carried = ["data", "checksum", "publisher", "trace", "repeats"]

  /// What belongs to this file alone, or follows from other tables.
  static let passedOver: Set<String> = [
    "grdb_migrations", "write_check", "body", "pending_key", "failed_key", "event_block",
    "returned_event",
    "idempotency_usage", "retry_due", "departure",
  ]

  /// The source for a table of the schema; `nil` when it is not exchanged.
  init?(_ name: String, columns: [(name: String, type: String)]) {
    guard !Self.passedOver.contains(name), !name.hasPrefix("sqlite_") else { return nil }
    var expressions: [String: String] = [:]
    for column in columns {
      expressions[Self.exchanged(column.name)] = "t.\(Self.quoted(column.name))"
    }
    var rows = "\(Self.quoted(name)) AS t"
    var filter = ""
    switch name {
    case "queue":
      expressions = expressions.filter { ["portal", "app", "connector"].contains($0.key) }
    case "claim":
      for own in ["queue", "held", "returned", "claimed_at"] { expressions[own] = nil }
      expressions["connector"] = "q.connector"
      rows += " JOIN queue AS q USING (portal, app, queue)"
    case "event":
      for own in ["queue", "body"] { expressions[own] = nil }
      expressions["connector"] = "q.connector"
      expressions["member"] = "b.user"
      for carried in Self.carried { expressions[carried] = "b.\(carried)" }
      rows += " JOIN queue AS q USING (portal, app, queue) JOIN body AS b ON b.body = t.body"
    case "past_event":
      for own in ["queue", "body", "departure"] { expressions[own] = nil }
      expressions["connector"] = "q.connector"
      expressions["process_id"] = "d.process_id"
      expressions["kind"] = "d.kind"
      expressions["member"] = "b.user"
      for carried in Self.carried { expressions[carried] = "b.\(carried)" }
      rows += """
         JOIN queue AS q USING (portal, app, queue) JOIN body AS b ON b.body = t.body
          JOIN departure AS d ON d.departure = t.departure
        """
    case "sequence":
      filter = "t.kind NOT IN ('claim', 'queue') AND (t.portal <> 0 OR t.kind <> 'portal')"
    default: break
    }
    self.table = ArchiveTable(name: name, columns: Array(expressions.keys))
    self.expressions = table.columns.map { expressions[$0] ?? "NULL" }
    self.rows = rows
    self.filter = filter
  }

  /// A column's name where stores exchange rows: `user` means something else to PostgreSQL.
  static func exchanged(_ column: String) -> String { column == "user" ? "member" : column }

  static func quoted(_ name: String) -> String { "\"\(name)\"" }

  /// The `WHERE` clause for a scope.
  func condition(_ scope: ArchiveScope) -> String {
    var terms = filter.isEmpty ? [] : [filter]
    if case .portals(let portals) = scope {
      terms.append("t.portal IN (\(portals.map { "\($0.rawValue)" }.joined(separator: ", ")))")
    }
    return terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
  }
}

extension ArchiveValue {
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    case .blob(let bytes): self = .bytes(bytes)
    }
  }

  /// The value for a column of a type: texts and the same as bytes stand for each other.
  func stored(as type: String) -> SQLValue {
    switch (self, type) {
    case (.null, _): .null
    case (.integer(let number), _): .integer(number)
    case (.text(let text), "BLOB"): .blob(Array(text.utf8))
    case (.text(let text), _): .text(text)
    case (.bytes(let bytes), "TEXT"): .text(String(decoding: bytes, as: UTF8.self))
    case (.bytes(let bytes), _): .blob(bytes)
    }
  }
}
