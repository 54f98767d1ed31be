/// The third version: what nodes counted for the limits on requests.
enum SchemaV3 {
  static let statements = [limits]

  private static let limits = """
    CREATE SEQUENCE limit_node;

    -- What each node counted for the limits in its last rounds: requests (source) or operating time
    -- in microseconds (minute, method, and app or webhook). The portal 0 stands for none, at is in
    -- milliseconds. Losing it after a crash makes the limits forget, so it needs no log.
    CREATE UNLOGGED TABLE limit_share (
      portal bigint NOT NULL,
      node bigint NOT NULL,
      round bigint NOT NULL,
      entry bigint NOT NULL,
      at bigint NOT NULL,
      amount bigint NOT NULL,
      source text COLLATE "C",
      minute bigint,
      app bigint,
      webhook bytea,
      method text COLLATE "C",
      PRIMARY KEY (portal, node, round, entry)
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_threshold = 5000,
      autovacuum_vacuum_cost_delay = 0
    );
    CREATE INDEX limit_share_by_time ON limit_share (at);
    """
}
