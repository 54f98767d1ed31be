import RestanteCore

/// By which index unclaimed events `waiting AS w` with certain names are found.
///
/// Plans are made before it is known how many events have a name. What an index must not be used
/// for is therefore written as an expression that no index has.
enum NameAccess {
  /// By the index of names, which has them in the order of their times; or names are not asked for.
  case ordered
  /// By the index of names; the few that it leads to are sorted.
  case sorted
  /// By the index of the order; other names are passed over.
  case passing

  /// What is few enough to be sorted.
  static let maxSorted = 2_000

  var name: String { self == .passing ? "(w.name || '')" : "w.name" }
  var event: String { self == .sorted ? "(w.event + 0)" : "w.event" }
  var time: String { self == .sorted ? "(w.occurred_at + 0)" : "w.occurred_at" }

  /// Chooses for a filter and an order.
  ///
  /// - Parameter count: Counts the unclaimed events with one of the names, up to a limit.
  init(
    _ filter: EventFilter, _ order: EventOrder,
    count: (_ names: [String], _ limit: Int) throws(StoreError) -> Int
  ) throws(StoreError) {
    let conditions = filter.conditions.filter { $0.field == .name }
    guard let first = conditions.first else {
      self = .ordered
      return
    }
    guard conditions.count == 1, first.comparison == .equal else {
      self = .passing
      return
    }
    let names = first.operands.compactMap { operand in
      if case .text(let name) = operand { name.uppercased() } else { nil }
    }
    if names.count == 1, order.terms.first?.field == .occurredAt {
      self = .ordered
    } else {
      self = try count(names, Self.maxSorted + 1) > Self.maxSorted ? .passing : .sorted
    }
  }

  /// The statement that counts. The queue is `$1`, `$2` and `$3`; names and limit come next.
  static let counting = """
    SELECT count(*) FROM (
      SELECT FROM waiting w WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3
        AND w.failed IN (false, true) AND w.name = ANY($4::text[]) LIMIT $5) AS few
    """
}
