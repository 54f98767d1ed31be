/// The fifth version: which server key the database belongs to.
enum SchemaV5 {
  static let serverKey = """
    -- Tells the key from others and gives nothing of it away. At most one row.
    CREATE TABLE server_key_fingerprint (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      fingerprint BLOB NOT NULL
    ) STRICT;
    """
}
