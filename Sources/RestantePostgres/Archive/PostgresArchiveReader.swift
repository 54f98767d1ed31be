import RestanteCore

/// Reads the tables of the schema as those that stores exchange.
class PostgresArchiveReader: ArchiveReader {
  let session: Session
  private var known: [String: ArchiveSource]?
  private var cursors = 0

  /// About how many bytes to fetch at a time, and how many rows at most.
  private static let fetchBytes = 4 << 20
  private static let maxRows = 1_000

  init(session: Session) throws(StoreError) {
    self.session = session
  }

  func portals() throws(StoreError) -> [Portal] {
    let rows = try session.run("SELECT portal, domain, member_id, mode FROM portal ORDER BY portal")
    return (0..<rows.count).map { row in
      Portal(
        id: PortalID(rawValue: rows.integer(row, 0)), domain: rows.text(row, 1),
        memberID: rows.text(row, 2), mode: rows.optionalText(row, 3).flatMap(Mode.init))
    }
  }

  func tables() throws(StoreError) -> [ArchiveTable] {
    try sources().values.map(\.table)
  }

  func count(_ table: ArchiveTable, _ scope: ArchiveScope) throws(StoreError) -> Int64 {
    let source = try source(of: table)
    return try session.run("SELECT count(*) FROM \(source.rows)\(source.condition(scope))").integer(
      0, 0)
  }

  func read(
    _ table: ArchiveTable, _ scope: ArchiveScope, _ body: (ArchiveRow) throws -> Void
  ) throws {
    let source = try source(of: table)
    cursors += 1
    let cursor = "archive_\(cursors)"
    try session.run([
      .plain(
        """
        DECLARE \(cursor) NO SCROLL CURSOR FOR
        SELECT \(source.expressions.joined(separator: ", "))
        FROM \(source.rows)\(source.condition(scope))
        """)
    ])
    var wanted = 10
    while true {
      let rows = try session.run([.plain("FETCH \(wanted) FROM \(cursor)")])[0]
      if rows.count == 0 { break }
      var bytes = 0
      for row in 0..<rows.count {
        let values = source.types.indices.map { column in
          ArchiveValue(rows, row, Int32(column), type: source.types[column])
        }
        bytes += values.reduce(0) { $0 + $1.size }
        try body(values)
      }
      wanted = min(Self.maxRows, max(1, Self.fetchBytes / (bytes / rows.count + 1)))
    }
    try session.run([.plain("CLOSE \(cursor)")])
  }

  /// Where the rows of a table come from.
  func source(of table: ArchiveTable) throws(StoreError) -> ArchiveSource {
    guard let source = try sources()[table.name], source.table == table else {
      throw StoreError(.schema, "PostgreSQL has no such table: \(table.name)")
    }
    return source
  }

  private func sources() throws(StoreError) -> [String: ArchiveSource] {
    if let known { return known }
    let rows = try session.run(
      """
      SELECT c.relname::text, a.attname::text, a.atttypid::bigint
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY 1, a.attnum
      """)
    var columns: [String: [ArchiveSource.Column]] = [:]
    for row in 0..<rows.count {
      columns[rows.text(row, 0), default: []].append(
        .init(name: rows.text(row, 1), type: UInt32(rows.integer(row, 2))))
    }
    var sources: [String: ArchiveSource] = [:]
    for (name, columns) in columns {
      for source in ArchiveSource.sources(name, columns: columns) {
        for (column, type) in zip(source.table.columns, source.types) {
          guard ArchiveSource.types.contains(type) else {
            throw StoreError(.schema, "\(name).\(column) is of a type that is not copied")
          }
        }
        sources[source.table.name] = source
      }
    }
    known = sources
    return sources
  }
}

extension ArchiveValue {
  init(_ rows: Rows, _ row: Int, _ column: Int32, type: UInt32) {
    if rows.isNull(row, column) {
      self = .null
    } else if type == ArchiveSource.text {
      self = .text(rows.text(row, column))
    } else if type == ArchiveSource.bytes {
      self = .bytes(rows.bytes(row, column))
    } else {
      self = .integer(rows.integer(row, column))
    }
  }
}
