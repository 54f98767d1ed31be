/// What becomes of deliveries that were tried.
extension DeliveryRows {
  /// Takes the report of how attempts ended; returns how many changed something.
  public func finish(_ operation: FinishDeliveries) throws(StoreError) -> Int {
    let keys = Set(operation.reports.map(\.delivery))
    let handlers = try handlers(Set(keys.map(\.handler)), on: operation.portal)
    var work = ReportedAttempts(
      line: DeliveryLine(handlers, at: now), rows: try deliveries(keys, on: operation.portal),
      operation: operation, now: now)
    for report in operation.reports { work.take(report) }
    for (handler, change) in work.others {
      try apply(change, to: handler, limit: OperationStep.rows, on: operation.portal)
    }
    if !work.attempts.isEmpty {
      try insert(work.attempts, on: operation.portal)
      try replace(
        work.rows.values.sorted { ($0.handler, $0.state.id) < ($1.handler, $1.state.id) },
        on: operation.portal)
    }
    try noteParkedBells(&work)
    try write(work.line, on: operation.portal)
    return work.changes
  }

  /// Looks whether a notification is among those that were parked because their time was over.
  private func noteParkedBells(_ work: inout ReportedAttempts) throws(StoreError) {
    let bells = work.bellsAtRisk
    guard !bells.isEmpty else { return }
    for row in try deliveries(bells, on: work.operation.portal).values {
      work.line.change(row.handler) { handler, now in
        handler.note(row, patience: work.operation.policy.patience, at: now)
      }
    }
  }
}

/// The reports of one operation and what they change, in memory.
private struct ReportedAttempts {
  var line: DeliveryLine
  var rows: [DeliveryKey: DeliveryRow]
  let operation: FinishDeliveries
  let now: Timestamp
  /// What happens to other deliveries of handlers, in this order.
  var others: [(handler: BindingID, change: OtherDeliveries)] = []
  var attempts: [(delivery: DeliveryKey, attempt: RecordedAttempt)] = []
  /// How many reports changed something.
  var changes = 0

  init(
    line: DeliveryLine, rows: [DeliveryKey: DeliveryRow], operation: FinishDeliveries,
    now: Timestamp
  ) {
    self.line = line
    self.rows = rows
    self.operation = operation
    self.now = now
  }

  /// The notifications under way of handlers that had deliveries parked.
  var bellsAtRisk: Set<DeliveryKey> {
    Set(
      others.compactMap { number, _ in
        guard let handler = line.handlers[number], handler.bell.isUnderWay else { return nil }
        return DeliveryKey(handler: number, id: DeliveryID(rawValue: handler.bellDelivery))
      })
  }

  mutating func take(_ report: FinishDeliveries.Report) {
    guard var row = rows[report.delivery], var handler = line.handlers[row.handler] else { return }
    // Each attempt is kept, also one that is reported too late to count.
    row.tries += 1
    rows[report.delivery] = row
    attempts.append((row.key, RecordedAttempt(report.attempt, number: row.tries)))
    handler.state.mode = operation.mode
    guard
      let change = operation.policy.finish(
        report.attempt, of: row.state, in: report.claim, by: handler.state, at: now)
    else { return }
    changes += 1
    if change.handler.handler.isSuspended, !handler.state.isSuspended { handler.suspendedAt = now }
    handler.state = change.handler.handler
    let hasChanged = row.state.phase != change.delivery.phase
    row.become(change.delivery)
    rows[report.delivery] = row
    apply(change.handler.others, to: row.handler)
    // One whose binding is gone has no more turns, except to be told of that.
    let isOver = handler.isEnded && handler.dueAt == nil
    if !isOver { handler.planTurn(mayHavePending: true, at: now) }
    line.handlers[handler.id] = handler
    guard hasChanged else { return }
    line.change(handler.id) { [operation] handler, now in
      handler.note(row, patience: operation.policy.patience, at: now)
    }
  }

  private mutating func apply(_ change: OtherDeliveries, to handler: BindingID) {
    guard change != .unchanged else { return }
    others.append((handler, change))
    for key in rows.keys where key.handler == handler {
      if let row = rows[key] { rows[key]?.become(change.applied(to: row.state)) }
    }
  }
}
