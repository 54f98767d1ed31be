/// The second version: choices about queues, retries and history.
enum SchemaV2 {
  static let queueChoices = """
    -- What was decided about queues, as JSON; what is not there is left open.
    ALTER TABLE application ADD COLUMN queue_choices TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE portal ADD COLUMN queue_defaults TEXT NOT NULL DEFAULT '{}';
    UPDATE application SET queue_choices = json_set(queue_choices, '$.lease', lease)
      WHERE lease <> 3600;
    UPDATE application SET queue_choices = json_set(queue_choices, '$.max_attempts', max_attempts)
      WHERE max_attempts IS NOT NULL;
    ALTER TABLE application DROP COLUMN lease;
    ALTER TABLE application DROP COLUMN max_attempts;
    """

  static let retries = """
    -- In milliseconds: when the event is retried by itself as long as it is a dead letter.
    ALTER TABLE event ADD COLUMN retry_at INTEGER;

    -- The dead letters that are retried by themselves, in the order of their times.
    CREATE TABLE retry_due (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      retry_at INTEGER NOT NULL,
      event INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      PRIMARY KEY (portal, app, retry_at, event)
    ) STRICT, WITHOUT ROWID;
    """

  /// What leaves a queue moves its narrow row here; what it carries stays where it is.
  static let history = """
    -- What one call made leave a queue. It stays as long as an event names it. left_at is in
    -- milliseconds.
    CREATE TABLE departure (
      departure INTEGER PRIMARY KEY,
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      left_at INTEGER NOT NULL,
      process_id TEXT NOT NULL,
      kind TEXT NOT NULL
    ) STRICT;
    CREATE INDEX departure_by_process_id ON departure (portal, app, queue, process_id);

    -- In the order of leaving: what is forgotten together stands together.
    CREATE TABLE past_event (
      portal INTEGER NOT NULL,
      app INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      left_at INTEGER NOT NULL,
      event INTEGER NOT NULL,
      departure INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      occurred_at INTEGER NOT NULL,
      message_id BLOB NOT NULL,
      name TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      failed_at INTEGER,
      body INTEGER NOT NULL,
      reason TEXT,
      retry_at INTEGER,
      PRIMARY KEY (portal, app, queue, left_at, event)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX past_event_by_id ON past_event (portal, app, queue, event);
    """
}
