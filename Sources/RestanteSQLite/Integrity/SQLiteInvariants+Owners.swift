import RestanteCore

/// What things belong to, and what is counted of them.
extension SQLiteInvariants {
  private static let ofApplications = [
    "queue", "binding", "client_secret", "access_token", "refresh_token", "authorization_code",
    "app_options", "claim", "event", "past_event", "departure",
  ]
  private static let ofPortals = [
    "application", "portal_user", "webhook", "event_name", "unbound_event",
  ]
  private static let ofUsers = ["access_token", "refresh_token", "authorization_code", "webhook"]

  static let owners =
    (ofApplications.map { table in
      """
      SELECT t.portal, t.app, NULL AS connector, '\(table)' AS subject FROM \(table) t
      LEFT JOIN application a USING (portal, app) WHERE a.app IS NULL GROUP BY t.portal, t.app
      """
    }
    + ofPortals.map { table in
      """
      SELECT t.portal, 0, NULL, '\(table)' FROM \(table) t
      LEFT JOIN portal p USING (portal) WHERE p.portal IS NULL AND t.portal <> 0
      GROUP BY t.portal
      """
    }
    + ofUsers.map { table in
      """
      SELECT t.portal, 0, NULL, '\(table) of user ' || t.user FROM \(table) t
      LEFT JOIN portal_user u USING (portal, user) WHERE u.user IS NULL GROUP BY t.portal, t.user
      """
    } + [ofQueues]).joined(separator: "\nUNION ALL\n")

  private static let ofQueues = """
    SELECT e.portal, e.app, NULL, 'queue ' || e.queue
    FROM (SELECT portal, app, queue FROM event UNION SELECT portal, app, queue FROM past_event
      UNION SELECT portal, app, queue FROM claim) AS e
    JOIN \(live) USING (portal, app) LEFT JOIN queue q USING (portal, app, queue)
    WHERE q.queue IS NULL
    """

  /// The highest number in use of a kind, by portal and application.
  private static func highest(_ column: String, of table: String, _ kind: String) -> String {
    """
    SELECT portal, app, '\(kind)' AS kind, max(\(column)) AS number FROM \(table)
    GROUP BY portal, app
    """
  }

  static let numbers = """
    SELECT n.portal, n.app, NULL AS connector, n.kind || ' ' || n.number AS subject
    FROM (\(highest("event", of: "event", "event"))
      UNION ALL \(highest("event", of: "past_event", "event"))
      UNION ALL \(highest("claim", of: "claim", "claim"))
      UNION ALL \(highest("queue", of: "queue", "queue"))
      UNION ALL SELECT portal, 0, 'application', max(app) FROM application GROUP BY portal
      UNION ALL SELECT portal, 0, 'binding', max(binding) FROM binding GROUP BY portal
      UNION ALL SELECT portal, 0, 'audit', max(number) FROM audit GROUP BY portal) AS n
    LEFT JOIN sequence s ON s.portal = n.portal AND s.app = n.app AND s.kind = n.kind
    LEFT JOIN portal p ON p.portal = n.portal
    LEFT JOIN application a ON a.portal = n.portal AND a.app = n.app
    WHERE n.number > coalesce(s.last, 0)
      AND coalesce(instr(p.settings, '"state":"erasing"'), 0) = 0 AND a.removal IS NULL
    """

  static let replies = """
    SELECT r.portal, r.app, NULL AS connector, '' AS subject
    FROM (
      SELECT portal, app, owner, sum(taken) AS taken, sum(counted) AS counted
      FROM (SELECT portal, app, owner, length(reply) + \(IdempotencyRecord.overhead) AS taken,
          0 AS counted FROM idempotency_record
        UNION ALL SELECT portal, app, owner, 0, bytes FROM idempotency_usage)
      GROUP BY portal, app, owner) AS r
    LEFT JOIN portal p ON p.portal = r.portal
    LEFT JOIN application a ON a.portal = r.portal AND a.app = r.app
    WHERE r.taken <> r.counted
      AND coalesce(instr(p.settings, '"state":"erasing"'), 0) = 0 AND a.removal IS NULL
    """
}
