public import RestanteCore

/// The deliveries that tell whose turn it is, and what happens to many of them at once.
extension SQLWriter {
  /// The deliveries of a handler in one phase. Those in line all have the time 0, so that the index
  /// has them in their order.
  private static func phase(_ condition: String, _ order: String, _ limit: String) -> String {
    """
    SELECT * FROM (
      SELECT \(DeliveryColumns.delivery) FROM delivery d
      WHERE d.portal = $1 AND d.handler = $2 AND \(condition) ORDER BY \(order) LIMIT \(limit)
    ) AS part
    """
  }

  private static var waiting: String { "d.phase = 'waiting' AND d.phase_at = 0" }
  private static var retrying: String { "d.phase = 'retrying'" }

  /// The first `$3` that are in line or have their time by `$4`, and the one that has it first.
  private static var firstDue: String {
    """
    \(phase(waiting, "d.delivery", "$3"))
    UNION \(phase("\(retrying) AND d.phase_at <= $4", "d.delivery", "$3"))
    UNION \(phase(retrying, "d.phase_at, d.delivery", "1"))
    ORDER BY delivery
    """
  }

  /// The first pending one after `$3`, and the first of all.
  private static var firstAfter: String {
    """
    \(phase("\(waiting) AND d.delivery > $3", "d.delivery", "1"))
    UNION \(phase(waiting, "d.delivery", "1"))
    UNION \(phase("\(retrying) AND d.delivery > $3", "d.delivery", "1"))
    UNION \(phase(retrying, "d.delivery", "1"))
    ORDER BY delivery
    """
  }

  /// The deliveries that tell whose turn it is, by handler.
  public func deliveries(
    _ selections: [BindingID: DeliveryPolicy.Selection], on portal: PortalID
  ) throws(StoreError) -> [BindingID: [DeliveryRow]] {
    var due: [[SQLParameter]] = []
    var after: [[SQLParameter]] = []
    for (number, selection) in selections {
      let handler: [SQLParameter] = [.int(portal.rawValue), .int(number.rawValue)]
      switch selection {
      case .none: break
      case .first(let count): due.append(handler + [.int(count), .int(.max)])
      case .due(let count): due.append(handler + [.int(count), .int(now.milliseconds)])
      case .after(let last): after.append(handler + [.int(last.rawValue)])
      }
    }
    let found =
      try rows(Self.firstDue, each: due, DeliveryRow.init(_:))
      + (try rows(Self.firstAfter, each: after, DeliveryRow.init(_:)))
    return Dictionary(grouping: found.joined(), by: \.handler)
  }

  /// Writes what happens to deliveries of a handler; returns how many changed.
  public func apply(
    _ change: OtherDeliveries, to handler: BindingID, limit: Int, on portal: PortalID
  ) throws(StoreError) -> Int {
    let scope: [SQLParameter] = [.int(portal.rawValue), .int(handler.rawValue)]
    switch change {
    case .unchanged: return 0
    case .retryNow(let start):
      return try execute(
        """
        UPDATE delivery SET phase = 'waiting', phase_at = 0
        WHERE portal = $1 AND handler = $2 AND phase = 'retrying' AND last_failure >= $3
        """, scope + [.int(start.milliseconds)])
    case .parkOverdue(let time):
      // Those whose time is over first are the first in line, but for some that were taken up
      // again: these are parked when they are tried.
      return try execute(
        """
        WITH first AS (
          \(Self.phase(Self.waiting, "d.delivery", "$3"))
          UNION ALL \(Self.phase(Self.retrying, "d.phase_at, d.delivery", "$3")))
        UPDATE delivery SET phase = 'parked', reason = 'exhausted', phase_at = $4
        WHERE portal = $1 AND handler = $2 AND deadline <= $5
          AND delivery IN (SELECT delivery FROM first)
        """,
        scope + [.int(Int64(limit)), .int(now.milliseconds), .int(time.milliseconds)])
    case .takeUpSuspended(let deadline):
      let suspended = "d.phase = 'parked' AND d.reason IN ('suspended', 'gone')"
      return try execute(
        """
        WITH first AS (\(Self.phase(suspended, "d.phase_at, d.delivery", "$3")))
        UPDATE delivery SET phase = 'waiting', reason = NULL, phase_at = 0, attempts = 0,
          last_failure = NULL, deadline = $4
        WHERE portal = $1 AND handler = $2 AND delivery IN (SELECT delivery FROM first)
        """, scope + [.int(Int64(limit)), .int(deadline.milliseconds)])
    }
  }
}
