import Synchronization

/// Tells those who post deliveries that a portal's handlers may have a turn sooner than they know.
/// Each store has one and posts to it after its commits.
///
/// It only hears of what was committed in this process: what other servers publish they post
/// themselves, or it is found by looking.
public final class DeliveryFeed: Sendable {
  private let listeners = Mutex<[@Sendable (PortalID) -> Void]>([])

  /// Creates a feed that nobody listens to.
  public init() {}

  /// Has `body` called, for as long as the feed lives, with each portal that is posted.
  public func listen(_ body: @escaping @Sendable (PortalID) -> Void) {
    listeners.withLock { $0.append(body) }
  }

  /// Posts portals.
  public func post(_ portals: Set<PortalID>) {
    guard !portals.isEmpty else { return }
    for listener in listeners.withLock({ $0 }) {
      for portal in portals { listener(portal) }
    }
  }
}
