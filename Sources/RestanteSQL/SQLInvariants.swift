public import RestanteCore

/// Which rows of a store break what must be true of them: for each ``StoreInvariant`` a statement
/// that selects ``BrokenRow/columns``.
public protocol SQLInvariants {
  /// What the database spells in a way of its own.
  static var dialect: SQLDialect { get }
  /// The tables whose rows belong to an application.
  static var tablesOfApplications: [String] { get }

  static var figures: String { get }
  static var claims: String { get }
  static var places: String { get }
  static var events: String { get }
  static var remains: String { get }
  static var keys: String { get }
  static var retries: String { get }
  static var departures: String { get }
  static var owners: String { get }
  static var numbers: String { get }
}

extension SQLInvariants {
  /// The statement for an invariant.
  public static func sql(_ invariant: StoreInvariant) -> String {
    switch invariant {
    case .figures: figures
    case .claims: claims
    case .places: places
    case .events: events
    case .remains: remains
    case .keys: keys
    case .retries: retries
    case .departures: departures
    case .owners: owners
    case .numbers: numbers
    case .replies: replies
    case .deliveries: deliveries
    }
  }

  /// The applications that are not being removed, with their portals.
  public static var live: String {
    """
    (SELECT a.portal, a.app FROM application a JOIN portal p ON p.portal = a.portal
     WHERE a.removal IS NULL AND \(dialect.position)(p.settings, '"state":"erasing"') = 0) AS live
    """
  }

  /// Finds, beside rows `r`, their portal `p` and application `a`, which may be missing.
  static func neighbours(_ r: String) -> String {
    """
    LEFT JOIN portal p ON p.portal = \(r).portal
    LEFT JOIN application a ON a.portal = \(r).portal AND a.app = \(r).app
    """
  }

  /// Passes over what is being removed; where nothing is known of it, it stays.
  static var stays: String {
    """
    coalesce(\(dialect.position)(p.settings, '"state":"erasing"'), 0) = 0 AND a.removal IS NULL
    """
  }

  /// Rows that belong to an application, portal or user that is missing.
  public static var orphans: String {
    let user = dialect.user
    let ofApplications = tablesOfApplications.map { table in
      """
      SELECT t.portal, t.app, CAST(NULL AS text) AS connector, '\(table)' AS subject
      FROM \(table) t LEFT JOIN application a USING (portal, app)
      WHERE a.app IS NULL AND t.portal <> 0 GROUP BY t.portal, t.app
      """
    }
    let tablesOfPortals = [
      "application", "portal_user", "webhook", "door", "event_name", "unbound_event", "handler",
      "outgoing_webhook",
    ]
    let ofPortals = tablesOfPortals.map {
      """
      SELECT t.portal, 0, NULL, '\($0)' FROM \($0) t
      LEFT JOIN portal p USING (portal) WHERE p.portal IS NULL AND t.portal <> 0
      GROUP BY t.portal
      """
    }
    let ofUsers = ["access_token", "refresh_token", "authorization_code", "webhook"].map {
      """
      SELECT t.portal, 0, NULL, '\($0) of user ' || t.\(user) FROM \($0) t
      LEFT JOIN portal_user u USING (portal, \(user)) WHERE u.\(user) IS NULL
      GROUP BY t.portal, t.\(user)
      """
    }
    return (ofApplications + ofPortals + ofUsers).joined(separator: "\nUNION ALL\n")
  }

  /// Numbers in use that are higher than the last one that their sequence gave out.
  ///
  /// - Parameter kinds: The names of sequences of applications, each with a table and the column in
  ///   which its numbers are.
  public static func numbersAboveSequences(
    _ kinds: [(kind: String, table: String, column: String)]
  ) -> String {
    let highest =
      kinds.map { kind, table, column in
        """
        SELECT portal, app, '\(kind)' AS kind, max(\(column)) AS number FROM \(table)
        GROUP BY portal, app
        """
      }
      + [
        ("application", "app", "application"), ("binding", "binding", "binding"),
        ("binding", "handler", "handler"),
      ].map {
        "SELECT portal, 0, '\($0.0)', max(\($0.1)) FROM \($0.2) GROUP BY portal"
      } + ["SELECT portal, 0, 'audit', max(number) FROM audit GROUP BY portal"]
    return """
      SELECT n.portal, n.app, CAST(NULL AS text) AS connector, n.kind || ' ' || n.number AS subject
      FROM (\(highest.joined(separator: "\nUNION ALL\n"))) AS n
      LEFT JOIN sequence s ON s.portal = n.portal AND s.app = n.app AND s.kind = n.kind
      \(neighbours("n"))
      WHERE n.number > coalesce(s.last, 0) AND \(stays)
      """
  }

  /// Owners of replies that are kept for repeats which take other room than is counted.
  static var replies: String {
    """
    SELECT r.portal, r.app, CAST(NULL AS text) AS connector, '' AS subject
    FROM (
      SELECT portal, app, owner, sum(taken) AS taken, sum(counted) AS counted
      FROM (SELECT portal, app, owner,
          \(dialect.length)(reply) + \(IdempotencyRecord.overhead) AS taken, 0 AS counted
        FROM idempotency_record
        UNION ALL SELECT portal, app, owner, 0, bytes FROM idempotency_usage) AS u
      GROUP BY portal, app, owner) AS r
    \(neighbours("r"))
    WHERE r.taken <> r.counted AND \(stays)
    """
  }
}
