/// Where events came from.
enum ProvenanceSchema {
  static let statements = [columns]

  private static let columns = """
    -- publisher is the number of a credential; trace has the form of the header traceparent.
    ALTER TABLE event ADD COLUMN publisher bigint, ADD COLUMN trace text COLLATE "C",
      ADD COLUMN repeats bigint NOT NULL DEFAULT 0;
    """
}
