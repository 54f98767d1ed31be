/// The fourth version: publications that reached no queue, and what records of attempts cost.
enum SchemaV4 {
  /// Each record counts for more than its reply from now on.
  static let idempotency = """
    UPDATE idempotency_usage SET bytes = bytes + 512 * (
      SELECT count(*) FROM idempotency_record r
      WHERE r.portal = idempotency_usage.portal AND r.app = idempotency_usage.app
        AND r.owner = idempotency_usage.owner);
    """

  static let evidence = """
    -- Publications that were left out at a queue as its own changes. There need not be a queue: it
    -- may never have held an event. Times are in seconds.
    CREATE TABLE suppression (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      connector TEXT NOT NULL,
      count INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (portal, app, connector)
    ) STRICT, WITHOUT ROWID;

    -- Names under which something was published while nothing was bound to them: few for each
    -- portal, so that no index of their times is needed.
    CREATE TABLE unbound_event (
      portal INTEGER NOT NULL,
      event TEXT NOT NULL,
      count INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      PRIMARY KEY (portal, event)
    ) STRICT, WITHOUT ROWID;
    """
}
