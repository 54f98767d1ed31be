import RestanteCore
import RestanteSQL

/// Which rows of the embedded store break what must be true of them.
enum SQLiteInvariants: SQLInvariants {
  static var dialect: SQLDialect { .sqlite }
  static let tablesOfApplications = [
    "queue", "binding", "client_secret", "access_token", "refresh_token", "authorization_code",
    "app_options", "claim", "event", "past_event", "departure",
  ]

  /// Adds the connector of its queue to each row of `rows`, which has `portal`, `app`, `queue` and
  /// `subject`, and leaves out what is being removed.
  private static func placed(_ rows: String) -> String {
    """
    SELECT r.portal, r.app, q.connector, r.subject FROM (\(rows)) AS r
    JOIN \(live) USING (portal, app)
    LEFT JOIN queue q ON q.portal = r.portal AND q.app = r.app AND q.queue = r.queue
    """
  }

  static let figures = placed(
    """
    SELECT q.portal, q.app, q.queue, '' AS subject
    FROM queue q LEFT JOIN (
      SELECT portal, app, queue, sum(holder = 0 AND failed = 0) AS pending,
        sum(holder <> 0) AS claimed, sum(holder = 0 AND failed = 1) AS failed
      FROM event GROUP BY portal, app, queue
    ) AS e USING (portal, app, queue)
    WHERE q.pending <> coalesce(e.pending, 0) OR q.claimed <> coalesce(e.claimed, 0)
      OR q.failed <> coalesce(e.failed, 0)
    UNION ALL
    SELECT DISTINCT portal, app, queue, 'events from ' || (block << \(EventBlock.bits)) AS subject
    FROM (
      \(EventBlockSchema.named()) UNION ALL \(EventBlockSchema.whole()) UNION ALL
      SELECT portal, app, queue, name, block, -events, -unclaimed, oldest, newest FROM event_block)
    GROUP BY portal, app, queue, name, block
    HAVING sum(events) <> 0 OR sum(unclaimed) <> 0
      OR min(oldest) FILTER (WHERE events > 0) < min(oldest) FILTER (WHERE events < 0)
      OR max(newest) FILTER (WHERE events > 0) > max(newest) FILTER (WHERE events < 0)
    """)

  static let claims = placed(
    """
    SELECT c.portal, c.app, c.queue, 'claim ' || c.claim AS subject FROM claim c
    LEFT JOIN (
      SELECT portal, app, queue, holder AS claim, count(*) AS held FROM event WHERE holder <> 0
      GROUP BY portal, app, queue, holder) AS e USING (portal, app, queue, claim)
    LEFT JOIN (
      SELECT portal, app, claim, count(*) AS returned FROM returned_event
      GROUP BY portal, app, claim) AS r USING (portal, app, claim)
    WHERE c.held <> coalesce(e.held, 0) OR c.returned <> coalesce(r.returned, 0)
    UNION ALL
    SELECT e.portal, e.app, e.queue, 'event ' || e.event FROM event e
    WHERE e.last_claim <> 0 AND NOT EXISTS (
      SELECT 1 FROM claim c WHERE c.portal = e.portal AND c.app = e.app
        AND c.claim = e.last_claim AND c.queue = e.queue)
    UNION ALL
    SELECT e.portal, e.app, e.queue, 'event ' || e.event FROM event e
    WHERE e.holder = 0 AND e.last_claim <> 0 AND NOT EXISTS (
      SELECT 1 FROM returned_event r WHERE r.portal = e.portal AND r.app = e.app
        AND r.claim = e.last_claim AND r.event = e.event)
    UNION ALL
    SELECT portal, app, queue, 'event ' || event FROM event
    WHERE holder <> 0 AND holder <> last_claim
    """)

  static let places = placed(
    """
    SELECT p.portal, p.app, p.queue, 'event ' || p.event AS subject
    FROM past_event p JOIN event e USING (portal, app, queue, event)
    """)

