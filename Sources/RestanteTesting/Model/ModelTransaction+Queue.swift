import RestanteCore

extension ModelTransaction {
  func publish(_ operation: PublishEvents) throws(StoreError) -> PublishReceipt {
    var receipt = PublishReceipt()
    var undelivered = UndeliveredPublications()
    var made: [ModelHandlerKey: [DeliveryContent]] = [:]
    var heard: [ApplicationID: ActingUser] = [:]
    for publication in operation.publications {
      receipt.accepted += 1
      let bindings = bindings(of: publication.name, on: operation.portal)
      let webhooks = webhooks(of: publication.name, operation)
      if bindings.isEmpty && webhooks.isEmpty && operation.onlyFor == nil
        && operation.onlyInto == nil
      {
        undelivered.noteUnbound(publication.name)
      }
      for (binding, application) in bindings where operation.reaches(application.id) {
        guard Self.getsEvents(application) else { continue }
        if case .online(_, let user) = binding.target {
          if operation.onlyInto != nil { continue }
          let user = user.map(ActingUser.user) ?? publication.user
          try deliver(publication, as: user, to: binding.id, operation, &made, &receipt)
          continue
        }
        let queue = QueueKey(
          portal: operation.portal, application: application.id, connector: binding.connector)
        if let only = operation.onlyInto, only != queue { continue }
        if Self.isOwnChange(publication, of: application, connector: binding.connector) {
          receipt.suppressed += 1
          undelivered.noteSuppressed(at: queue)
        } else {
          try receipt.countWrite()
          try write(publication, to: queue, mode: operation.mode)
          heard[application.id] = publication.user
        }
      }
      for webhook in webhooks {
        try deliver(publication, as: publication.user, to: webhook, operation, &made, &receipt)
      }
    }
    for (key, contents) in made {
      for content in contents {
        state.handlers[key]?.publish(content, at: now, patience: operation.patience)
      }
    }
    if operation.onlyInto == nil { ring(heard, operation) }
    note(undelivered, on: operation.portal)
    return receipt
  }

  /// The bindings of an event by ascending id, each with its application.
  func bindings(
    of name: EventName, on portal: PortalID
  ) -> [(binding: Binding, application: Application)] {
    state.bindings.filter { $0.portal == portal && $0.binding.event == name }.map(\.binding)
      .sorted { $0.id.rawValue < $1.id.rawValue }
      .compactMap { binding in
        state.application(binding.application, on: portal).map { (binding, $0) }
      }
  }

  /// Only applications that are ready, allowed and paid for get events.
  static func getsEvents(_ application: Application) -> Bool {
    guard application.removal == nil, case .paid = application.payment else { return false }
    return application.isInstalled && application.isActive
  }

  /// An application is not told of what it did itself through the same connector.
  private static func isOwnChange(
    _ publication: Publication, of application: Application, connector: String
  ) -> Bool {
    guard let origin = publication.origin else { return false }
    return Array(origin.clientID.utf8) == Array(application.clientID.utf8)
      && Array(origin.connector.utf8) == Array(connector.utf8)
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

  func undo(_ operation: UndoTake) throws(StoreError) -> Int {
    let queue = operation.queue
    guard let owner = state.application(queue.application, on: queue.portal),
      owner.removal == nil
    else { return 0 }
    return state.queues[queue]?.undo(operation) ?? 0
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
