import RestanteCore

extension ModelHandler {
  /// What a store that keeps rows would know of the handler.
  var state: HandlerState {
    var state = HandlerState(mode: mode, keepsOrder: keepsOrder, isSuspended: isSuspended)
    state.claims = Int64(claims.count)
    if isClaimed, let last = claims.last {
      state.claim = HandlerState.Claim(
        number: state.claims, deliveries: last.deliveries, expires: last.expires)
    }
    state.pace = Int64(pace)
    let run = failures
    guard let first = run.first, let last = run.last else { return state }
    var changes: Int64 = 0
    var probes: Int64 = 0
    var previous: DeliveryID?
    for failure in run {
      if failure.id != previous { changes += 1 }
      previous = failure.id
      if changes >= policy.outageFailures { probes += 1 }
    }
    state.failures = HandlerState.FailureRun(start: first.time, last: last.id, count: changes)
    if let outage {
      state.outage = HandlerState.Outage(
        start: outage.start, probes: probes, nextProbe: outage.next,
        isHandlerFailure: outage.isHandlerFailure)
    }
    return state
  }
}
