public import RestanteCore

extension ModelTransaction {
  /// Notes publications that reached no queue.
  func note(_ undelivered: UndeliveredPublications, on portal: PortalID) {
    for (queue, count) in undelivered.suppressed {
      var tally = state.suppressions[queue] ?? PublicationTally(count: 0, lastAt: now.seconds)
      tally.add(count, at: now.seconds)
      state.suppressions[queue] = tally
    }
    var record = state.unboundEvents[portal] ?? []
    for event in undelivered.unboundEvents(at: now) {
      if let index = record.firstIndex(where: { $0.name == event.name }) {
        record[index].tally.add(event.tally.count, at: event.tally.lastAt)
      } else {
        record.append(event)
      }
    }
    record.sort { $0.comes(before: $1) }
    state.unboundEvents[portal] = Array(record.prefix(QueueEvidence.maxUnboundEvents))
  }

  /// Forgets what was noted about an application or, without one, about a whole portal.
  func removeEvidence(of application: ApplicationID?, on portal: PortalID) {
    state.suppressions = state.suppressions.filter { queue, _ in
      queue.portal != portal || (application != nil && queue.application != application)
    }
    if application == nil { state.unboundEvents[portal] = nil }
  }
}

extension ModelStore {
  /// What is known besides the figures about why a queue gives nothing.
  public func evidence(of queue: QueueKey) async throws(StoreError) -> QueueEvidence {
    let state = try snapshot()
    let claims = state.queues[queue]?.heldClaims ?? []
    return QueueEvidence(
      claims: Array(claims.prefix(QueueEvidence.maxClaims)), claimCount: Int64(claims.count),
      suppressed: state.suppressions[queue],
      unboundEvents: state.unboundEvents[queue.portal] ?? [])
  }
}

extension ModelQueue {
  /// The claims that hold events, those that end first first.
  fileprivate var heldClaims: [HeldClaim] {
    claims.compactMap { claim in
      let held = copies.count { $0.event.processID == claim.processID }
      guard held > 0 else { return nil }
      return HeldClaim(
        processID: claim.processID, events: Int64(held), deadline: claim.deadline)
    }.sorted { left, right in
      let (leftEnd, rightEnd) = (left.deadline?.milliseconds, right.deadline?.milliseconds)
      return leftEnd == rightEnd
        ? left.processID.text.utf8.lexicographicallyPrecedes(right.processID.text.utf8)
        : (leftEnd ?? .max) < (rightEnd ?? .max)
    }
  }
}
