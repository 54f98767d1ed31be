import RestanteCore

/// Where a list finds its events. The queue is `$1`, `$2` and `$3`.
struct ListSource {
  /// Names events and where they stand: their number, the claim that holds them, whether they
  /// failed, and the claim's process id.
  let place: String
  /// What filter and order compare.
  let columns: FilterColumns
  private let order: EventOrder
  /// Whether unclaimed events are failed ones; `nil` where all events are wanted.
  private let isFailed: Bool?

  init(_ query: ListEvents) {
    order = query.order
    switch query.part {
    case .all: isFailed = nil
    case .pending: isFailed = false
    case .deadLetters: isFailed = true
    }
    columns = isFailed.map { .waiting(isFailed: $0) } ?? .all
    place =
      isFailed.map { "w.event, 0::bigint, \($0), ''::text" }
      ?? "l.event, l.claim, l.failed, l.process_id"
  }

  /// What stands behind `FROM`, with a condition to which others can be added.
  func text(_ condition: FilterSQL) -> String {
    guard let isFailed else { return "\(Self.standing) WHERE true" }
    return """
      waiting w \(PostgresTransaction.joinIfNeeded(condition, order))
      WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = \(isFailed)
      """
  }

  /// The events `e` of a queue and `l`, where they stand. What is in no claim and waits for none is
  /// history.
  private static let standing = """
    (SELECT w.event, 0::bigint AS claim, w.failed, ''::text AS process_id
     FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
     UNION ALL
     SELECT u.event, c.claim, u.failed, c.process_id
     FROM claim c CROSS JOIN LATERAL (
       SELECT unnest(c.held) AS event, false AS failed
       UNION ALL SELECT unnest(c.held_failed), true) AS u
     WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3) AS l
    JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = l.event
    """
}
