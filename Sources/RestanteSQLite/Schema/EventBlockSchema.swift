/// How many events of a queue there are in each block of numbers, so that a page deep in a list is
/// found without counting the events before it.
enum EventBlockSchema {
  static let table = """
    CREATE TABLE event_block (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      block INTEGER NOT NULL,
      events INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, block)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO event_block (portal, app, queue, block, events) \(counted)
    """

  /// The events of all queues, counted by block.
  static let counted = """
    SELECT portal, app, queue, event >> \(EventBlock.bits) AS block, count(*) AS events
    FROM event GROUP BY 1, 2, 3, 4
    """
}
