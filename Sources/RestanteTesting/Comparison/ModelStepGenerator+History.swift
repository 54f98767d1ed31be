import RestanteCore

extension ModelStepGenerator {
  func restore() -> RestoreEvents {
    let claim = knownClaim()
    return RestoreEvents(
      queue: claim.queue, selection: historySelection(leftWith: claim.processID),
      after: place(), limit: someLimit())
  }

  func historyPage() -> ReadHistory {
    let claim = knownClaim()
    return ReadHistory(
      queue: claim.queue, selection: historySelection(leftWith: claim.processID),
      after: place(), limit: someLimit(),
      maxBytes: random.chance(percent: 70) ? .max : 259 * (1 + random.number(below: 4)))
  }

  /// All that are over: which of them are forgotten first is for the store to say.
  func prune() -> PruneHistory {
    PruneHistory(portal: pick(portals), limit: 1_000_000)
  }

  /// Mostly one thing is said, so that something is found; sometimes several, or nothing.
  private func historySelection(leftWith processID: ProcessID) -> HistorySelection {
    var selection = HistorySelection()
    for _ in 0..<pick([0, 1, 1, 1, 1, 2, 3]) {
      switch random.number(below: 5) {
      case 0: selection.ids = (0..<random.number(below: 40)).map { _ in eventID() }
      case 1: selection.processID = processID
      case 2: selection.from = someTime()
      case 3: selection.before = someTime()
      default: selection.filter = filter()
      }
    }
    return selection
  }

  private func place() -> HistoryPosition? {
    random.chance(percent: 40) ? HistoryPosition(leftAt: someTime(), id: eventID()) : nil
  }

  /// A time shortly before the present one, to the millisecond or to the second.
  private func someTime() -> Timestamp {
    let milliseconds = start * 1_000 + elapsed - Int64(random.number(below: 15_000))
    return random.chance(percent: 50)
      ? Timestamp(milliseconds: milliseconds)
      : Timestamp(seconds: Timestamp(milliseconds: milliseconds).seconds)
  }

  private func someLimit() -> Int {
    random.chance(percent: 60) ? 1_000 : 1 + random.number(below: 4)
  }
}
