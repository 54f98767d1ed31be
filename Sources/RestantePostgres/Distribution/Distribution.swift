public import RestanteCore

/// Spreads the tables of a database over the nodes of a distributed PostgreSQL: Citus, or whatever
/// has its functions.
///
/// All rows of a portal come to stand on one node, so that each statement about a queue has one
/// place to go to. On every node are the rows that all portals share, and whatever is looked up
/// before the portal is known: credentials, and the users and applications that they stand for.
public struct Distribution: Sendable {
  /// The column by whose value rows are spread.
  public static let column = "portal"

  /// What becomes of a table.
  public enum Place: Sendable, Hashable {
    /// Its rows are spread by portal.
    case spread
    /// It is on every node.
    case everywhere
    /// It stays where statements arrive.
    case here
  }

  /// The tables that are on every node.
  static let everywhere: Set<String> = [
    "portal", "portal_user", "application", "store_clock", "access_token", "refresh_token",
    "webhook", "api_key", "authorization_code", "server_key_fingerprint", "door",
  ]
  /// The tables that stay where statements arrive.
  static let here: Set<String> = ["schema_version", "write_check", "limit_share", "queue_watch"]

  /// With what this was tried.
  public static let triedWith = "Citus 13.2 on PostgreSQL 15"

  /// The tables of the database and what becomes of them, by name.
  public let places: [String: Place]
  /// The statements that spread what is not spread yet, in their order.
  public let statements: [String]
  /// The version of Citus; `nil` where something else has its functions.
  public let version: String?

  /// Where a table belongs.
  package static func place(of table: String) -> Place {
    if everywhere.contains(table) { return .everywhere }
    return here.contains(table) ? .here : .spread
  }

