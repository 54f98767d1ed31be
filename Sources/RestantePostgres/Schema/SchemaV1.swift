/// The first version of the schema.
///
/// Every table that grows with events leads with the portal, by which a distributed PostgreSQL can
/// spread it: each primary key, unique index and hot statement names it.
///
/// What an event says (`event`) is written once and stays where it is. Which events are unclaimed
/// is said by narrow rows apart from it (`waiting`), and which are claimed by one row for each
/// claim (`claim`). Claiming therefore deletes narrow neighbours and writes one row, however
/// many events it holds, and rewrites none of them.
enum SchemaV1 {
  static let statements = [identity, credentials, settings, queues, history, idempotency]

  /// Text is compared by its bytes, as everywhere in Restante: hence the collation "C".
  private static let identity = """
    CREATE TABLE store_clock (
      single boolean PRIMARY KEY CHECK (single),
      -- Milliseconds that the store's time is ahead of the server's clock. Only tests change it.
      shift bigint NOT NULL,
      -- Where the time stands still, in milliseconds. Only tests set it.
      fixed bigint
    );
    INSERT INTO store_clock VALUES (true, 0, NULL);

    -- The store's time in milliseconds, the same throughout a transaction.
    CREATE FUNCTION store_now() RETURNS bigint LANGUAGE sql STABLE AS $$
      SELECT coalesce(fixed, floor(extract(epoch FROM now()) * 1000)::bigint) + shift
      FROM store_clock
    $$;

    CREATE TABLE portal (
      portal bigint PRIMARY KEY,
      domain text COLLATE "C" NOT NULL UNIQUE,
      member_id text COLLATE "C" NOT NULL,
      mode text COLLATE "C",
      -- What was decided about queues, as JSON; what is not there is left open.
      queue_defaults text COLLATE "C" NOT NULL DEFAULT '{}'
    );

    CREATE TABLE portal_user (
      portal bigint NOT NULL,
      member bigint NOT NULL,
      name text COLLATE "C" NOT NULL,
      last_name text COLLATE "C" NOT NULL,
      is_administrator boolean NOT NULL,
      is_active boolean NOT NULL,
      PRIMARY KEY (portal, member)
    );

    CREATE TABLE application (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      client_id text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      scopes text COLLATE "C" NOT NULL,
      status text COLLATE "C" NOT NULL,
      is_installed boolean NOT NULL,
      is_active boolean NOT NULL,
      version bigint NOT NULL,
      queue_choices text COLLATE "C" NOT NULL DEFAULT '{}',
      PRIMARY KEY (portal, app),
      UNIQUE (client_id, portal)
    );

    CREATE TABLE client_secret (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      hash bytea NOT NULL,
      PRIMARY KEY (portal, app, hash)
    );
    """

  private static let credentials = """
    CREATE TABLE access_token (
      hash bytea PRIMARY KEY,
      portal bigint NOT NULL,
      app bigint NOT NULL,
      member bigint NOT NULL,
      scopes text COLLATE "C" NOT NULL,
      expires_at bigint NOT NULL
    );
    CREATE INDEX access_token_by_portal ON access_token (portal, expires_at);

    CREATE TABLE refresh_token (
      hash bytea PRIMARY KEY,
      portal bigint NOT NULL,
      app bigint NOT NULL,
      member bigint NOT NULL,
      scopes text COLLATE "C" NOT NULL,
      expires_at bigint NOT NULL,
      predecessor bytea
    );
    CREATE INDEX refresh_token_by_portal ON refresh_token (portal, expires_at);

    CREATE TABLE webhook (
      hash bytea PRIMARY KEY,
      portal bigint NOT NULL,
      member bigint NOT NULL,
      scopes text COLLATE "C" NOT NULL,
      expires_at bigint
    );
    CREATE INDEX webhook_by_portal ON webhook (portal, expires_at);

    CREATE TABLE api_key (
      hash bytea PRIMARY KEY,
      portal bigint NOT NULL,
      scope text COLLATE "C" NOT NULL,
      expires_at bigint
    );
    CREATE INDEX api_key_by_portal ON api_key (portal, expires_at);
    """

  private static let settings = """
    -- One JSON object of all options; member -1 stands for the application itself.
    CREATE TABLE app_options (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      member bigint NOT NULL,
      options bytea NOT NULL,
      PRIMARY KEY (portal, app, member)
    );

    -- Events of an operator's own.
    CREATE TABLE event_name (
      portal bigint NOT NULL,
      number bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      scope text COLLATE "C" NOT NULL,
      PRIMARY KEY (portal, number),
      UNIQUE (portal, event, scope)
    );

    -- The last number given out of each kind; app 0 stands for the portal as a whole, portal 0 for
    -- the store.
    CREATE TABLE sequence (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      kind text COLLATE "C" NOT NULL,
      last bigint NOT NULL,
      PRIMARY KEY (portal, app, kind)
    ) WITH (fillfactor = 20);

    -- An offline binding has the handler '' and the member 0.
    CREATE TABLE binding (
      portal bigint NOT NULL,
      binding bigint NOT NULL,
      app bigint NOT NULL,
      event text COLLATE "C" NOT NULL,
      handler text COLLATE "C" NOT NULL,
      member bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      minimum_interval bigint,
      PRIMARY KEY (portal, binding)
    );
    CREATE UNIQUE INDEX binding_once
      ON binding (portal, app, event, md5(lower(handler)), member, md5(connector));
    CREATE INDEX binding_by_event ON binding (portal, event);
    """

