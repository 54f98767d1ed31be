/// The second version: what was published in vain.
enum SchemaV2 {
  static let statements = [evidence]

  private static let evidence = """
    -- Publications that were left out at a queue as its own changes. Times are in seconds.
    CREATE TABLE suppression (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      count bigint NOT NULL,
      last_at bigint NOT NULL,
      PRIMARY KEY (portal, app, connector)
    ) WITH (fillfactor = 50);

    -- Names under which something was published while nothing was bound to them: few for each
    -- portal.
    CREATE TABLE unbound_event (
      portal bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      count bigint NOT NULL,
      last_at bigint NOT NULL,
      PRIMARY KEY (portal, event)
    ) WITH (fillfactor = 50);
    """
}
