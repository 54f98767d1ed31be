import RestanteCore

extension ModelQueue {
  /// Ends every claim whose deadline has come: the earliest deadline first, then the claim that
  /// was made first, and of each claim the events by ascending id.
  mutating func settle(at now: Timestamp, settings: QueueSettings) {
    forgetEmptyClaims()
    let over = claims.compactMap { claim in claim.deadline.map { (deadline: $0, claim: claim) } }
      .filter { $0.deadline <= now }
      .sorted { ($0.deadline, $0.claim.number) < ($1.deadline, $1.claim.number) }
    for (deadline, claim) in over {
      expire(claim, at: deadline, settings: settings)
    }
    forgetEmptyClaims()
  }

  /// Gives back what a claim holds. Its process id may go on acting on what is not merged.
  private mutating func expire(
    _ claim: ModelClaim, at deadline: Timestamp, settings: QueueSettings
  ) {
    let held = copies.filter { $0.event.processID == claim.processID }
    for copy in held.sorted(by: { $0.event.id < $1.event.id }) {
      remove { $0.id == copy.event.id }
      var returned = copy
      returned.loseLease(at: deadline, settings: settings)
      counts[.expired] += 1
      if returned.event.isFailed && !copy.event.isFailed { counts[.exhausted] += 1 }
      put(returned)
    }
  }

  /// A claim that may act on nothing is gone; one that holds nothing has no deadline.
  private mutating func forgetEmptyClaims() {
    claims.removeAll { claim in !copies.contains { $0.owner == claim.processID } }
    for index in claims.indices where !holdsAnything(claims[index].processID) {
      claims[index].deadline = nil
    }
  }

  private func holdsAnything(_ processID: ProcessID) -> Bool {
    copies.contains { $0.event.processID == processID }
  }

  /// Lets a process id hold copies until a lease from now, or until its claim would have ended if
  /// that is later.
  mutating func hold(
    _ ids: [EventID], by processID: ProcessID, lease: Int64?, at now: Timestamp
  ) {
    let deadline = lease.map { now.adding(seconds: $0) }
    if let index = claims.firstIndex(where: { $0.processID == processID }) {
      claims[index].deadline =
        holdsAnything(processID) ? Self.later(claims[index].deadline, deadline) : deadline
    } else {
      lastClaimNumber += 1
      claims.append(
        ModelClaim(processID: processID, number: lastClaimNumber, deadline: deadline))
    }
    for index in copies.indices where ids.contains(copies[index].event.id) {
      copies[index].event.processID = processID
      copies[index].owner = processID
    }
  }

  /// Lets a process id hold again what it may act on.
  mutating func renew(
    _ processID: ProcessID, _ renewal: ReadClaim.Renewal, at now: Timestamp,
    settings: QueueSettings
  ) {
    if processID == .unclaimed { return }
    let mine = copies.filter { $0.isGranted(to: processID) }.map(\.event)
    let granted = wieldable(mine, by: processID, renewal, settings).map(\.id)
    if granted.isEmpty { return }
    switch renewal {
    case .extend(let lease): hold(granted, by: processID, lease: lease, at: now)
    case .set(let seconds):
      hold(granted, by: processID, lease: nil, at: now)
      for index in claims.indices where claims[index].processID == processID {
        claims[index].deadline = now.adding(seconds: seconds)
      }
    }
  }

  /// What a process id can have in its hands together: what it has, and what it lost, unless that
  /// may die of one more loss; of that, the first, when there is nothing else.
  private func wieldable(
    _ mine: [OfflineEvent], by processID: ProcessID, _ renewal: ReadClaim.Renewal,
    _ settings: QueueSettings
  ) -> [OfflineEvent] {
    if case .extend(lease: nil) = renewal { return mine }
    let together = mine.filter {
      $0.processID == processID || !$0.mayDie(after: settings.maxAttempts)
    }
    return together.isEmpty ? Array(EventOrder.claimDefault.sort(mine).prefix(1)) : together
  }

  /// When the next lease is over.
  var nextLeaseExpiry: Timestamp? { claims.compactMap(\.deadline).min() }

  /// The later of two deadlines; one that never comes is later than all.
  private static func later(_ left: Timestamp?, _ right: Timestamp?) -> Timestamp? {
    guard let left, let right else { return nil }
    return max(left, right)
  }
}
