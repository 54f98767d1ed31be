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
      mostBytes: random.chance(percent: 70) ? .max : 259 * (1 + random.number(below: 4)))
  }

  /// All that are over: which of them are forgotten first is for the store to say.
  func prune() -> PruneHistory {
    PruneHistory(portal: pick(portals), limit: 1_000_000)
  }

  private func historySelection(leftWith processID: ProcessID) -> HistorySelection {
    HistorySelection(
      ids: random.chance(percent: 25) ? (0..<random.number(below: 40)).map { _ in eventID() } : nil,
      processID: random.chance(percent: 30) ? processID : nil,
      from: random.chance(percent: 25) ? someTime() : nil,
      before: random.chance(percent: 25) ? someTime() : nil, filter: filter())
  }

  private func place() -> HistoryPosition? {
    random.chance(percent: 30) ? HistoryPosition(leftAt: someTime(), id: eventID()) : nil
  }

  private func someTime() -> Timestamp {
    Timestamp(milliseconds: start * 1_000 + Int64(random.number(below: 400_000)))
  }

  private func someLimit() -> Int {
    random.chance(percent: 60) ? 1_000 : 1 + random.number(below: 4)
  }
}
