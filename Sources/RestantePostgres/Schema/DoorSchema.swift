/// Doors, through which other portals' events come in.
enum DoorSchema {
  static let statements = [table]

  private static let table = """
    -- token is the hash of the application token that is expected, learns whether the first one
    -- that ONAPPINSTALL brings will be.
    CREATE TABLE door (
      hash bytea PRIMARY KEY,
      portal bigint NOT NULL,
      token bytea,
      learns boolean NOT NULL,
      expires_at bigint,
      label text COLLATE "C" NOT NULL,
      created_at bigint
    );
    CREATE INDEX door_by_portal ON door (portal, expires_at);
    """
}
