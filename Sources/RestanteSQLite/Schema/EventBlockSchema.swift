/// How many events of a queue there are in each block of numbers, so that a page deep in a list is
/// found without counting the events before it.
enum EventBlockSchema {
  /// The first version counted all events of a block.
  static let table = """
    CREATE TABLE event_block (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      block INTEGER NOT NULL,
      events INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, block)
    ) STRICT, WITHOUT ROWID;
    """

  /// What stands in the place of a name in the counts of all events of a block. No event has an
  /// empty name.
  static let anyName = ""

  /// Counts by name, too, so that a search skips blocks without what it looks for.
  static let tableWithNames = """
    DROP TABLE event_block;
    -- name: '' for all events of the block. No event of it is older than oldest or newer than
    -- newest; there may have been such events.
    CREATE TABLE event_block (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      name TEXT NOT NULL,
      block INTEGER NOT NULL,
      events INTEGER NOT NULL,
      unclaimed INTEGER NOT NULL,
      oldest INTEGER NOT NULL,
      newest INTEGER NOT NULL,
      PRIMARY KEY (portal, app, queue, name, block)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX event_block_by_time ON event_block (portal, app, queue, name, oldest);
    \(fill().joined(separator: ";"))
    """

  /// The statements that count the events of all queues, or of those that a condition is about.
  static func fill(where condition: String = "true") -> [String] {
    [named, whole].map { "INSERT INTO event_block (\(columns)) \($0(condition))" }
  }

  private static let columns =
    "portal, app, queue, name, block, events, unclaimed, oldest, newest"

  /// What the counts by name are to be.
  static func named(where condition: String = "true") -> String {
    """
    SELECT portal, app, queue, name, event >> \(EventBlock.bits) AS block, count(*) AS events,
      sum(holder = 0) AS unclaimed, min(occurred_at) AS oldest, max(occurred_at) AS newest
    FROM event WHERE \(condition) GROUP BY 1, 2, 3, 4, 5
    """
  }

  /// What the counts of whole blocks are to be.
  static func whole(where condition: String = "true") -> String {
    """
    SELECT portal, app, queue, '\(anyName)' AS name, event >> \(EventBlock.bits) AS block,
      count(*) AS events, sum(holder = 0) AS unclaimed, min(occurred_at) AS oldest,
      max(occurred_at) AS newest
    FROM event WHERE \(condition) GROUP BY 1, 2, 3, 5
    """
  }
}
