/// Which server key the database belongs to next, while the key is rotated.
enum ServerKeyRotationSchema {
  static let columns = """
    -- Both are null unless the key is being rotated.
    ALTER TABLE server_key_fingerprint ADD COLUMN next_fingerprint BLOB;
    ALTER TABLE server_key_fingerprint ADD COLUMN next_from INTEGER;
    """
}
