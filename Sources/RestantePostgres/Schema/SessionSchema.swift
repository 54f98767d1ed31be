/// Sessions of the console.
enum SessionSchema {
  static let statements = [table]

  private static let table = """
    -- member is 0 and password empty where a key was used to log in; key is its hash.
    CREATE TABLE console_session (
      hash bytea NOT NULL,
      portal bigint NOT NULL,
      member bigint NOT NULL,
      password text COLLATE "C" NOT NULL,
      key bytea,
      created_at bigint NOT NULL,
      seen_at bigint NOT NULL,
      expires_at bigint NOT NULL,
      address text COLLATE "C" NOT NULL,
      browser text COLLATE "C" NOT NULL,
      PRIMARY KEY (portal, hash)
    );
    CREATE INDEX console_session_by_portal ON console_session (portal, expires_at);
    """
}
