import RestanteCore

/// Publishing: fan-out and coalescing of many callers' publications with a few statements.
extension PostgresTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    try publish([operation])[0].get()
  }

  /// Publishes what several callers want published, in their order; answers a receipt for each, or
  /// that a queue is full, in which case nothing of that caller's was written.
  func publish(
    _ operations: [PublishEvents]
  ) throws(StoreError) -> [Result<PublishReceipt, StoreError>] {
    let candidates = try candidates(for: operations)
    let plans = operations.map { Plan.make($0, candidates: candidates) }
    try share(Array(Set(plans.flatMap { $0.writes.map(\.queue) })))
    var results: [Result<PublishReceipt, StoreError>] = plans.map { .success($0.receipt) }
    var writes = PublicationWrites()
    var limited: [Int] = []
    for (index, plan) in plans.enumerated() {
      if let refusal = plan.refusal {
        results[index] = .failure(refusal)
        continue
      }
      if plan.mode == .safe, try hasLimit(plan) {
        limited.append(index)
        continue
      }
      for (publication, queue, _) in plan.writes {
        if let full = writes.add(publication, to: queue, mode: plan.mode) { try write(full) }
      }
    }
    try write(writes)
    for index in limited {
      do throws(StoreError) {
        try publishWithinLimits(plans[index].writes, mode: plans[index].mode)
      } catch {
        guard error.code == .queueFull else { throw error }
        results[index] = .failure(error)
      }
    }
    var vain: [PortalID: VainPublications] = [:]
    for (plan, result) in zip(plans, results) {
      guard case .success = result else { continue }
      vain[plan.portal, default: VainPublications()].add(plan.vain)
    }
    try note(vain)
    return results
  }

  private func hasLimit(_ plan: Plan) throws(StoreError) -> Bool {
    for queue in Set(plan.writes.map(\.queue)) {
      if try settings(of: queue).depthLimit != nil { return true }
    }
    return false
  }

  /// Where the publications of one caller go.
  private struct Plan {
    var portal: PortalID
    var mode: Mode
    var receipt: PublishReceipt
    var writes: [(publication: Publication, queue: QueueKey, clientID: String)] = []
    var vain = VainPublications()
    /// Why nothing is written.
    var refusal: StoreError?

    static func make(
      _ operation: PublishEvents, candidates: [EventKey: [FanOut.Candidate]]
    ) -> Plan {
      var plan = Plan(operation)
      do throws(StoreError) {
        try plan.add(operation.publications, of: operation, candidates)
      } catch {
        plan = Plan(operation)
        plan.refusal = error
      }
      return plan
    }

    private init(_ operation: PublishEvents) {
      portal = operation.portal
      mode = operation.mode
      receipt = PublishReceipt(accepted: operation.publications.count)
    }

    private mutating func add(
      _ publications: [Publication], of operation: PublishEvents,
      _ candidates: [EventKey: [FanOut.Candidate]]
    ) throws(StoreError) {
      for publication in publications {
        let key = EventKey(portal: operation.portal, event: publication.name)
        if candidates[key] == nil && operation.onlyFor == nil {
          vain.noteUnbound(publication.name)
        }
        for candidate in candidates[key] ?? [] where operation.reaches(candidate.application) {
          let queue = QueueKey(
            portal: operation.portal, application: candidate.application,
            connector: candidate.connector)
          switch FanOut.decide(candidate, origin: publication.origin) {
          case .skip: break
          case .suppress:
            receipt.suppressed += 1
            vain.noteSuppressed(at: queue)
          case .queue:
            try receipt.countWrite()
            writes.append((publication, queue, candidate.clientID))
          }
        }
      }
    }
  }

  private struct EventKey: Hashable {
    var portal: PortalID
    var event: EventName
  }

  /// The bindings of all events that are published, read in this transaction: no node remembers
  /// bindings that another one may have changed.
  private func candidates(
    for operations: [PublishEvents]
  ) throws(StoreError) -> [EventKey: [FanOut.Candidate]] {
    var events: [PortalID: Set<EventName>] = [:]
    for operation in operations {
      events[operation.portal, default: []].formUnion(operation.publications.map(\.name))
    }
    let portals = events.keys.sorted { $0.rawValue < $1.rawValue }
    let answers = try session.run(
      portals.map { portal in
        Command(
          """
          SELECT b.event, b.app, a.client_id,
            a.is_installed AND a.is_active AND a.payment = 'paid' AND a.removal IS NULL,
            b.connector, b.handler = ''
          FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
          WHERE b.portal = $1 AND b.event = ANY($2) ORDER BY b.binding
          """, [.int(portal.rawValue), .texts((events[portal] ?? []).map(\.text))])
      })
    var candidates: [EventKey: [FanOut.Candidate]] = [:]
    for (portal, rows) in zip(portals, answers) {
      for row in 0..<rows.count {
        let key = EventKey(portal: portal, event: EventName(stored: rows.text(row, 0)))
        candidates[key, default: []].append(
          FanOut.Candidate(
            application: ApplicationID(rawValue: rows.integer(row, 1)),
            clientID: rows.text(row, 2), mayReceive: rows.flag(row, 3),
            connector: rows.text(row, 4), isOffline: rows.flag(row, 5)))
      }
    }
    return candidates
  }

  /// Writes publications to queues that are shared already.
  func write(_ writes: PublicationWrites) throws(StoreError) {
    guard !writes.isEmpty else { return }
    let batches = try waitingCopies(of: writes.byPortal)
    var commands: [Command] = []
    for batch in batches {
      let placed = try place(batch)
      commands += batch.commands(placed, at: now.seconds)
    }
    try session.run(commands)
  }

  /// Notes which copy each key has. Others wait for these copies until the transaction ends; the
  /// order is the same in all transactions, so that none waits in a circle.
  private func waitingCopies(of batches: [PortalWrites]) throws(StoreError) -> [PortalWrites] {
    let answers = try session.run(
      batches.map { batch in
        Command(
          """
          SELECT k.place, w.failed, w.occurred_at, w.event, w.last_claim
          FROM unnest($2::bigint[], $3::text[], $4::bytea[]) WITH ORDINALITY
            AS k (app, connector, message_id, place)
          CROSS JOIN (VALUES (false), (true)) AS f (failed)
          JOIN waiting w ON w.portal = $1 AND w.app = k.app AND w.connector = k.connector
            AND w.failed = f.failed AND w.message_id = k.message_id
          ORDER BY k.place FOR UPDATE OF w
          """, batch.keyParameters)
      })
    var found = batches
    for (index, rows) in answers.enumerated() {
      for row in 0..<rows.count {
        let copy = PortalWrites.Copy(
          occurredAt: rows.integer(row, 2), number: rows.integer(row, 3),
          lastClaim: rows.integer(row, 4))
        found[index].note(copy, isFailed: rows.flag(row, 1), at: Int(rows.integer(row, 0)) - 1)
      }
    }
    return found
  }

  /// Decides where each publication goes, and counts.
  private func place(_ batch: PortalWrites) throws(StoreError) -> PortalWrites.Placed {
    var placed = PortalWrites.Placed()
    var fresh: [ApplicationID: [Int]] = [:]
    for (index, write) in batch.writes.enumerated() {
      state.counts[.refreshed] += write.repeats
      let destination = CopyRules.destination(
        hasPending: write.pending != nil, hasFailed: write.failed != nil, mode: write.mode)
      switch (destination, write.pending ?? write.failed) {
      case (.refreshPending, .some(let copy)):
        state.counts[.refreshed] += 1
        placed.refresh(index, copy, wasFailed: false, isFailed: false)
        state.movements[write.queue, default: QueueMovements()].refresh(.pending)
      case (.reviveFailed, .some(let copy)):
        placed.refresh(index, copy, wasFailed: true, isFailed: false)
        state.counts[.revived] += 1
        state.move(-1, .failed, in: write.queue)
        state.move(1, .pending, in: write.queue)
      case (.refreshFailed, .some(let copy)):
        placed.refresh(index, copy, wasFailed: true, isFailed: true)
        state.counts[.refreshed] += 1
        state.movements[write.queue, default: QueueMovements()].refresh(.failed)
      default:
        fresh[write.queue.application, default: []].append(index)
        state.counts[.published] += 1
        state.movements[write.queue, default: QueueMovements()].insert()
        state.move(1, .pending, in: write.queue)
      }
    }
    for (_, indices) in fresh.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      // Numbers follow the order of arrival, not that of the keys.
      let arrivals = indices.sorted { batch.writes[$0].arrival < batch.writes[$1].arrival }
      guard let queue = arrivals.first.map({ batch.writes[$0].queue }) else { continue }
      let numbers = try state.numbers.next(arrivals.count, of: queue, in: self)
      placed.inserted += zip(arrivals, numbers).map { (index: $0, number: $1) }
    }
    for refreshed in placed.refreshed where refreshed.copy.lastClaim != 0 {
      state.idleClaims.insert(
        TransactionState.Claim(
          queue: batch.writes[refreshed.index].queue, number: refreshed.copy.lastClaim))
    }
    return placed
  }
}
