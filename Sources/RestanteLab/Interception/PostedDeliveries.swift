import RestanteCore
import RestanteDelivery

/// Lets faults happen to deliveries.
final class PostedDeliveries: DeliveryInterceptor {
  private let control: LabControl

  init(_ control: LabControl) {
    self.control = control
  }

  func post(
    _ delivery: InterceptedDelivery, by poster: any HandlerPosting
  ) async -> DeliveryAttempt {
    let rule = control.faults.draw(
      FaultOccasion(
        kind: .delivery, name: delivery.event.text, handler: delivery.url,
        portal: delivery.portal.domain, application: delivery.clientID))
    if let delay = rule?.action.delay, delay > 0 {
      try? await control.clock.sleep(milliseconds: delay)
    }
    let current = HeldDeliveries.Held(delivery: delivery, poster: poster)
    guard case .delivery(let fault) = rule?.action.effect else {
      return await pass(current, copies: 1)
    }
    switch fault {
    case .duplicate: return await pass(current, copies: 2)
    case .drop: return skip(.replied(200))
    case .fail(let status): return skip(status.map { .replied($0) } ?? .failed(.timeout))
    case .reorder:
      control.held.append(current)
      // Otherwise the next one would not be posted before this one.
      return skip(.replied(200))
    }
  }

  /// Posts a delivery, and what waits for that.
  private func pass(_ current: HeldDeliveries.Held, copies: Int) async -> DeliveryAttempt {
    let attempt = await current.post()
    for _ in 1..<copies { _ = await current.post() }
    for late in control.held.take(for: current.delivery) { _ = await late.post() }
    return attempt
  }

  /// What the server is told of a delivery that is not posted, or only later.
  private func skip(_ outcome: DeliveryAttempt.Outcome) -> DeliveryAttempt {
    DeliveryAttempt(outcome: outcome, start: control.clock.now(), milliseconds: 0)
  }
}
