/// Handlers, deliveries and outgoing webhooks, and the session that access tokens carry.
enum DeliverySchema {
  static let tables = """
    -- How many times over calls with the token may cause events.
    ALTER TABLE access_token ADD COLUMN session INTEGER NOT NULL DEFAULT 7;

    -- Online bindings and outgoing webhooks, which have the app 0; one whose binding is gone stays
    -- until its deliveries are removed. Times are in milliseconds. due_at: when it may have its
    -- next turn. user and bell_session: of the next notification about queues.
    CREATE TABLE handler (
      portal INTEGER NOT NULL,
      handler INTEGER NOT NULL,
      app INTEGER NOT NULL,
      client_id TEXT NOT NULL,
      url TEXT NOT NULL,
      minimum_interval INTEGER,
      is_ended INTEGER NOT NULL DEFAULT 0,
      keeps_order INTEGER NOT NULL DEFAULT 0,
      is_suspended INTEGER NOT NULL DEFAULT 0,
      claims INTEGER NOT NULL DEFAULT 0,
      claimed TEXT NOT NULL DEFAULT '',
      claim_expires INTEGER,
      pace INTEGER NOT NULL DEFAULT 8,
      failed_since INTEGER,
      last_failed INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      outage_since INTEGER,
      probes INTEGER NOT NULL DEFAULT 0,
      next_probe INTEGER,
      handler_fails INTEGER NOT NULL DEFAULT 0,
      is_resuming INTEGER NOT NULL DEFAULT 0,
      suspended_at INTEGER,
      last_delivery INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER,
      last_ring INTEGER,
      next_ring INTEGER,
      is_ringing INTEGER NOT NULL DEFAULT 0,
      has_news INTEGER NOT NULL DEFAULT 0,
      user INTEGER DEFAULT 0,
      bell_session INTEGER NOT NULL DEFAULT 7,
      bell_delivery INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (portal, handler)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX handler_by_due ON handler (portal, due_at);

    INSERT INTO handler (portal, handler, app, client_id, url, minimum_interval)
    SELECT b.portal, b.binding, b.app, coalesce(a.client_id, ''), b.handler, b.minimum_interval
    FROM binding b LEFT JOIN application a ON a.portal = b.portal AND a.app = b.app
    WHERE b.handler <> '';

    -- user: as in body. phase_at: when it is tried again, was taken or parked; 0 for one in line,
    -- so that the index has each phase in its order.
    CREATE TABLE delivery (
      portal INTEGER NOT NULL,
      handler INTEGER NOT NULL,
      delivery INTEGER NOT NULL,
      event TEXT NOT NULL,
      user INTEGER,
      data BLOB NOT NULL,
      happened_at INTEGER NOT NULL,
      session INTEGER NOT NULL,
      phase TEXT NOT NULL,
      reason TEXT,
      phase_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      last_failure INTEGER,
      deadline INTEGER NOT NULL,
      PRIMARY KEY (portal, handler, delivery)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_by_phase ON delivery (portal, handler, phase, phase_at, delivery);

    -- Either status or failure is there.
    CREATE TABLE delivery_attempt (
      portal INTEGER NOT NULL,
      handler INTEGER NOT NULL,
      delivery INTEGER NOT NULL,
      number INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      milliseconds INTEGER NOT NULL,
      status INTEGER,
      failure TEXT,
      excerpt BLOB NOT NULL,
      PRIMARY KEY (portal, handler, delivery, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outgoing_webhook (
      portal INTEGER NOT NULL,
      webhook INTEGER NOT NULL,
      label TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      secret_generation INTEGER NOT NULL DEFAULT 1,
      previous_secret_until INTEGER,
      PRIMARY KEY (portal, webhook)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outgoing_webhook_event (
      portal INTEGER NOT NULL,
      event TEXT NOT NULL,
      webhook INTEGER NOT NULL,
      PRIMARY KEY (portal, event, webhook)
    ) STRICT, WITHOUT ROWID;
    """
}
