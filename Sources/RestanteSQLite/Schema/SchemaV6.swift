/// The sixth version: which of two occurrences of a key is the later one.
enum SchemaV6 {
  static let occurrences = """
    -- Counts the occurrences of a queue's events; 0 for those from before, which go by their time.
    ALTER TABLE event ADD COLUMN occurrence INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE past_event ADD COLUMN occurrence INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE queue ADD COLUMN last_occurrence INTEGER NOT NULL DEFAULT 0;
    """
}