  static let events = placed(
    """
    SELECT portal, app, queue, 'event ' || event AS subject
    FROM (SELECT portal, app, queue, event, body FROM event
      UNION ALL SELECT portal, app, queue, event, body FROM past_event)
    GROUP BY body HAVING count(*) > 1 OR body NOT IN (SELECT body FROM body)
    """)

  static let remains = """
    SELECT 0 AS portal, 0 AS app, NULL AS connector, 'body ' || body AS subject FROM body
    WHERE body NOT IN (SELECT body FROM event UNION ALL SELECT body FROM past_event)
    """

  static let keys = placed(
    """
    SELECT e.portal, e.app, e.queue, 'event ' || e.event AS subject
    FROM event e LEFT JOIN queue q USING (portal, app, queue)
    WHERE e.holder = 0 AND e.failed = 0
      AND (q.keyed_upto IS NULL OR e.event <= q.keyed_upto) AND NOT EXISTS (
      SELECT 1 FROM pending_key k WHERE k.portal = e.portal AND k.app = e.app
        AND k.queue = e.queue AND k.message_id = e.message_id AND k.event = e.event)
    UNION ALL
    SELECT e.portal, e.app, e.queue, 'event ' || e.event FROM event e
    WHERE e.holder = 0 AND e.failed = 1 AND NOT EXISTS (
      SELECT 1 FROM failed_key k WHERE k.portal = e.portal AND k.app = e.app
        AND k.queue = e.queue AND k.message_id = e.message_id AND k.event = e.event)
    UNION ALL
    SELECT k.portal, k.app, k.queue, 'event ' || k.event FROM failed_key k
    WHERE NOT EXISTS (
      SELECT 1 FROM event e WHERE e.portal = k.portal AND e.app = k.app AND e.queue = k.queue
        AND e.event = k.event AND e.message_id = k.message_id AND e.holder = 0 AND e.failed = 1)
    """)

  static let retries = placed(
    """
    SELECT e.portal, e.app, e.queue, 'event ' || e.event AS subject FROM event e
    WHERE e.holder = 0 AND e.failed = 1 AND e.retry_at IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM retry_due d WHERE d.portal = e.portal AND d.app = e.app
        AND d.retry_at = e.retry_at AND d.event = e.event AND d.queue = e.queue)
    UNION ALL
    SELECT d.portal, d.app, d.queue, 'event ' || d.event FROM retry_due d
    WHERE NOT EXISTS (
      SELECT 1 FROM event e WHERE e.portal = d.portal AND e.app = d.app AND e.queue = d.queue
        AND e.event = d.event AND e.retry_at = d.retry_at AND e.holder = 0 AND e.failed = 1)
    UNION ALL
    SELECT portal, app, queue, 'event ' || event FROM event
    WHERE failed = 0 AND retry_at IS NOT NULL
    """)

  static let departures = placed(
    """
    SELECT d.portal, d.app, d.queue, 'departure ' || d.departure AS subject FROM departure d
    WHERE d.departure NOT IN (SELECT departure FROM past_event)
    UNION ALL
    SELECT e.portal, e.app, e.queue, 'event ' || e.event FROM past_event e
    LEFT JOIN departure d ON d.departure = e.departure AND d.portal = e.portal AND d.app = e.app
      AND d.queue = e.queue AND d.left_at = e.left_at
    WHERE d.departure IS NULL
    """)

  static let owners = """
    \(orphans)
    UNION ALL
    SELECT e.portal, e.app, NULL, 'queue ' || e.queue
    FROM (SELECT portal, app, queue FROM event UNION SELECT portal, app, queue FROM past_event
      UNION SELECT portal, app, queue FROM claim) AS e
    JOIN \(live) USING (portal, app) LEFT JOIN queue q USING (portal, app, queue)
    WHERE q.queue IS NULL
    """

  static let numbers = numbersAboveSequences([
    ("event", "event", "event"), ("event", "past_event", "event"), ("claim", "claim", "claim"),
    ("queue", "queue", "queue"),
  ])
}
