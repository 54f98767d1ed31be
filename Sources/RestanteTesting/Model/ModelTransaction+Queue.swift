import RestanteCore

extension ModelTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    var receipt = PublishReceipt()
    var vain = VainPublications()
    for publication in operation.publications {
      receipt.accepted += 1
      let candidates = candidates(for: publication.name, on: operation.portal)
      if candidates.isEmpty && operation.onlyFor == nil { vain.noteUnbound(publication.name) }
      for (binding, candidate) in candidates where operation.reaches(candidate.application) {
        let queue = QueueKey(
          portal: operation.portal, application: binding.application,
          connector: binding.connector)
        switch FanOut.decide(candidate, origin: publication.origin) {
        case .skip: break
        case .suppress:
          receipt.suppressed += 1
          vain.noteSuppressed(at: queue)
        case .queue:
          try receipt.countWrite()
          try write(publication, to: queue, mode: operation.mode)
        }
      }
    }
    note(vain, on: operation.portal)
    return receipt
  }

  /// The bindings of an event by ascending id, each with what its application is allowed.
  private func candidates(
    for name: EventName, on portal: PortalID
  ) -> [(Binding, FanOut.Candidate)] {
    let bindings = state.bindings.filter { $0.portal == portal }.map(\.binding)
    return
      bindings
      .filter { $0.event == name }
      .sorted { $0.id.rawValue < $1.id.rawValue }
      .compactMap { binding in
        guard let application = state.application(binding.application, on: portal) else {
          return nil
        }
        let candidate = FanOut.Candidate(
          application: application.id, clientID: application.clientID,
          mayReceive: application.mayReceive,
          connector: binding.connector, isOffline: binding.target == .offline)
        return (binding, candidate)
      }
  }

  private func write(
    _ publication: Publication, to key: QueueKey, mode: Mode
  ) throws(StoreError) {
    let application = ModelApplicationKey(portal: key.portal, application: key.application)
    var queue = state.queues[key] ?? ModelQueue()
    let settings = state.settings(of: key)
    let hadRoom = queue.write(publication, at: now, mode: mode, settings: settings) {
      let number = state.lastEventIDs[application, default: 0] + 1
      state.lastEventIDs[application] = number
      return EventID(rawValue: number)
    }
    guard hadRoom else {
      let clientID = state.application(key.application, on: key.portal)?.clientID ?? ""
      throw .queueFull(
        EventOrigin(clientID: clientID, connector: key.connector),
        limit: settings.depthLimit?.events ?? 0)
    }
    state.queues[key] = queue
  }

  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.claim(operation, at: now, settings: settings)
      ?? .events([])
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.readClaim(operation, at: now, settings: settings)
      ?? .events([])
  }

  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.acknowledge(operation, at: now, settings: settings)
      ?? 0
  }

  func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    let settings = state.settings(of: operation.queue)
    return state.queues[operation.queue]?.fail(operation, at: now, settings: settings) ?? 0
  }

  func release(_ operation: ReleaseEvents) throws(StoreError) -> Int {
    state.queues[operation.queue]?.release(operation) ?? 0
  }

  func redrive(_ operation: RedriveEvents) throws(StoreError) -> Int {
    state.queues[operation.queue]?.redrive(operation) ?? 0
  }

  func drop(_ operation: DropEvents) throws(StoreError) -> Int {
    state.queues[operation.queue]?.drop(operation) ?? 0
  }

  func purgeStaleClaims(_ operation: PurgeStaleClaims) throws(StoreError) -> Int {
    var stale: [(queue: QueueKey, event: OfflineEvent)] = []
    for (key, queue) in state.queues where key.portal == operation.portal {
      for event in queue.events
      where event.processID != .unclaimed && event.occurredAt < now.seconds - operation.age {
        stale.append((key, event))
      }
    }
    stale.sort { left, right in
      (left.queue.application.rawValue, left.event.occurredAt, left.event.id)
        < (right.queue.application.rawValue, right.event.occurredAt, right.event.id)
    }
    let doomed = stale.prefix(operation.limit)
    for (key, event) in doomed { state.queues[key]?.remove { $0.id == event.id } }
    state.counts[.purged] += Int64(doomed.count)
    return doomed.count
  }
}
