import RestanteCore

extension RowSelection {
  /// No reply can hold more events than this: one more than fit its bounds.
  fileprivate var maxRows: Int {
    let fitting = max(0, bounds.bytes) / ReplyBounds.overheadPerEvent + 1
    return min(limit, max(bounds.events, 1) == .max ? fitting : min(fitting, bounds.events + 1))
  }
}

extension PostgresTransaction {
  func select(
    _ selection: RowSelection, in queue: QueueKey
  ) throws(StoreError) -> SelectedRows {
    selection.claim.number == 0
      ? try selectWaiting(selection, from: queue) : try selectHeld(selection, in: queue)
  }

  /// Selects unclaimed events; those that another transaction is about to change are passed over.
  private func selectWaiting(
    _ selection: RowSelection, from queue: QueueKey
  ) throws(StoreError) -> SelectedRows {
    let names = try NameAccess(selection.filter, selection.order) {
      (names, limit) throws(StoreError) in
      Int(
        try session.run(
          NameAccess.counting, queue.parameters + [.texts(names), .int(Int64(limit))]
        ).integer(0, 0))
    }
    let columns = FilterColumns.waiting(isFailed: selection.isFailed, names: names)
    let condition = FilterSQL(selection.filter, columns: columns, firstParameter: 6)
    let rows = try session.run(
      """
      WITH picked AS MATERIALIZED (
        SELECT w.event, w.occurred_at, w.last_claim
        FROM waiting w
        WHERE w.portal = $1 AND w.app = $2 AND w.connector = $3 AND w.failed = $4
          \(condition.text)
        ORDER BY \(OrderSQL.text(selection.order, columns: columns)) LIMIT $5
        FOR UPDATE OF w SKIP LOCKED)
      \(Self.bounded(lastClaim: "p.last_claim", holder: "0::bigint", failed: "$4",
        order: OrderSQL.text(selection.order, columns: .held(isFailed: false, processID: 0)),
        firstParameter: 6 + condition.parameters.count))
      """,
      queue.parameters + [.flag(selection.isFailed), .int(Int64(selection.maxRows))]
        + condition.parameters + Self.bounds(selection))
    return try Self.selected(rows, selection, of: queue)
  }

  /// Selects events that a claim holds.
  private func selectHeld(
    _ selection: RowSelection, in queue: QueueKey
  ) throws(StoreError) -> SelectedRows {
    let condition = FilterSQL(
      selection.filter, columns: .held(isFailed: selection.isFailed, processID: 6),
      firstParameter: 7)
    let held = selection.isFailed ? "c.held_failed" : "c.held"
    let rows = try session.run(
      """
      WITH picked AS MATERIALIZED (
        SELECT e.event, e.occurred_at
        FROM claim c CROSS JOIN LATERAL unnest(\(held)) AS h (event)
        JOIN event e ON e.portal = c.portal AND e.app = c.app AND e.connector = c.connector
          AND e.event = h.event
        WHERE c.portal = $1 AND c.app = $2 AND c.connector = $3 AND c.claim = $4
          \(condition.text)
        ORDER BY \(OrderSQL.text(selection.order, columns: condition.columns)) LIMIT $5)
      \(Self.bounded(lastClaim: "$4", holder: "$4",
        failed: selection.isFailed ? "true" : "false",
        order: OrderSQL.text(selection.order, columns: condition.columns),
        firstParameter: 7 + condition.parameters.count))
      """,
      queue.parameters + [
        .int(selection.claim.number), .int(Int64(selection.maxRows)),
        .text(selection.processID.text.lowercased()),
      ] + condition.parameters + Self.bounds(selection))
    return try Self.selected(rows, selection, of: queue)
  }

  /// Reads what was picked as far as the bounds allow, and the first that exceeds them, so that
  /// memory stays bounded whatever was asked for. The bounds are the two parameters from
  /// `firstParameter` on; the last column says that they are exceeded.
  private static func bounded(
    lastClaim: String, holder: String, failed: String, order: String, firstParameter: Int
  ) -> String {
    """
    , sized AS (
      SELECT \(EventRow.columns(failed: failed, holder: holder, lastClaim: lastClaim)),
        \(EventBody.read),
        octet_length(e.data) + \(ReplyBounds.overheadPerEvent) AS size,
        row_number() OVER ranked AS place,
        sum(octet_length(e.data) + \(ReplyBounds.overheadPerEvent)) OVER ranked AS bytes
      FROM picked p JOIN event e ON e.portal = $1 AND e.app = $2 AND e.connector = $3
        AND e.event = p.event
      WINDOW ranked AS (ORDER BY \(order) ROWS UNBOUNDED PRECEDING))
    SELECT \(EventRow.names), \(EventBody.columns),
      bytes > $\(firstParameter) OR place > $\(firstParameter + 1)
    FROM sized
    WHERE place = 1
      OR (bytes - size <= $\(firstParameter) AND place - 1 <= $\(firstParameter + 1))
    ORDER BY place
    """
  }

  private static func bounds(_ selection: RowSelection) -> [Parameter] {
    [.int(Int64(selection.bounds.bytes)), .int(Int64(selection.bounds.events))]
  }

  private static func selected(
    _ rows: Rows, _ selection: RowSelection, of queue: QueueKey
  ) throws(StoreError) -> SelectedRows {
    var selected: [(row: EventRow, body: EventBody)] = []
    var admission = selection.admission
    for row in 0..<rows.count {
      var reader = ColumnReader(rows, row)
      let event = EventRow(&reader)
      guard admission.admits(event.state) else { break }
      let body = try EventBody(&reader, of: event.state, in: queue)
      let isTooMuch = reader.flag()
      if isTooMuch {
        if selection.bounds.overflow == .refuse { return .tooLarge }
        if !selected.isEmpty { break }
      }
      selected.append((event, body))
    }
    return .rows(selected)
  }
}
