import RestanteCore

/// What things belong to, and what is counted of them.
extension PostgresInvariants {
  private static let ofApplications = [
    "queue_figures", "binding", "client_secret", "access_token", "refresh_token",
    "authorization_code", "app_options", "claim", "event", "waiting", "departure",
  ]
  private static let ofPortals = [
    "application", "portal_user", "webhook", "event_name", "unbound_event",
  ]
  private static let ofUsers = ["access_token", "refresh_token", "authorization_code", "webhook"]

  static let owners =
    (ofApplications.map { table in
      """
      SELECT t.portal, t.app, NULL::text AS connector, '\(table)' AS subject FROM \(table) t
      LEFT JOIN application a USING (portal, app) WHERE a.app IS NULL AND t.portal <> 0
      GROUP BY t.portal, t.app
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
      SELECT t.portal, 0, NULL, '\(table) of user ' || t.member FROM \(table) t
      LEFT JOIN portal_user u USING (portal, member) WHERE u.member IS NULL
      GROUP BY t.portal, t.member
      """
    }).joined(separator: "\nUNION ALL\n")

  /// The highest number in use of a kind, by portal and application.
  private static let highest = """
    SELECT portal, app, 'event' AS kind, max(event) AS number FROM event GROUP BY portal, app
    UNION ALL SELECT portal, 0, 'application', max(app) FROM application GROUP BY portal
    UNION ALL SELECT portal, 0, 'binding', max(binding) FROM binding GROUP BY portal
    UNION ALL SELECT portal, 0, 'audit', max(number) FROM audit GROUP BY portal
    """

  static let numbers = """
    SELECT n.portal, n.app, NULL::text AS connector, n.kind || ' ' || n.number AS subject
    FROM (\(highest)) AS n
    LEFT JOIN sequence s ON s.portal = n.portal AND s.app = n.app AND s.kind = n.kind
    LEFT JOIN portal p ON p.portal = n.portal
    LEFT JOIN application a ON a.portal = n.portal AND a.app = n.app
    WHERE n.number > coalesce(s.last, 0)
      AND coalesce(strpos(p.settings, '"state":"erasing"'), 0) = 0 AND a.removal IS NULL
    UNION ALL
    SELECT portal, app, connector, 'claim ' || claim FROM claim
    WHERE claim > (SELECT last_value FROM claim_number)
    """

  static let replies = """
    SELECT r.portal, r.app, NULL::text AS connector, '' AS subject
    FROM (
      SELECT portal, app, owner, sum(taken) AS taken, sum(counted) AS counted
      FROM (SELECT portal, app, owner, octet_length(reply) + \(IdempotencyRecord.overhead) AS taken,
          0 AS counted FROM idempotency_record
        UNION ALL SELECT portal, app, owner, 0, bytes FROM idempotency_usage) AS u
      GROUP BY portal, app, owner) AS r
    LEFT JOIN portal p ON p.portal = r.portal
    LEFT JOIN application a ON a.portal = r.portal AND a.app = r.app
    WHERE r.taken <> r.counted
      AND coalesce(strpos(p.settings, '"state":"erasing"'), 0) = 0 AND a.removal IS NULL
    """
}
