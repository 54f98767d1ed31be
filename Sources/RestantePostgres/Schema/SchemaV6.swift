/// The sixth version: which server key the database belongs to.
enum SchemaV6 {
  static let statements = [serverKey]

  private static let serverKey = """
    -- Tells the key from others and gives nothing of it away. At most one row.
    CREATE TABLE server_key_fingerprint (
      id bigint PRIMARY KEY CHECK (id = 1),
      fingerprint bytea NOT NULL
    );
    """
}