  private static let queues = """
    -- What an event says; whether it is unclaimed, failed or held is said elsewhere. member: NULL
    -- undisclosed, 0 nobody, else the user's number.
    CREATE TABLE event (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      event bigint NOT NULL,
      occurred_at bigint NOT NULL,
      first_at bigint NOT NULL,
      attempts bigint NOT NULL,
      failed_at bigint,
      -- In milliseconds: when the event is retried by itself as long as it is a dead letter.
      retry_at bigint,
      member bigint,
      message_id bytea NOT NULL,
      name text COLLATE "C" NOT NULL,
      reason text COLLATE "C",
      data bytea NOT NULL,
      PRIMARY KEY (portal, app, connector, event)
    ) WITH (
      fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
      autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.05,
      autovacuum_vacuum_cost_delay = 0
    );

    -- The events that nobody holds, pending or failed, at most one of each for a key. last_claim is
    -- the claim that held the event last until its lease was over, and may still act on it; 0 for
    -- none.
    CREATE TABLE waiting (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      failed boolean NOT NULL,
      occurred_at bigint NOT NULL,
      event bigint NOT NULL,
      last_claim bigint NOT NULL,
      retry_at bigint,
      message_id bytea NOT NULL,
      PRIMARY KEY (portal, app, connector, failed, occurred_at, event),
      CONSTRAINT waiting_once UNIQUE (portal, app, connector, failed, message_id)
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000,
      autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0
    );
    CREATE INDEX waiting_by_event ON waiting (portal, app, connector, event);
    CREATE INDEX waiting_retried ON waiting (portal, app, retry_at, event)
      WHERE failed AND retry_at IS NOT NULL;
    CREATE INDEX waiting_returned ON waiting (portal, app, connector, last_claim)
      WHERE last_claim <> 0;

    CREATE SEQUENCE claim_number;

    -- A claim holds pending events and failed ones. One that holds nothing has no deadline; it
    -- stays as long as a waiting event names it.
    CREATE TABLE claim (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      claim bigint NOT NULL,
      process_id text COLLATE "C" NOT NULL,
      held bigint[] NOT NULL,
      held_failed bigint[] NOT NULL,
      deadline bigint,
      PRIMARY KEY (portal, app, connector, claim)
    ) WITH (
      fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );
    CREATE UNIQUE INDEX claim_by_process_id
      ON claim (portal, app, connector, process_id);
    CREATE INDEX claim_by_deadline ON claim (portal, app, connector, deadline)
      WHERE deadline IS NOT NULL;
    CREATE INDEX claim_idle ON claim (portal, app, connector, claim)
      WHERE held = '{}' AND held_failed = '{}';

    -- The figures of a queue are the sum of its rows here, so that two callers never wait for each
    -- other's count. Rows are added up now and then.
    CREATE TABLE queue_figures (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      pending bigint NOT NULL,
      claimed bigint NOT NULL,
      failed bigint NOT NULL
    ) WITH (
      autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_cost_delay = 0
    );
    CREATE INDEX queue_figures_by_queue ON queue_figures (portal, app, connector);

    -- One row, written to find out whether the store can be written.
    CREATE TABLE write_check (
      single boolean PRIMARY KEY CHECK (single),
      checked_at bigint NOT NULL
    ) WITH (fillfactor = 20);
    """

  private static let history = """
    CREATE SEQUENCE departure_number;

    -- What one call made leave a queue, for the time of the history. The events stay where they
    -- are. left_at is in milliseconds.
    CREATE TABLE departure (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      connector text COLLATE "C" NOT NULL,
      departure bigint NOT NULL,
      left_at bigint NOT NULL,
      first_event bigint NOT NULL,
      last_event bigint NOT NULL,
      kind text COLLATE "C" NOT NULL,
      process_id text COLLATE "C" NOT NULL,
      events bigint[] NOT NULL,
      failed_events bigint[] NOT NULL,
      PRIMARY KEY (portal, app, connector, left_at, departure)
    ) WITH (
      autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
      autovacuum_vacuum_cost_delay = 0
    );
    CREATE INDEX departure_by_process_id ON departure (portal, app, connector, process_id);
    CREATE INDEX departure_by_event
      ON departure (portal, app, connector, last_event, first_event);
    """

  private static let idempotency = """
    -- app is 0 and owner the key's hash where the owner is a key of the native API.
    CREATE TABLE idempotency_record (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      owner bytea NOT NULL,
      method text COLLATE "C" NOT NULL,
      value text COLLATE "C" NOT NULL,
      fingerprint bytea NOT NULL,
      reply bytea NOT NULL,
      expires_at bigint NOT NULL,
      PRIMARY KEY (portal, app, owner, method, value)
    );
    CREATE INDEX idempotency_record_by_expiry ON idempotency_record (portal, expires_at);

    -- How many bytes of replies are kept for each owner: the sum of its rows.
    CREATE TABLE idempotency_usage (
      portal bigint NOT NULL,
      app bigint NOT NULL,
      owner bytea NOT NULL,
      bytes bigint NOT NULL
    ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
    CREATE INDEX idempotency_usage_by_owner ON idempotency_usage (portal, app, owner);
    """
}
