/// What an attempt changes.
public struct AttemptChange: Sendable, Hashable {
  /// The delivery that was tried.
  public var delivery: DeliveryState
  /// Its handler, and what happens to the handler's other deliveries. It counts after the delivery
  /// is written, and for that one as well.
  public var handler: HandlerChange
}

extension DeliveryPolicy {
  /// What becomes of a delivery that was tried.
  ///
  /// A success counts whenever it is reported. A failure counts only while the claim is the
  /// handler's: later, another server may have tried the delivery again.
  ///
  /// - Parameters:
  ///   - attempt: How it ended.
  ///   - delivery: The delivery.
  ///   - claim: The number of the claim that it was tried in.
  ///   - handler: Its handler.
  ///   - now: The time.
  /// - Returns: `nil` where nothing changes.
  public func finish(
    _ attempt: DeliveryAttempt, of delivery: DeliveryState, in claim: Int64,
    by handler: HandlerState, at now: Timestamp
  ) -> AttemptChange? {
    let isClaimed = handler.claim.map {
      $0.number == claim && $0.deliveries.contains(delivery.id)
    }
    guard isClaimed == true else {
      guard attempt.isSuccess, delivery.phase != .delivered else { return nil }
      var delivery = delivery
      delivery.phase = .delivered
      delivery.attempts += 1
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    // An operator may have parked it meanwhile.
    guard delivery.isPending || attempt.isSuccess else {
      var handler = handler
      handler.release(delivery.id)
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    return attempt.isSuccess
      ? succeed(attempt, delivery, handler) : fail(attempt, delivery, handler, at: now)
  }

  private func succeed(
    _ attempt: DeliveryAttempt, _ delivery: DeliveryState, _ handler: HandlerState
  ) -> AttemptChange {
    var (delivery, handler) = (delivery, handler)
    delivery.phase = .delivered
    delivery.attempts += 1
    handler.release(delivery.id)
    // A handler that is slow gets fewer at a time, so that a server is not held up by it for long.
    handler.pace =
      attempt.milliseconds > slowReply
      ? max(1, handler.pace / 2) : min(maximumPace, handler.pace + 1)
    // Compared with `== nil`, the outage would outlast `recover()` once optimized (Swift 6.3.1).
    let start: Timestamp? = if case .some = handler.outage { handler.failures?.start } else { nil }
    handler.recover()
    return AttemptChange(
      delivery: delivery,
      handler: HandlerChange(
        handler: handler, others: start.map { .retryNow(failedSince: $0) } ?? .unchanged))
  }

  private func fail(
    _ attempt: DeliveryAttempt, _ delivery: DeliveryState, _ handler: HandlerState,
    at now: Timestamp
  ) -> AttemptChange {
    var (delivery, handler) = (delivery, handler)
    delivery.attempts += 1
    delivery.lastFailure = now
    handler.release(delivery.id)
    if handler.mode == .strict {
      delivery.phase = .parked(.triedOnce)
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    if attempt.isFinal {
      // The handler was not even tried.
      delivery.phase = .parked(.undeliverable)
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    if attempt.saysGone {
      delivery.phase = .parked(.gone)
      handler.isSuspended = true
      handler.claim = nil
      handler.recover()
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    delivery.phase =
      now < delivery.deadline
      ? .retrying(at: retryTime(of: delivery, attempt, at: now)) : .parked(.exhausted)
    handler.pace = max(1, handler.pace / 2)
    count(delivery.id, in: &handler, at: now)
    guard let failures = handler.failures,
      handler.outage != nil || failures.count >= outageFailures
    else {
      // What is behind a delivery that blocks is not tried.
      if handler.keepsOrder { handler.claim = nil }
      return AttemptChange(delivery: delivery, handler: HandlerChange(handler: handler))
    }
    handler.claim = nil
    handler.outage = outage(of: handler, after: attempt, of: delivery.id, at: now)
    return AttemptChange(
      delivery: delivery, handler: HandlerChange(handler: handler, others: .parkOverdue(at: now)))
  }

  /// When a delivery that failed is tried again: after its backoff, and not before the handler
  /// wants it to be, but before its deadline is over.
  private func retryTime(
    of delivery: DeliveryState, _ attempt: DeliveryAttempt, at now: Timestamp
  ) -> Timestamp {
    let delay = backoff.delay(
      of: EventID(rawValue: delivery.id.rawValue), attempts: delivery.attempts)
    let time = Timestamp(milliseconds: now.milliseconds + delay)
    return min(max(time, attempt.retryAfter ?? time), delivery.deadline)
  }

  private func count(_ delivery: DeliveryID, in handler: inout HandlerState, at now: Timestamp) {
    var run =
      handler.failures ?? HandlerState.FailureRun(start: now, last: delivery, count: 1)
    if run.last != delivery {
      run.last = delivery
      run.count += 1
    }
    handler.failures = run
  }

  private func outage(
    of handler: HandlerState, after attempt: DeliveryAttempt, of delivery: DeliveryID,
    at now: Timestamp
  ) -> HandlerState.Outage {
    let probes = (handler.outage?.probes ?? 0) + 1
    let delay = probing.delay(of: EventID(rawValue: delivery.rawValue), attempts: probes)
    let time = Timestamp(milliseconds: now.milliseconds + delay)
    let wanted = min(attempt.retryAfter ?? time, now.adding(seconds: patience))
    return HandlerState.Outage(
      start: handler.outage?.start ?? now, probes: probes, nextProbe: max(time, wanted),
      isHandlerFailure: attempt.isHandlerFailure)
  }
}
