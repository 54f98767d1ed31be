import RestanteCore

extension ModelHandler {
  /// A time in which the handler takes nothing, as the events tell it.
  struct Outage {
    var start: Timestamp
    var next: Timestamp
    var last: DeliveryID
    var isHandlerFailure: Bool
  }

  /// The failures after the last success or turning point.
  var failures: [(id: DeliveryID, time: Timestamp, attempt: DeliveryAttempt)] {
    var run: [(id: DeliveryID, time: Timestamp, attempt: DeliveryAttempt)] = []
    for event in events.reversed() {
      guard case .failure(let id, let time, let attempt) = event else { break }
      run.insert((id, time, attempt), at: 0)
    }
    return run
  }

  /// The outage that the handler is in.
  var outage: Outage? {
    let run = failures
    var changes = 0
    var previous: DeliveryID?
    for (place, failure) in run.enumerated() {
      if failure.id != previous { changes += 1 }
      previous = failure.id
      guard changes >= policy.outageFailures, let last = run.last else { continue }
      let probes = run.count - place
      var next = last.time.milliseconds + Self.delay(policy.probing, probes) * 1000
      if let wish = last.attempt.retryAfter?.milliseconds {
        next = max(next, min(wish, last.time.milliseconds + policy.patience * 1000))
      }
      return Outage(
        start: failure.time, next: Timestamp(milliseconds: next), last: last.id,
        isHandlerFailure: Self.isHandlerFailure(last.attempt))
    }
    return nil
  }

  /// How many deliveries the handler gets at a time.
  var pace: Int {
    var pace = Int(DeliveryPolicy.firstPace)
    for event in events {
      switch event {
      case .success(let time) where time <= policy.slowReply:
        if pace < policy.maximumPace { pace += 1 }
      case .success, .failure:
        if pace > 1 { pace /= 2 }
      case .turningPoint: break
      }
    }
    return pace
  }

  /// When a delivery may be tried, in milliseconds; `nil` where it is not to be.
  static func retryTime(_ entry: DeliveryState) -> Int64? {
    switch entry.phase {
    case .waiting: .min
    case .retrying(let time): time.milliseconds
    case .delivered, .parked: nil
    }
  }

  static func status(_ attempt: DeliveryAttempt) -> Int {
    if case .replied(let status) = attempt.outcome { status } else { 0 }
  }

  private static func isHandlerFailure(_ attempt: DeliveryAttempt) -> Bool {
    switch attempt.outcome {
    case .replied(429), .replied(503), .failed(.url), .failed(.name), .failed(.network),
      .failed(.connection), .failed(.tls):
      true
    default: false
    }
  }

  /// The delay after so many attempts, in seconds.
  private static func delay(_ policy: RetryPolicy, _ attempts: Int) -> Int64 {
    (1..<max(1, attempts)).reduce(policy.firstDelay) { delay, _ in
      min(delay * policy.factor, policy.longestDelay)
    }
  }

  mutating func take(_ chosen: [DeliveryState], at now: Timestamp) -> DeliveryTurn {
    let ids = chosen.map(\.id)
    claims.append((ids, now.adding(seconds: policy.attemptTime * Int64(ids.count))))
    isClaimed = true
    return .deliver(ids)
  }

  mutating func takeOffClaim(_ id: DeliveryID) {
    claims[claims.count - 1].deliveries.removeAll { $0 == id }
    isClaimed = !claims[claims.count - 1].deliveries.isEmpty
  }

  mutating func restart(_ place: Int, at now: Timestamp) {
    entries[place] = DeliveryState(
      id: entries[place].id, deadline: now.adding(seconds: policy.patience))
  }

  mutating func endOutage(begun: Timestamp) {
    for place in entries.indices {
      guard case .retrying = entries[place].phase, let failure = entries[place].lastFailure,
        !(failure < begun)
      else { continue }
      entries[place].phase = .waiting
    }
  }

  mutating func fail(_ place: Int, _ attempt: DeliveryAttempt, at now: Timestamp) {
    let id = entries[place].id
    entries[place].attempts += 1
    entries[place].lastFailure = now
    if mode == .strict {
      entries[place].phase = .parked(.triedOnce)
      return
    }
    switch attempt.outcome {
    case .failed(.size), .failed(.data), .failed(.damage):
      entries[place].phase = .parked(.undeliverable)
      return
    default: break
    }
    if Self.status(attempt) == 410 {
      entries[place].phase = .parked(.gone)
      isSuspended = true
      isClaimed = false
      events.append(.turningPoint)
      return
    }
    events.append(.failure(id: id, time: now, attempt: attempt))
    let end = entries[place].deadline.milliseconds
    if now.milliseconds >= end {
      entries[place].phase = .parked(.exhausted)
    } else {
      let delay = Self.delay(policy.backoff, Int(entries[place].attempts)) * 1000
      let wish = attempt.retryAfter?.milliseconds ?? 0
      let time = min(end, max(now.milliseconds + delay, wish))
      entries[place].phase = .retrying(at: Timestamp(milliseconds: time))
    }
    if outage != nil {
      isClaimed = false
      for other in entries.indices
      where Self.retryTime(entries[other]) != nil
        && entries[other].deadline.milliseconds <= now.milliseconds
      {
        entries[other].phase = .parked(.exhausted)
      }
    } else if keepsOrder {
      isClaimed = false
    }
  }
}
