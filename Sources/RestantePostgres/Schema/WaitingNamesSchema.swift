/// The names of the events that nobody holds, so that those with a name are found however deep the
/// queue is.
enum WaitingNamesSchema {
  static let statements = [column, index]

  private static let column = """
    ALTER TABLE waiting ADD COLUMN name text COLLATE "C" NOT NULL DEFAULT '';
    UPDATE waiting w SET name = e.name FROM event e
      WHERE e.portal = w.portal AND e.app = w.app AND e.connector = w.connector
        AND e.event = w.event;
    ALTER TABLE waiting ALTER COLUMN name DROP DEFAULT;
    """

  /// The planner is told that a name is that of few events: plans are made before the name is
  /// known, and the index is the way to few events.
  private static let index = """
    CREATE INDEX waiting_by_name
      ON waiting (portal, app, connector, failed, name, occurred_at, event);
    ALTER TABLE waiting ALTER COLUMN name SET (n_distinct = 1000);
    ANALYZE waiting
    """
}
