/// The seventh version: which server key the database belongs to next, while the key is rotated.
enum ServerKeyRotationSchema {
  static let statements = [columns]

  private static let columns = """
    -- Both are null unless the key is being rotated.
    ALTER TABLE server_key_fingerprint ADD COLUMN next_fingerprint bytea,
      ADD COLUMN next_from bigint;
    """
}
