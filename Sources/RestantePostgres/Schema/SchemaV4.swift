/// The fourth version: which nodes want to hear at once of changes to which queues.
enum SchemaV4 {
  static let statements = [watches]

  private static let watches = """
    -- A node is the number under which a connection that listens holds an advisory lock: rows of
    -- numbers that nobody holds are left over from nodes that died. Losing rows only means that
    -- others hear some seconds later, so the table needs no log.
    CREATE UNLOGGED TABLE queue_watch (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      node bigint NOT NULL,
      PRIMARY KEY (portal, app, connector, node)
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );
    CREATE INDEX queue_watch_by_node ON queue_watch (node);
    """
}
