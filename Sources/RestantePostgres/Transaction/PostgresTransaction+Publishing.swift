import RestanteCore

/// Publishing: fan-out and coalescing of many callers' publications with a few statements.
extension PostgresTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    try publish([operation])[0].get()
  }

  /// Publishes what several callers want published, in their order; returns a receipt for each, or
  /// that a queue is full, in which case nothing of that caller's was written.
  func publish(
    _ operations: [PublishEvents]
  ) throws(StoreError) -> [Result<PublishReceipt, StoreError>] {
    let candidates = try candidates(for: operations)
    var results: [Result<PublishReceipt, StoreError>] = []
    var plans: [(index: Int, plan: FanOut.Plan)] = []
    for (index, operation) in operations.enumerated() {
      do throws(StoreError) {
        let plan = try FanOut.plan(operation, at: now) { name in
          candidates[EventKey(portal: operation.portal, event: name)] ?? []
        }
        plans.append((index, plan))
        results.append(.success(plan.receipt))
      } catch {
        // Nothing of it is written; the others go on.
        guard error.code == .tooManyRows else { throw error }
        results.append(.failure(error))
      }
    }
    let queues = Array(Set(plans.flatMap { $0.plan.writes.map(\.queue) }))
    let occurrence = queues.isEmpty ? 0 : try shareForPublishing(queues)
    var writes = PublicationWrites()
    var limited: [(index: Int, plan: FanOut.Plan)] = []
    for (index, plan) in plans {
      if plan.mode == .safe, try hasLimit(plan) {
        limited.append((index, plan))
        continue
      }
      for write in plan.writes {
        let full = writes.add(
          write.publication, to: write.queue, mode: plan.mode, at: now)
        if let full { try self.write(full, occurrence: occurrence) }
      }
    }
    try write(writes, occurrence: occurrence)
    for (index, plan) in limited {
      do throws(StoreError) {
        try publishWithinLimits(plan, occurrence: occurrence)
      } catch {
        guard error.code == .queueFull else { throw error }
        results[index] = .failure(error)
      }
    }
    try deliver(plans.filter { isSuccess(results[$0.index]) }.map(\.plan))
    var undelivered: [PortalID: UndeliveredPublications] = [:]
    for (index, plan) in plans where isSuccess(results[index]) {
      undelivered[plan.portal, default: UndeliveredPublications()].add(plan.undelivered)
    }
    try note(undelivered)
    return results
  }

  private func isSuccess(_ result: Result<PublishReceipt, StoreError>) -> Bool {
    if case .success = result { true } else { false }
  }

  private func hasLimit(_ plan: FanOut.Plan) throws(StoreError) -> Bool {
    for queue in Set(plan.writes.map(\.queue)) {
      if try settings(of: queue).depthLimit != nil { return true }
    }
    return false
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
      events[operation.portal, default: [.offlineEvents]]
        .formUnion(operation.publications.map(\.name))
    }
    let portals = events.keys.sorted { $0.rawValue < $1.rawValue }
    let answers = try session.run(
      portals.map { portal in
        Command(
          """
          SELECT b.event, b.binding, b.app, a.client_id, b.connector, b.handler = '', b.member,
            a.is_installed, a.is_active, a.payment, a.removal
          FROM binding b JOIN application a ON a.portal = b.portal AND a.app = b.app
          WHERE b.portal = $1 AND b.event = ANY($2)
          UNION ALL
          SELECT w.event, w.webhook, 0, '', '', false, 0, true, true, 'paid', NULL
          FROM outgoing_webhook_event w WHERE w.portal = $1 AND w.event = ANY($2)
          ORDER BY 2
          """, [.int(portal.rawValue), .texts((events[portal] ?? []).map(\.text))])
      })
    var candidates: [EventKey: [FanOut.Candidate]] = [:]
    for (portal, rows) in zip(portals, answers) {
      let bindings = rows.read { reader in
        (event: EventName(stored: reader.text()), candidate: FanOut.Candidate(&reader))
      }
      for (event, candidate) in bindings {
        candidates[EventKey(portal: portal, event: event), default: []].append(candidate)
      }
    }
    return candidates
  }

  /// Writes publications to queues that are shared already. They share the number of their
  /// occurrence, for no key is written twice.
  func write(_ writes: PublicationWrites, occurrence: Int64) throws(StoreError) {
    guard !writes.isEmpty else { return }
    let batches = try lateCopies(of: try waitingCopies(of: writes.byPortal))
    var commands: [Command] = []
    for batch in batches {
      let placed = try place(batch, occurrence: occurrence)
      commands += batch.commands(placed, at: now, occurrence: occurrence)
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
      let copies = rows.read { reader in
        (
          place: Int(reader.integer()), isFailed: reader.flag(),
          copy: PortalWrites.Copy(
            occurredAt: reader.integer(), number: reader.integer(), lastClaim: reader.integer())
        )
      }
      for (place, isFailed, copy) in copies {
        found[index].note(copy, isFailed: isFailed, at: place - 1)
      }
    }
    return found
  }

  /// Reads the numbers of copies that occurred in the second of a publication that tells when it
  /// happened: all others' times tell which is later.
  private func lateCopies(of batches: [PortalWrites]) throws(StoreError) -> [PortalWrites] {
    var found = batches
    for (index, batch) in batches.enumerated() {
      let late = batch.placesWithinSecond(at: now)
      guard !late.isEmpty else { continue }
      let rows = try session.run([
        Command(
          """
          SELECT k.place, e.occurrence
          FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::bigint[])
            AS k (app, connector, event, place)
          JOIN event e ON e.portal = $1 AND e.app = k.app AND e.connector = k.connector
            AND e.event = k.event
          """, batch.copyParameters(late))
      ])[0]
      let numbers = rows.read { reader in
        (place: Int(reader.integer()), number: reader.integer())
      }
      for (place, number) in numbers { found[index].note(occurrence: number, at: place) }
    }
    return found
  }

  /// Decides where each publication goes, and counts.
  private func place(
    _ batch: PortalWrites, occurrence: Int64
  ) throws(StoreError) -> PortalWrites.Placed {
    var placed = PortalWrites.Placed()
    var fresh: [ApplicationID: [Int]] = [:]
    for (index, write) in batch.writes.enumerated() {
      state.counts[.refreshed] += write.repeats
      let name = write.publication.name
      let destination = CopyRules.destination(
        hasPending: write.pending != nil, hasFailed: write.failed != nil, mode: write.mode)
      let takesBody = write.isLatest(at: now, count: occurrence)
      switch (destination, write.copy) {
      case (.refreshPending, .some(let copy)):
        state.counts[.refreshed] += 1
        placed.refresh(index, copy, wasFailed: false, isFailed: false, takesBody: takesBody)
        state.movements[write.queue, default: QueueMovements()].refresh(
          .pending, named: name)
      case (.reviveFailed, .some(let copy)):
        placed.refresh(index, copy, wasFailed: true, isFailed: false, takesBody: takesBody)
        state.counts[.revived] += 1
        state.move(-1, .failed, in: write.queue)
        state.move(1, .pending, named: name, in: write.queue)
      case (.refreshFailed, .some(let copy)):
        placed.refresh(index, copy, wasFailed: true, isFailed: true, takesBody: takesBody)
        state.counts[.refreshed] += 1
        state.movements[write.queue, default: QueueMovements()].refresh(.failed, named: name)
      default:
        fresh[write.queue.application, default: []].append(index)
        state.counts[.published] += 1
        state.movements[write.queue, default: QueueMovements()].insert()
        state.move(1, .pending, named: name, in: write.queue)
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
      state.idleClaims[batch.writes[refreshed.index].queue, default: []]
        .insert(refreshed.copy.lastClaim)
    }
    return placed
  }
}
