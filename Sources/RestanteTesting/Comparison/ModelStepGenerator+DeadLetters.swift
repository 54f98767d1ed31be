import RestanteCore

extension ModelStepGenerator {
  func deadLetterStep() -> ModelStep {
    let selection: DeadLetterSelection =
      pick([
        .all, .ids((0..<random.number(below: 20)).map { _ in eventID() }),
        .messageIDs(someKeys(percent: 40)), .filter(filter()),
      ])
    let limit = random.chance(percent: 60) ? 1_000 : random.number(below: 3)
    let queue = someQueue()
    return random.chance(percent: 65)
      ? .redrive(RedriveEvents(queue: queue, selection: selection, limit: limit))
      : .drop(DropEvents(queue: queue, selection: selection, limit: limit))
  }

  func release() -> ReleaseEvents {
    let claim = knownClaim()
    let ids = (0..<random.number(below: 6)).map { _ in eventID() }
    return ReleaseEvents(
      queue: claim.queue, processID: claim.processID,
      selection: pick([.all, .all, .ids(ids), .messageIDs(someKeys(percent: 35))]))
  }

  func configuration() -> ModelStep {
    let application = pick(applications)
    if random.chance(percent: 25) {
      return .configurePortal(
        ConfigurePortalQueues(portal: application.portal, changes: changes()))
    }
    return .configure(
      ConfigureQueues(
        portal: application.portal, application: application.id, changes: changes()))
  }

  /// Retries are quick and queues small, so that both matter in a run.
  private func changes() -> QueueOverrideChanges {
    let policies = [
      RetryPolicy(firstDelay: 1, factor: 2, longestDelay: 5, jitter: 50, attempts: 4),
      RetryPolicy(firstDelay: 3, factor: 1, longestDelay: 3, jitter: 0, attempts: 100),
    ]
    let limits = [
      DepthLimit(events: 1, overflow: .deadLetter), DepthLimit(events: 3, overflow: .deadLetter),
      DepthLimit(events: 2, overflow: .refuse), DepthLimit(events: 5, overflow: .refuse),
    ]
    return QueueOverrideChanges(
      lease: pick([nil, nil, .open, .set(7_200)]),
      maxAttempts: pick([nil, nil, .open, .set(nil), .set(1), .set(2), .set(4)]),
      history: pick([nil, nil, .open, .open, .set(0), .set(10), .set(60)]),
      retry: pick([nil, nil, .open, .set(nil)] + policies.map { .set($0) }),
      depthLimit: pick([nil, nil, .open, .set(nil)] + limits.map { .set($0) }))
  }

  func retryStep() -> RetryDeadLetters {
    RetryDeadLetters(
      portal: pick(portals), limit: random.chance(percent: 70) ? 1_000 : random.number(below: 3))
  }
}
