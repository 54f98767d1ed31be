/// Sessions of the console.
enum SessionSchema {
  static let table = """
    -- member is 0 and password empty where a key was used to log in; key is its hash.
    CREATE TABLE console_session (
      hash BLOB NOT NULL,
      portal INTEGER NOT NULL,
      member INTEGER NOT NULL,
      password TEXT NOT NULL,
      key BLOB,
      created_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      address TEXT NOT NULL,
      browser TEXT NOT NULL,
      PRIMARY KEY (portal, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX console_session_by_portal ON console_session (portal, expires_at);
    """
}
