/// The second version: publications that reached no queue, and what records of attempts cost.
enum SchemaV2 {
  static let statements = [evidence, idempotency]

  /// Each record counts for more than its reply from now on.
  private static let idempotency = """
    INSERT INTO idempotency_usage (portal, app, owner, bytes)
    SELECT portal, app, owner, 512 * count(*) FROM idempotency_record
    GROUP BY portal, app, owner;
    """

  private static let evidence = """
    -- Publications that were left out at a queue as its own changes. Times are in seconds. Counts
    -- have several slots, so that publishers on different connections rarely write the same row.
    CREATE TABLE suppression (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      slot bigint NOT NULL DEFAULT 0,
      count bigint NOT NULL,
      last_at bigint NOT NULL,
      PRIMARY KEY (portal, app, connector, slot)
    ) WITH (fillfactor = 50);

    -- Names under which something was published while nothing was bound to them: few for each
    -- portal.
    CREATE TABLE unbound_event (
      portal bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      slot bigint NOT NULL DEFAULT 0,
      count bigint NOT NULL,
      last_at bigint NOT NULL,
      PRIMARY KEY (portal, event, slot)
    ) WITH (fillfactor = 50);
    """
}
