extension SchemaV1 {
  static let idempotency = """
    -- app is 0 and owner the key's hash where the owner is a key of the native API.
    CREATE TABLE idempotency_record (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      owner BLOB NOT NULL,
      method TEXT NOT NULL,
      value TEXT NOT NULL,
      fingerprint BLOB NOT NULL,
      reply BLOB NOT NULL,
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (portal, app, owner, method, value)
    ) STRICT;
    CREATE INDEX idempotency_record_by_expiry ON idempotency_record (expires_at);

    -- How many bytes of replies are kept for each owner.
    CREATE TABLE idempotency_usage (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      owner BLOB NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (portal, app, owner)
    ) STRICT, WITHOUT ROWID;
    """
}
