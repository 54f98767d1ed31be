/// Doors, through which other portals' events come in.
enum DoorSchema {
  static let table = """
    -- token is the hash of the application token that is expected, learns whether the first one
    -- that ONAPPINSTALL brings will be.
    CREATE TABLE door (
      hash BLOB PRIMARY KEY,
      portal INTEGER NOT NULL,
      token BLOB,
      learns INTEGER NOT NULL,
      expires_at INTEGER,
      label TEXT NOT NULL,
      created_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX door_by_portal ON door (portal, expires_at);
    """
}
