/// The order of reasons.
extension QueueSituation {
  /// All reasons that apply, the most likely one first: what holds things up now, then what
  /// happened, the latest first, then what nobody need do anything about.
  var reasons: [QueueReason] {
    present + Self.latestFirst(past) + [delivered, nothingPublished].compactMap { $0 }
  }

  /// What lasts.
  private var present: [QueueReason] {
    [
      portalStopped, inactive, uninstalled, notInstalled, notPaid, blocked, featureOff, waiting,
      claimed, failed, neverConfirmed, handlerSuspended, handlerOutage, deliveriesParked,
      deliveriesPending, otherConnector, noBinding, administratorsOnly, usersLimited, lowSpace,
      queueFull,
    ].compactMap { $0 }
  }

  /// What happened at a time; of what happened in the same second, the more likely one first.
  private var past: [QueueReason] {
    [suppressed, unboundName, boundTooLate, fetched].compactMap { $0 }
  }

  private static func latestFirst(_ reasons: [QueueReason]) -> [QueueReason] {
    reasons.enumerated().sorted { a, b in
      let (left, right) = (a.element.lastAt ?? 0, b.element.lastAt ?? 0)
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
  }
}
