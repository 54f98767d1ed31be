import RestanteCore

extension ModelStepGenerator {
  func peek() -> PeekEvents {
    PeekEvents(
      queue: someQueue(), part: pick(QueuePart.allCases), filter: peekFilter(),
      isReversed: random.chance(percent: 40), limit: 1 + random.number(below: 5),
      reach: random.chance(percent: 60) ? 1_000 : 1 + random.number(below: 4),
      maxBytes: random.chance(percent: 70) ? .max : 259 * (1 + random.number(below: 4)))
  }

  /// Mostly one thing is said, so that something is found; often nothing.
  private func peekFilter() -> PeekFilter {
    var filter = PeekFilter()
    for _ in 0..<pick([0, 0, 1, 1, 2]) {
      switch random.number(below: 4) {
      case 0: filter.name = pick(Self.names)
      case 1: filter.from = start + elapsed / 1_000 - Int64(random.number(below: 15))
      case 2: filter.before = start + elapsed / 1_000 - Int64(random.number(below: 15))
      default: filter.text = pick(["1", "2", "33", ""])
      }
    }
    return filter
  }
}
