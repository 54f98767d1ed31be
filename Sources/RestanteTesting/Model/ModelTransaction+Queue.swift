import RestanteCore

extension ModelTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    var receipt = PublishReceipt()
    for publication in operation.publications {
      receipt.accepted += 1
      for (binding, candidate) in candidates(for: publication.name, on: operation.portal)
      where operation.reaches(candidate.application) {
        switch FanOut.decide(candidate, origin: publication.origin) {
        case .skip: break
        case .suppress: receipt.suppressed += 1
        case .queue:
          receipt.queued += 1
          let queue = QueueKey(
            portal: operation.portal, application: binding.application,
            connector: binding.connector)
          write(publication, to: queue, mode: operation.mode)
        }
      }
    }
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
          mayReceive: application.isActive && application.isInstalled,
          connector: binding.connector, isOffline: binding.target == .offline)
        return (binding, candidate)
      }
  }

  private func write(_ publication: Publication, to key: QueueKey, mode: Mode) {
    let application = ModelApplicationKey(portal: key.portal, application: key.application)
    var queue = state.queues[key] ?? ModelQueue()
    queue.write(publication, at: now.seconds, mode: mode) {
      let number = state.lastEventIDs[application, default: 0] + 1
      state.lastEventIDs[application] = number
      return EventID(rawValue: number)
    }
    state.queues[key] = queue
  }

  func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply {
    state.queues[operation.queue]?.claim(operation) ?? .events([])
  }

  func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    state.queues[operation.queue]?.readClaim(operation) ?? .events([])
  }

  func acknowledge(_ operation: AcknowledgeEvents) throws(StoreError) -> Int {
    state.queues[operation.queue]?.acknowledge(operation) ?? 0
  }

  func fail(_ operation: FailEvents) throws(StoreError) -> Int {
    state.queues[operation.queue]?.fail(operation, at: now.seconds) ?? 0
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
    return doomed.count
  }
}
