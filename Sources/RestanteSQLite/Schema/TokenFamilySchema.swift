/// Which first pair tokens came of, and which refresh tokens are only remembered.
enum TokenFamilySchema {
  static let columns = """
    -- The hash of the refresh token of the first pair; null for tokens of older versions.
    ALTER TABLE access_token ADD COLUMN family BLOB;
    ALTER TABLE refresh_token ADD COLUMN family BLOB;
    -- Its successor was used: whoever still presents it has a copy.
    ALTER TABLE refresh_token ADD COLUMN is_spent INTEGER NOT NULL DEFAULT 0;
    """
}
