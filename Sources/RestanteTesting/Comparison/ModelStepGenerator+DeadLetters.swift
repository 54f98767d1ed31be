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

  func configuration() -> ConfigureQueues {
    let application = pick(applications)
    return ConfigureQueues(
      portal: application.portal, application: application.id,
      lease: pick([nil, 1, 7_200]),
      attemptLimit: pick([.unchanged, .none, .attempts(1), .attempts(2), .attempts(4)]))
  }
}
