import RestanteCore
import RestanteSQL

/// Which rows of the store on PostgreSQL break what must be true of them. Rows of the portal 0 are
/// there for the planner only.
enum PostgresInvariants: SQLInvariants {
  static var dialect: SQLDialect { .postgres }
  static let tablesOfApplications = [
    "queue_figures", "binding", "client_secret", "access_token", "refresh_token",
    "authorization_code", "app_options", "claim", "event", "waiting", "departure",
  ]

  /// Leaves out what is being removed.
  private static func placed(_ rows: String) -> String {
    """
    SELECT r.portal, r.app, r.connector, r.subject FROM (\(rows)) AS r
    JOIN \(live) USING (portal, app)
    """
  }

  /// The events that claims hold.
  private static let held = """
    SELECT portal, app, connector, unnest(held || held_failed) AS event FROM claim
    """
  /// The events that are in the history.
  private static let departed = """
    SELECT portal, app, connector, unnest(events || failed_events) AS event FROM departure
    """
  /// The events of all places, each as often as it is there.
  private static let standing = """
    (SELECT portal, app, connector, event FROM waiting WHERE portal <> 0
     UNION ALL \(held) UNION ALL \(departed))
    """

  static let figures = placed(
    """
    SELECT portal, app, connector, '' AS subject
    FROM (
      SELECT portal, app, connector, pending, claimed, failed FROM queue_figures
      UNION ALL
      SELECT portal, app, connector, -count(*) FILTER (WHERE NOT failed), 0,
        -count(*) FILTER (WHERE failed)
      FROM waiting WHERE portal <> 0 GROUP BY portal, app, connector
      UNION ALL
      SELECT portal, app, connector, 0, -sum(cardinality(held) + cardinality(held_failed)), 0
      FROM claim WHERE portal <> 0 GROUP BY portal, app, connector) AS f
    GROUP BY portal, app, connector
    HAVING sum(pending) <> 0 OR sum(claimed) <> 0 OR sum(failed) <> 0
    """)

  static let claims = placed(
    """
    SELECT w.portal, w.app, w.connector, 'event ' || w.event AS subject FROM waiting w
    WHERE w.last_claim <> 0 AND NOT EXISTS (
      SELECT FROM claim c WHERE c.portal = w.portal AND c.app = w.app
        AND c.connector = w.connector AND c.claim = w.last_claim)
    UNION ALL
    SELECT h.portal, h.app, h.connector, 'claim ' || h.claim
    FROM (SELECT portal, app, connector, claim, unnest(held || held_failed) AS event
      FROM claim) AS h
    GROUP BY h.portal, h.app, h.connector, h.claim HAVING count(*) <> count(DISTINCT h.event)
    UNION ALL
    SELECT h.portal, h.app, h.connector, 'claim ' || h.claim
    FROM (SELECT portal, app, connector, claim, unnest(held || held_failed) AS event
      FROM claim) AS h
    LEFT JOIN event e USING (portal, app, connector, event)
    WHERE e.event IS NULL GROUP BY h.portal, h.app, h.connector, h.claim
    """)

  static let places = placed(
    """
    SELECT portal, app, connector, 'event ' || event AS subject FROM \(standing) AS s
    GROUP BY portal, app, connector, event HAVING count(*) > 1
    """)

  static let events = placed(
    """
    SELECT DISTINCT s.portal, s.app, s.connector, 'event ' || s.event AS subject
    FROM \(standing) AS s LEFT JOIN event e USING (portal, app, connector, event)
    WHERE e.event IS NULL
    """)

  static let remains = placed(
    """
    SELECT e.portal, e.app, e.connector, 'event ' || e.event AS subject FROM event e
    LEFT JOIN (SELECT DISTINCT portal, app, connector, event FROM \(standing) AS all_places) AS s
      USING (portal, app, connector, event)
    WHERE e.portal <> 0 AND s.event IS NULL
    """)

  static let keys = placed(
    """
    SELECT w.portal, w.app, w.connector, 'event ' || w.event AS subject
    FROM waiting w JOIN event e USING (portal, app, connector, event)
    WHERE e.message_id <> w.message_id OR e.occurred_at <> w.occurred_at OR e.name <> w.name
    """)

  static let retries = placed(
    """
    SELECT w.portal, w.app, w.connector, 'event ' || w.event AS subject
    FROM waiting w JOIN event e USING (portal, app, connector, event)
    WHERE w.portal <> 0
      AND (w.retry_at IS DISTINCT FROM e.retry_at OR e.retry_at IS NOT NULL AND NOT w.failed)
    """)

  static let departures = placed(
    """
    SELECT d.portal, d.app, d.connector, 'departure ' || d.departure AS subject FROM departure d
    WHERE d.portal <> 0 AND (
      cardinality(d.events) + cardinality(d.failed_events) = 0
      OR EXISTS (SELECT FROM unnest(d.events || d.failed_events) AS e
        WHERE e NOT BETWEEN d.first_event AND d.last_event))
    """)

  static let owners = orphans

  static let numbers = """
    \(numbersAboveSequences([("event", "event", "event")]))
    UNION ALL
    SELECT portal, app, connector, 'claim ' || claim FROM claim
    WHERE claim > (SELECT last_value FROM claim_number)
    """
}
