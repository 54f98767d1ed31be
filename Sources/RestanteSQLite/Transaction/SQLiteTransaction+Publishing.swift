import RestanteCore

/// Publishing: fan-out and coalescing.
extension SQLiteTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    if operation.needsSpace { try state.freeSpace.check(at: now) }
    let plan = try FanOut.plan(operation, at: now) { (name) throws(StoreError) in
      try candidates(of: name, on: operation.portal)
    }
    try checkRoom(for: plan)
    for write in plan.writes {
      try self.write(write.publication, to: queueForWriting(write.queue), mode: plan.mode)
    }
    if !plan.deliveries.isEmpty || !plan.bells.isEmpty { try deliver([plan]) }
    try note(plan.undelivered, on: operation.portal)
    return plan.receipt
  }

  private func candidates(
    of event: EventName, on portal: PortalID
  ) throws(StoreError) -> [FanOut.Candidate] {
    let key = WriterState.EventKey(portal: portal, event: event)
    if let known = state.candidates[key] { return known }
    let statement = try sql(
      """
      SELECT b.binding, b.app, a.client_id, b.connector, b.handler = '', b.user, a.is_installed,
        a.is_active, a.payment, a.removal
      FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
      WHERE b.portal = ?1 AND b.event = ?2
      UNION ALL
      SELECT w.webhook, 0, '', '', 0, 0, 1, 1, 'paid', NULL FROM outgoing_webhook_event w
      WHERE w.portal = ?1 AND w.event = ?2
      ORDER BY 1
      """
    ).bind(portal.rawValue).bind(event.text)
    let candidates = try statement.rows { (reader) throws(StoreError) in
      FanOut.Candidate(&reader)
    }
    state.candidates[key] = candidates
    return candidates
  }

  private func write(
    _ publication: Publication, to queue: QueueRecord, mode: Mode
  ) throws(StoreError) {
    let key = publication.messageID.bytes
    let entry = try keyEntry(of: key, in: queue)
    let pending = entry.row
    let failed = pending == nil ? try failedRow(key, in: queue) : nil
    let destination = CopyRules.destination(
      hasPending: pending != nil, hasFailed: failed != nil, mode: mode)
    switch (destination, pending ?? failed) {
    case (.refreshPending, .some(let row)):
      try refresh(row, with: publication, isFailed: false, in: queue)
      state.counts[.refreshed] += 1
    case (.reviveFailed, .some(let row)):
      try makeRoom(in: queue.key, mode: mode)
      try refresh(row, with: publication, isFailed: false, in: queue)
      state.counts[.revived] += 1
    case (.refreshFailed, .some(let row)):
      try refresh(row, with: publication, isFailed: true, in: queue)
      state.counts[.refreshed] += 1
    default:
      try makeRoom(in: queue.key, mode: mode)
      try insert(publication, hasNewKey: entry.isNone, into: queue)
      state.counts[.published] += 1
    }
    queue.lastPublishedAt = max(queue.lastPublishedAt, now.milliseconds)
    state.noteChange(of: queue)
  }

  private func insert(
    _ publication: Publication, hasNewKey: Bool, into queue: QueueRecord
  ) throws(StoreError) {
    let state = EventState(
      new: publication, id: EventID(rawValue: try nextEvent(of: queue.key)), at: now,
      count: queue.nextOccurrence())
    let body = try insertBody(publication.body, of: state)
    try insert(EventRow(state: state, body: body), hasNewKey: hasNewKey, into: queue)
  }

  private func refresh(
    _ row: EventRow, with publication: Publication, isFailed: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    let (state, takesBody) = CopyRules.refreshed(
      row.state, by: publication, at: now, count: queue.nextOccurrence(), isFailed: isFailed)
    if takesBody {
      try repeatBody(row.body, as: publication.body, of: state)
    } else {
      try repeatBody(row.body)
    }
    try replace(row, by: EventRow(state: state, body: row.body), in: queue)
  }
}
