/// The eighth version: which first pair tokens came of, and which refresh tokens are only
/// remembered.
enum TokenFamilySchema {
  static let statements = [columns]

  private static let columns = """
    -- The hash of the refresh token of the first pair; null for tokens of older versions.
    ALTER TABLE access_token ADD COLUMN family bytea;
    -- is_spent: its successor was used, so that whoever still presents it has a copy.
    ALTER TABLE refresh_token ADD COLUMN family bytea,
      ADD COLUMN is_spent boolean NOT NULL DEFAULT false;
    """
}
