/// The first version of the schema.
///
/// Narrow ordering rows (`event`) stand apart from what they carry (`body`), clustered by queue,
/// holder and time: what a claim moves are neighbours, so a claim costs the same at any depth.
/// The coalescing map (`pending_key`) is written when an event becomes pending and is not touched
/// when it stops being so; an entry counts only while the event it names is still pending, and
/// dead entries are swept later in key order.
enum SchemaV1 {
  static let identity = """
    CREATE TABLE portal (
      portal INTEGER PRIMARY KEY,
      domain TEXT NOT NULL UNIQUE,
      member_id TEXT NOT NULL,
      mode TEXT
    ) STRICT;

    CREATE TABLE portal_user (
      portal INTEGER NOT NULL,
      user INTEGER NOT NULL,
      name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      is_administrator INTEGER NOT NULL,
      is_active INTEGER NOT NULL,
      PRIMARY KEY (portal, user)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE application (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      client_id TEXT NOT NULL,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      status TEXT NOT NULL,
      is_installed INTEGER NOT NULL,
      is_active INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (portal, app),
      UNIQUE (client_id, portal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE client_secret (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (portal, app, hash)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE access_token (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      user INTEGER NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX access_token_by_portal ON access_token (portal, expires_at);

    CREATE TABLE refresh_token (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      user INTEGER NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      predecessor BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX refresh_token_by_portal ON refresh_token (portal, expires_at);

    CREATE TABLE webhook (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      user INTEGER NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX webhook_by_portal ON webhook (portal, expires_at);

    CREATE TABLE api_key (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      scope TEXT NOT NULL,
      expires_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX api_key_by_portal ON api_key (portal, expires_at);

    -- One JSON object of all options; user -1 stands for the application itself.
    CREATE TABLE app_options (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      user INTEGER NOT NULL,
      options TEXT NOT NULL,
      PRIMARY KEY (portal, app, user)
    ) STRICT, WITHOUT ROWID;

    -- Events of an operator's own.
    CREATE TABLE event_name (
      portal INTEGER NOT NULL,
      number INTEGER NOT NULL,
      event TEXT NOT NULL,
      scope TEXT NOT NULL,
      PRIMARY KEY (portal, number),
      UNIQUE (portal, event, scope)
    ) STRICT, WITHOUT ROWID;

    -- The last number given out of each kind; app 0 stands for the portal as a whole.
    CREATE TABLE sequence (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      kind TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (portal, app, kind)
    ) STRICT, WITHOUT ROWID;

    -- One row, written to find out whether the store can be written.
    CREATE TABLE write_check (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      checked_at INTEGER NOT NULL
    ) STRICT;
    """

  static let queues = """
    -- An offline binding has the handler '' and the user 0.
    CREATE TABLE binding (
      portal INTEGER NOT NULL,
      binding INTEGER NOT NULL,
      app INTEGER NOT NULL,
      event TEXT NOT NULL,
      handler TEXT NOT NULL COLLATE NOCASE,
      user INTEGER NOT NULL,
      connector TEXT NOT NULL,
      minimum_interval INTEGER,
      PRIMARY KEY (portal, binding),
      UNIQUE (portal, app, event, handler, user, connector)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX binding_by_event ON binding (portal, event);

    -- Figures are exact and change in the transaction that changes the events.
    CREATE TABLE queue (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      connector TEXT NOT NULL,
      pending INTEGER NOT NULL,
      claimed INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      keys INTEGER NOT NULL,
      last_published_at INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue),
      UNIQUE (portal, app, connector)
    ) STRICT, WITHOUT ROWID;

    -- holder 0 means unclaimed; last_claim is the claim that held the event last, 0 for none.
    CREATE TABLE event (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      holder INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      occurred_at INTEGER NOT NULL,
      event INTEGER NOT NULL,
      message_id BLOB NOT NULL,
      name TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      failed_at INTEGER,
      last_claim INTEGER NOT NULL,
      body INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, holder, failed, occurred_at, event)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX event_by_id ON event (portal, app, queue, event);

    -- The unclaimed failed event of each key. A partial index over the events would say the same,
    -- but SQLite would then compile every statement anew whenever another holder is bound to it.
    CREATE TABLE failed_key (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      message_id BLOB NOT NULL,
      occurred_at INTEGER NOT NULL,
      event INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, message_id)
    ) STRICT, WITHOUT ROWID;

    -- user: NULL undisclosed, 0 nobody, else the user's number.
    CREATE TABLE body (
      body INTEGER PRIMARY KEY,
      user INTEGER,
      data BLOB NOT NULL
    ) STRICT;

    CREATE TABLE pending_key (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      message_id BLOB NOT NULL,
      occurred_at INTEGER NOT NULL,
      event INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, message_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE claim (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      claim INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      process_id TEXT NOT NULL,
      held INTEGER NOT NULL,
      claimed_at INTEGER NOT NULL,
      deadline INTEGER,
      PRIMARY KEY (portal, app, claim),
      UNIQUE (portal, app, queue, process_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_by_deadline ON claim (portal, app, queue, deadline)
      WHERE deadline IS NOT NULL;
    """
}
