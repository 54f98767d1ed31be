/// Where events came from.
enum ProvenanceSchema {
  static let columns = """
    -- publisher is the number of a credential; trace has the form of the header traceparent.
    ALTER TABLE body ADD COLUMN publisher INTEGER;
    ALTER TABLE body ADD COLUMN trace TEXT;
    ALTER TABLE body ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0;
    """
}
