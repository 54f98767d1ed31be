import RestanteCore
import RestanteDelivery
import Synchronization

/// Deliveries that are held back until the next one to the same URL was posted.
final class HeldDeliveries: Sendable {
  /// A delivery with what posts it.
  struct Held: Sendable {
    var delivery: InterceptedDelivery
    var poster: any HandlerPosting

    func post() async -> DeliveryAttempt {
      await poster.post(delivery.body, headers: delivery.headers, to: delivery.url)
    }
  }

  private let held = Mutex<[Held]>([])

  /// Holds a delivery back.
  func append(_ delivery: Held) { held.withLock { $0.append(delivery) } }

  /// What waits for a delivery to be posted, which is no longer held then.
  func take(for delivery: InterceptedDelivery) -> [Held] {
    take { $0.delivery.url == delivery.url && $0.delivery.portal.id == delivery.portal.id }
  }

  /// Forgets what is held back of a portal, or of all.
  func forget(_ portal: String?) {
    _ = take { portal == nil || $0.delivery.portal.domain == portal }
  }

  private func take(where fits: (Held) -> Bool) -> [Held] {
    held.withLock { held in
      let taken = held.filter(fits)
      held.removeAll(where: fits)
      return taken
    }
  }
}
