import RestanteCore

/// Where a list finds its events. The queue is `$1`, `$2` and `$3`.
struct ListSource {
  /// Names events and where they stand: their number, the claim that holds them, whether they
  /// failed, and the claim's process id.
  let place: String
  /// What filter and order compare.
  let columns: FilterColumns
  private let order: EventOrder
  private let names: NameAccess
  /// Whether unclaimed events are failed ones; `nil` where all events are wanted.
  private let isFailed: Bool?

  /// - Parameter names: How unclaimed events with the names of the filter are found.
  init(_ query: ListEvents, names: NameAccess = .ordered) {
    order = query.order
    self.names = names
    switch query.part {
    case .all: isFailed = nil
    case .pending: isFailed = false
    case .deadLetters: isFailed = true
    }
    columns = isFailed.map { .waiting(isFailed: $0, names: names) } ?? .all
    place =
      isFailed.map { "w.event, 0::bigint, \($0), ''::text" }
      ?? "l.event, l.claim, l.failed, l.process_id"
  }

  /// What stands behind `FROM`, with a condition to which others can be added.
  func text(_ condition: FilterSQL) -> String {
    guard let isFailed else {
      return "(\(waiting) UNION ALL \(held(condition))) AS l WHERE true"
    }
    return """
      waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = \(isFailed)
      """
  }

  /// The same for as many events as a page and those before it need. In the order of numbers the
  /// events that nobody holds are read from their index, however many there are.
  ///
  /// - Parameter count: The SQL of how many there must be.
  func text(_ condition: FilterSQL, first count: String) -> String {
    guard isFailed == nil, let term = order.terms.first, term.field == .id else {
      return "\(text(condition)) \(condition.text)"
    }
    func part(_ events: String) -> String {
      "SELECT l.* FROM (\(events)) AS l WHERE true \(condition.text)"
    }
    return """
      ((\(part(waiting)) ORDER BY l.event \(term.isDescending ? "DESC" : "") LIMIT \(count))
        UNION ALL \(part(held(condition)))) AS l WHERE true
      """
  }

  /// The events of a queue that nobody holds, and where they stand. What is in no claim and waits
  /// for none is history.
  private var waiting: String {
    """
    SELECT \(names.event) AS event, 0::bigint AS claim, w.failed, ''::text AS process_id,
      \(names.time) AS occurred_at, \(names.name) AS name, w.message_id
    FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
      AND w.failed IN (false, true)
    """
  }

  /// The events that claims hold. They themselves are looked at only if anything is asked that only
  /// they know.
  private func held(_ condition: FilterSQL) -> String {
    let known: Set<EventField> = [.id, .processID, .failed]
    let isKnown = condition.fields.union(order.terms.map(\.field)).isSubset(of: known)
    let (fields, event) =
      isKnown
      ? ("NULL::bigint AS occurred_at, NULL::text AS name, NULL::bytea AS message_id", "")
      : (
        "e.occurred_at, e.name, e.message_id",
        """
        JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3 AND e.event = u.event
        """
      )
    return """
      SELECT u.event, c.claim, u.failed, c.process_id, \(fields)
      FROM claim c CROSS JOIN LATERAL (
        SELECT unnest(c.held) AS event, false AS failed
        UNION ALL SELECT unnest(c.held_failed), true) AS u \(event)
      WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3
      """
  }
}