  /// Looks at a database.
  ///
  /// - Throws: ``RestanteCore/StoreError``: `schema` when the database lacks the functions, or a
  ///   table that is to be spread has a key without the portal.
  init(session: Session) throws(StoreError) {
    let tables = try Self.tables(session)
    let done = try Self.spread(session)
    places = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, Self.place(of: $0.name)) })
    try Self.checkKeys(session, of: places.filter { $0.value == .spread }.map(\.key))
    version = try session.run("SELECT extversion FROM pg_extension WHERE extname = 'citus'")
      .first { (reader) throws(StoreError) in reader.text() }
    statements = Self.statements(for: tables, done: done)
  }

  /// The statements for a database without rows on which nothing was spread yet.
  public static var statementsForNewDatabase: [String] {
    let names = Schema.tables.sorted()
    return statements(for: names.map { Table(name: $0, hasOwnRows: false) }, done: [:])
  }

  /// A table as the database has it.
  private struct Table {
    var name: String
    /// Whether there are rows where statements arrive, rather than on the nodes.
    var hasOwnRows: Bool
  }

  private static func statements(for tables: [Table], done: [String: Place]) -> [String] {
    var statements: [String] = []
    func move(_ table: Table, by statement: String) {
      if done[table.name] != nil, done[table.name] != place(of: table.name) {
        statements.append("SELECT undistribute_table('\(table.name)')")
      }
      if done[table.name] != place(of: table.name) { statements.append(statement) }
      if table.hasOwnRows {
        statements.append(
          "SELECT truncate_local_data_after_distributing_table('\(table.name)')")
      }
    }
    for table in tables where place(of: table.name) == .everywhere {
      move(table, by: "SELECT create_reference_table('\(table.name)')")
    }
    // Before the last tables, so that a run that was interrupted says it again.
    if !tables.allSatisfy({ place(of: $0.name) == done[$0.name] ?? .here }) {
      statements.append("SELECT create_distributed_function('store_now()')")
    }
    let spread = tables.filter { place(of: $0.name) == .spread }
    var first = spread.first { done[$0.name] == .spread }?.name
    for table in spread {
      move(
        table,
        by: """
          SELECT create_distributed_table('\(table.name)', '\(column)', \
          colocate_with => '\(first ?? "none")')
          """)
      first = first ?? table.name
    }
    return statements
  }

  private static func tables(_ session: Session) throws(StoreError) -> [Table] {
    let rows = try session.run(
      """
      SELECT c.relname::text, c.relkind = 'r' AND pg_relation_size(c.oid) > 0 FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
      ORDER BY c.relname
      """)
    return (0..<rows.count).map { row in
      let name = rows.text(row, 0)
      return Table(name: name, hasOwnRows: place(of: name) != .here && rows.flag(row, 1))
    }
  }

  /// Where the tables are that were spread before.
  private static func spread(_ session: Session) throws(StoreError) -> [String: Place] {
    let known = try session.run(
      """
      SELECT to_regproc('create_reference_table') IS NOT NULL
        AND EXISTS (SELECT FROM pg_proc WHERE proname = 'create_distributed_table')
        AND to_regclass('pg_dist_partition') IS NOT NULL
      """)
    guard known.flag(0, 0) else {
      throw StoreError(
        .schema, "the database cannot spread tables: CREATE EXTENSION citus is missing")
    }
    let rows = try session.run(
      """
      SELECT c.relname::text, d.partmethod = 'n'
      FROM pg_dist_partition d JOIN pg_class c ON c.oid = d.logicalrelid
      WHERE c.relnamespace = current_schema()::regnamespace
      """)
    return Dictionary(
      uniqueKeysWithValues: (0..<rows.count).map { row in
        (rows.text(row, 0), rows.flag(row, 1) ? .everywhere : .spread)
      })
  }

  /// The primary keys, unique indexes and foreign keys of tables that lack the column.
  static let keysWithoutColumn = """
    SELECT c.relname::text, i.relname::text
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indisunique AND c.relnamespace = current_schema()::regnamespace
      AND c.relname = ANY($1::text[]) AND NOT EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'portal'
          AND a.attnum = ANY((x.indkey::smallint[])[0:x.indnkeyatts - 1]))
    UNION ALL
    SELECT c.relname::text, k.conname::text
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace
      AND c.relname = ANY($1::text[]) AND NOT EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'portal'
          AND a.attnum = ANY(k.conkey))
    UNION ALL
    SELECT c.relname::text, 'no column portal' FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY($1::text[])
      AND NOT EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'portal')
    """

  private static func checkKeys(
    _ session: Session, of tables: [String]
  ) throws(StoreError) {
    let rows = try session.run(keysWithoutColumn, [.texts(tables)])
    guard rows.count == 0 else {
      throw StoreError(
        .schema, "\(rows.text(0, 0)) cannot be distributed by portal: \(rows.text(0, 1))")
    }
  }
}

extension Distribution {
  /// What is to be done to spread a database, which gets its tables first if it has none.
  public static func plan(_ settings: ConnectionSettings) throws(StoreError) -> Distribution {
    try withSession(settings) { (session) throws(StoreError) in
      try Distribution(session: session)
    }
  }

  /// Spreads a database. Rows that are there are moved; nobody should use it meanwhile. Done
  /// again, it spreads what is not spread yet, and goes on where it was interrupted.
  ///
  /// - Parameters:
  ///   - settings: Where the database is.
  ///   - report: Called before each statement.
  /// - Returns: What was done.
  public static func carryOut(
    _ settings: ConnectionSettings, report: (String) -> Void = { _ in }
  ) throws(StoreError) -> Distribution {
    try withSession(settings) { (session) throws(StoreError) in
      let plan = try Distribution(session: session)
      for statement in plan.statements {
        report(statement)
        try session.run([.plain(statement)])
      }
      return plan
    }
  }

  private static func withSession<Value>(
    _ settings: ConnectionSettings, _ body: (Session) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let session = Session(settings: settings.forWholeTables)
    defer { session.close() }
    try Schema.migrate(session)
    return try body(session)
  }
}
