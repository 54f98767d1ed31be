/// The seventh version: which of two occurrences of a key is the later one.
enum SchemaV7 {
  static let statements = [occurrences]

  private static let occurrences = """
    CREATE SEQUENCE occurrence_number;

    -- Counts occurrences; 0 for those from before, which go by their time.
    ALTER TABLE event ADD COLUMN occurrence bigint NOT NULL DEFAULT 0;
    """
}
