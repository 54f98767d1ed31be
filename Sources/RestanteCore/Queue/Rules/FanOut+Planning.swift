extension FanOut {
  /// Says where the publications of an operation go.
  ///
  /// - Parameters:
  ///   - operation: What is published.
  ///   - now: The time.
  ///   - candidates: The bindings of an event on the operation's portal and its outgoing webhooks,
  ///     oldest first.
  /// - Throws: ``StoreError``, with the code ``StoreError/Code/tooManyRows`` when more would be
  ///   written than one publication may.
  public static func plan(
    _ operation: PublishEvents, at now: Timestamp,
    candidates: (EventName) throws(StoreError) -> [Candidate]
  ) throws(StoreError) -> Plan {
    var plan = Plan(
      portal: operation.portal, mode: operation.mode,
      receipt: PublishReceipt(accepted: operation.publications.count),
      session: operation.session, patience: operation.patience)
    var delivered: Set<Delivery> = []
    for publication in operation.publications {
      let candidates = try candidates(publication.name)
      if candidates.isEmpty && operation.isForAll {
        plan.undelivered.noteUnbound(publication.name)
      }
      for candidate in candidates where operation.reaches(candidate.application) {
        let queue = QueueKey(
          portal: operation.portal, application: candidate.application,
          connector: candidate.connector)
        guard operation.reaches(candidate.isOffline ? queue : nil) else { continue }
        switch decide(candidate, origin: publication.origin) {
        case .skip: break
        case .suppress:
          plan.receipt.suppressed += 1
          plan.undelivered.noteSuppressed(at: queue)
        case .queue:
          try plan.receipt.countWrite()
          plan.writes.append(
            Write(publication: publication, queue: queue, clientID: candidate.clientID))
        case .deliver:
          var delivery = Delivery(
            handler: candidate.binding, user: candidate.actingUser(publication.user),
            name: publication.name, data: publication.data,
            time: Publication.occurrence(of: publication.time, publishedAt: now))
          guard delivered.insert(delivery).inserted else { continue }
          try plan.receipt.countDelivery()
          delivery.trace = publication.trace
          plan.deliveries.append(delivery)
        }
      }
    }
    let rings = !plan.writes.isEmpty && operation.onlyInto == nil
    if rings { plan.bells = bells(of: plan, among: try candidates(.offlineEvents)) }
    return plan
  }

  /// The handlers of applications that something is queued for.
  private static func bells(of plan: Plan, among candidates: [Candidate]) -> [Bell] {
    guard !candidates.isEmpty else { return [] }
    var last: [ApplicationID: ActingUser] = [:]
    for write in plan.writes { last[write.queue.application] = write.publication.user }
    return candidates.compactMap { candidate in
      guard !candidate.isOffline, candidate.standing.mayReceive,
        let user = last[candidate.application]
      else { return nil }
      return Bell(handler: candidate.binding, user: candidate.actingUser(user))
    }
  }
}

extension FanOut.Candidate {
  /// For whom a delivery acts: the binding's user, or else who caused the event.
  fileprivate func actingUser(_ user: ActingUser) -> ActingUser {
    self.user.map(ActingUser.user) ?? user
  }
}
