/// The fifth version: what the planner believes about queues.
///
/// A plan that is right for a queue of ten events reads a queue of a million from its beginning to
/// its end. PostgreSQL estimates how many rows a queue has from samples that are a minute old, that
/// were taken when it was empty, or that do not know a new portal at all. Told that all rows are of
/// one queue, and never seeing a table without rows, it always goes by the keys.
enum SchemaV5 {
  static let statements = tables.map { statement(for: $0) }

  /// The tables that grow with events, and a row for each of a thousand numbers `n`. They belong to
  /// the portal 0, which is none, and to no event, claim or departure of any portal.
  private static let tables: [(name: String, row: String)] = [
    ("waiting", "0, 0, '', false, n, n, 0, NULL, int8send(n)"),
    ("event", "0, 0, '', -n, n, n, 0, NULL, NULL, 0, int8send(n), '', NULL, ''"),
    ("claim", "0, 0, '', -n, n::text, '{}', '{}', NULL"),
    ("departure", "0, 0, '', -n, n, 0, 0, '', n::text, '{}', '{}'"),
  ]

  private static func statement(for table: (name: String, row: String)) -> String {
    """
    ALTER TABLE \(table.name) ALTER COLUMN portal SET (n_distinct = 1),
      ALTER COLUMN app SET (n_distinct = 1), ALTER COLUMN connector SET (n_distinct = 1);
    INSERT INTO \(table.name) SELECT \(table.row) FROM generate_series(1::bigint, 1000) AS n;
    ANALYZE \(table.name)
    """
  }
}
