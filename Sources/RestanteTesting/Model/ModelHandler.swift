public import RestanteCore

/// A handler and its deliveries by rules that are written independently of ``DeliveryPolicy``,
/// whose numbers alone it reads: it remembers what happened and works everything out from that.
public struct ModelHandler: HandlerUnderTest, Sendable {
  /// What a claimed delivery came to.
  enum Event: Sendable {
    case success(milliseconds: Int64)
    case failure(id: DeliveryID, time: Timestamp, attempt: DeliveryAttempt)
    /// The handler was suspended, or taken up again.
    case turningPoint
  }

  var policy: DeliveryPolicy
  var mode: Mode
  let keepsOrder: Bool
  var events: [Event] = []
  var entries: [DeliveryState] = []
  var isSuspended = false
  var claims: [(deliveries: [DeliveryID], expires: Timestamp)] = []
  /// Whether the last claim still has something to be tried.
  var isClaimed = false

  /// Creates a handler without deliveries. The policy's delays must have no jitter.
  public init(mode: Mode, keepsOrder: Bool, policy: DeliveryPolicy) {
    self.mode = mode
    self.keepsOrder = keepsOrder
    self.policy = policy
  }

  /// Publishes an event for the handler.
  public mutating func publish(_ id: DeliveryID, at now: Timestamp) {
    var entry = DeliveryState(id: id, deadline: now.adding(seconds: policy.patience))
    if isSuspended { entry.phase = .parked(.suspended) }
    entries.append(entry)
    entries.sort { $0.id < $1.id }
  }

  /// Claims the deliveries that have their turn.
  public mutating func claim(at now: Timestamp) -> DeliveryTurn {
    if isSuspended { return .wait(.suspended) }
    if isClaimed, let last = claims.last, last.expires > now {
      return .wait(.claimed(until: last.expires))
    }
    let line = entries.filter { Self.retryTime($0) != nil }
    if let outage {
      if outage.next > now { return .wait(.outage(until: outage.next)) }
      guard let first = line.first else { return .wait(.empty) }
      let hasLasted =
        now.milliseconds - outage.start.milliseconds >= policy.orderedOutage * 1000
      if !keepsOrder, hasLasted || !outage.isHandlerFailure {
        return take([line.first { $0.id.rawValue > outage.last.rawValue } ?? first], at: now)
      }
      return take([first], at: now)
    }
    guard let first = line.first, let firstTime = Self.retryTime(first) else {
      return .wait(.empty)
    }
    if keepsOrder {
      if firstTime > now.milliseconds {
        return .wait(
          .blocked(by: first.id, until: Timestamp(milliseconds: firstTime)))
      }
      var run: [DeliveryState] = []
      for entry in line {
        guard run.count < pace, let time = Self.retryTime(entry), time <= now.milliseconds else {
          break
        }
        run.append(entry)
      }
      return take(run, at: now)
    }
    let due = line.filter { (Self.retryTime($0) ?? .max) <= now.milliseconds }
    if due.isEmpty {
      let soonest = line.compactMap(Self.retryTime).min() ?? 0
      return .wait(.retrying(until: Timestamp(milliseconds: soonest)))
    }
    return take(Array(due.prefix(pace)), at: now)
  }

  /// Takes the report of how an attempt ended.
  public mutating func finish(
    _ attempt: DeliveryAttempt, of id: DeliveryID, in claim: Int64, at now: Timestamp
  ) {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return }
    let isCurrent =
      isClaimed && claim == claims.count && claims.last?.deliveries.contains(id) == true
    let succeeded = (200..<300).contains(Self.status(attempt))
    if !isCurrent {
      guard succeeded, entries[place].phase != .delivered else { return }
      entries[place].phase = .delivered
      entries[place].attempts += 1
      return
    }
    takeOffClaim(id)
    if succeeded {
      let interrupted = outage.map { _ in failures[0].time }
      entries[place].phase = .delivered
      entries[place].attempts += 1
      events.append(.success(milliseconds: attempt.milliseconds))
      if let interrupted { endOutage(begun: interrupted) }
    } else if Self.retryTime(entries[place]) != nil {
      fail(place, attempt, at: now)
    }
  }

  /// Takes the handler up again.
  public mutating func resume(at now: Timestamp) {
    isSuspended = false
    events.append(.turningPoint)
    for place in entries.indices {
      switch entries[place].phase {
      case .parked(.gone), .parked(.suspended): restart(place, at: now)
      default: break
      }
    }
  }

  /// Takes a parked delivery up again.
  public mutating func redrive(_ id: DeliveryID, at now: Timestamp) {
    guard let place = entries.firstIndex(where: { $0.id == id }) else { return }
    if case .parked = entries[place].phase { restart(place, at: now) }
  }

  /// Parks a delivery for an operator.
  public mutating func park(_ id: DeliveryID) {
    guard let place = entries.firstIndex(where: { $0.id == id }),
      Self.retryTime(entries[place]) != nil
    else { return }
    entries[place].phase = .parked(.byOperator)
  }

  /// All deliveries, in order.
  public func deliveries() -> [DeliveryState] { entries }
}
