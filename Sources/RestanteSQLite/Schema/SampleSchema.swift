/// Samples of what happens to events, which charts are drawn from.
enum SampleSchema {
  static let table = """
    -- Times and spans are in seconds. gone counts events that left; pending, held and dead are what
    -- there was at the end.
    CREATE TABLE activity_sample (
      portal INTEGER NOT NULL,
      span INTEGER NOT NULL,
      at INTEGER NOT NULL,
      arrived INTEGER NOT NULL,
      claimed INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      gone INTEGER NOT NULL,
      pending INTEGER NOT NULL,
      held INTEGER NOT NULL,
      dead INTEGER NOT NULL,
      PRIMARY KEY (portal, span, at)
    ) STRICT, WITHOUT ROWID;
    """
}
