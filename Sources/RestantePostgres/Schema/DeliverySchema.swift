/// The eleventh version: handlers, deliveries and outgoing webhooks, and the session that access
/// tokens carry.
enum DeliverySchema {
  static let statements = [tables]

  private static let tables = """
    -- How many times over calls with the token may cause events.
    ALTER TABLE access_token ADD COLUMN session bigint NOT NULL DEFAULT 7;

    -- Online bindings and outgoing webhooks, which have the app 0; one whose binding is gone stays
    -- until its deliveries are removed. Times are in milliseconds. due_at: when it may have its
    -- next turn. member and bell_session: of the next notification about queues.
    CREATE TABLE handler (
      portal bigint NOT NULL,
      handler bigint NOT NULL,
      app bigint NOT NULL,
      client_id text COLLATE "C" NOT NULL,
      url text COLLATE "C" NOT NULL,
      minimum_interval bigint,
      is_ended boolean NOT NULL DEFAULT false,
      keeps_order boolean NOT NULL DEFAULT false,
      is_suspended boolean NOT NULL DEFAULT false,
      claims bigint NOT NULL DEFAULT 0,
      claimed text COLLATE "C" NOT NULL DEFAULT '',
      claim_expires bigint,
      pace bigint NOT NULL DEFAULT 8,
      failed_since bigint,
      last_failed bigint NOT NULL DEFAULT 0,
      failures bigint NOT NULL DEFAULT 0,
      outage_since bigint,
      probes bigint NOT NULL DEFAULT 0,
      next_probe bigint,
      handler_fails boolean NOT NULL DEFAULT false,
      is_resuming boolean NOT NULL DEFAULT false,
      suspended_at bigint,
      last_delivery bigint NOT NULL DEFAULT 0,
      due_at bigint,
      last_ring bigint,
      next_ring bigint,
      is_ringing boolean NOT NULL DEFAULT false,
      has_news boolean NOT NULL DEFAULT false,
      member bigint DEFAULT 0,
      bell_session bigint NOT NULL DEFAULT 7,
      bell_delivery bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (portal, handler)
    ) WITH (fillfactor = 50);
    CREATE INDEX handler_by_due ON handler (portal, due_at);

    INSERT INTO handler (portal, handler, app, client_id, url, minimum_interval)
    SELECT b.portal, b.binding, b.app, coalesce(a.client_id, ''), b.handler, b.minimum_interval
    FROM binding b LEFT JOIN application a ON a.portal = b.portal AND a.app = b.app
    WHERE b.handler <> '';

    -- member: as in event. phase_at: when it is tried again, was taken or parked; 0 for one in
    -- line, so that the index has each phase in its order.
    CREATE TABLE delivery (
      portal bigint NOT NULL,
      handler bigint NOT NULL,
      delivery bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      member bigint,
      data bytea NOT NULL,
      happened_at bigint NOT NULL,
      session bigint NOT NULL,
      phase text COLLATE "C" NOT NULL,
      reason text COLLATE "C",
      phase_at bigint NOT NULL,
      attempts bigint NOT NULL,
      tries bigint NOT NULL,
      last_failure bigint,
      deadline bigint NOT NULL,
      PRIMARY KEY (portal, handler, delivery)
    );
    CREATE INDEX delivery_by_phase ON delivery (portal, handler, phase, phase_at, delivery);

    -- Either status or failure is there.
    CREATE TABLE delivery_attempt (
      portal bigint NOT NULL,
      handler bigint NOT NULL,
      delivery bigint NOT NULL,
      number bigint NOT NULL,
      started_at bigint NOT NULL,
      milliseconds bigint NOT NULL,
      status bigint,
      failure text COLLATE "C",
      excerpt bytea NOT NULL,
      PRIMARY KEY (portal, handler, delivery, number)
    );

    CREATE TABLE outgoing_webhook (
      portal bigint NOT NULL,
      webhook bigint NOT NULL,
      label text COLLATE "C" NOT NULL,
      created_at bigint NOT NULL,
      secret_generation bigint NOT NULL DEFAULT 1,
      previous_secret_until bigint,
      PRIMARY KEY (portal, webhook)
    );

    CREATE TABLE outgoing_webhook_event (
      portal bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      webhook bigint NOT NULL,
      PRIMARY KEY (portal, event, webhook)
    );
    """
}
