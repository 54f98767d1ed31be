/// Samples of what happens to events, which charts are drawn from.
enum SampleSchema {
  static let statements = [table]

  private static let table = """
    -- Times and spans are in seconds. gone counts events that left; pending, held and dead are what
    -- there was at the end.
    CREATE TABLE activity_sample (
      portal bigint NOT NULL,
      span bigint NOT NULL,
      at bigint NOT NULL,
      arrived bigint NOT NULL,
      claimed bigint NOT NULL,
      failed bigint NOT NULL,
      gone bigint NOT NULL,
      pending bigint NOT NULL,
      held bigint NOT NULL,
      dead bigint NOT NULL,
      PRIMARY KEY (portal, span, at)
    );
    """
}
