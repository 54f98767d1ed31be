import RestanteCore

/// Publishing: fan-out and coalescing.
extension SQLiteTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    if operation.needsSpace { try state.freeSpace.check(at: now) }
    try checkRoom(for: operation)
    var receipt = PublishReceipt(accepted: operation.publications.count)
    var vain = VainPublications()
    for publication in operation.publications {
      let candidates = try candidates(of: publication.name, on: operation.portal)
      if candidates.isEmpty && operation.onlyFor == nil { vain.noteUnbound(publication.name) }
      for candidate in candidates where operation.reaches(candidate.application) {
        let decision = FanOut.decide(candidate, origin: publication.origin)
        if decision == .skip { continue }
        let key = QueueKey(
          portal: operation.portal, application: candidate.application,
          connector: candidate.connector)
        if decision == .suppress {
          receipt.suppressed += 1
          vain.noteSuppressed(at: key)
        } else {
          try receipt.countWrite()
          try write(publication, to: queueForWriting(key), mode: operation.mode)
        }
      }
    }
    try note(vain, on: operation.portal)
    return receipt
  }

  func candidates(
    of event: EventName, on portal: PortalID
  ) throws(StoreError) -> [FanOut.Candidate] {
    let key = WriterState.EventKey(portal: portal, event: event)
    if let known = state.candidates[key] { return known }
    let statement = try sql(
      """
      SELECT b.app, a.client_id,
        a.is_installed AND a.is_active AND a.payment = 'paid' AND a.removal IS NULL,
        b.connector, b.handler = ''
      FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
      WHERE b.portal = ? AND b.event = ? ORDER BY b.binding
      """
    ).bind(portal.rawValue).bind(event.text)
    defer { statement.finish() }
    var candidates: [FanOut.Candidate] = []
    while try statement.step() {
      candidates.append(
        FanOut.Candidate(
          application: ApplicationID(rawValue: statement.integer(0)),
          clientID: statement.text(1), mayReceive: statement.flag(2),
          connector: statement.text(3), isOffline: statement.flag(4)))
    }
    state.candidates[key] = candidates
    return candidates
  }

  private func write(
    _ publication: Publication, to queue: QueueRecord, mode: Mode
  ) throws(StoreError) {
    let key = publication.messageID.bytes
    let pending = try pendingRow(key, in: queue)
    let failed = pending == nil ? try failedRow(key, in: queue) : nil
    let destination = CopyRules.destination(
      hasPending: pending != nil, hasFailed: failed != nil, mode: mode)
    switch (destination, pending ?? failed) {
    case (.refreshPending, .some(let row)):
      try refresh(row, with: publication, isFailed: false, in: queue)
      state.counts[.refreshed] += 1
    case (.reviveFailed, .some(let row)):
      try makeRoom(in: queue, mode: mode)
      try refresh(row, with: publication, isFailed: false, in: queue)
      state.counts[.revived] += 1
    case (.refreshFailed, .some(let row)):
      try refresh(row, with: publication, isFailed: true, in: queue)
      state.counts[.refreshed] += 1
    default:
      try makeRoom(in: queue, mode: mode)
      try insert(publication, into: queue)
      state.counts[.published] += 1
    }
    queue.lastPublishedAt = max(queue.lastPublishedAt, now.milliseconds)
    state.noteChange(of: queue)
  }

  private func insert(_ publication: Publication, into queue: QueueRecord) throws(StoreError) {
    let row = EventRow(
      number: try nextEvent(of: queue.key), occurredAt: now.seconds,
      messageID: publication.messageID.bytes, name: publication.name.text,
      body: try insertBody(data: publication.data, user: publication.user))
    try insert(row, into: queue)
    try noteKey(of: row, in: queue)
  }

  private func refresh(
    _ row: EventRow, with publication: Publication, isFailed: Bool, in queue: QueueRecord
  ) throws(StoreError) {
    var fresh = row
    fresh.isFailed = isFailed
    if !isFailed { fresh.retryAt = nil }
    fresh.occurredAt = now.seconds
    fresh.name = publication.name.text
    fresh.lastClaim = 0
    try replaceBody(row.body, data: publication.data, user: publication.user)
    try replace(row, by: fresh, in: queue)
    if !isFailed { try noteKey(of: fresh, in: queue) }
  }
}
