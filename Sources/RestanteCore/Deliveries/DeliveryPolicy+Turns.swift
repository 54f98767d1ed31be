/// Which deliveries of a handler have their turn.
public enum DeliveryTurn: Sendable, Hashable {
  /// These have been claimed, and are to be tried in this order.
  case deliver([DeliveryID])
  /// None has.
  case wait(DeliveryWait)
}

/// Why no delivery of a handler has its turn, and until when at the latest.
public enum DeliveryWait: Sendable, Hashable {
  /// There are no pending ones.
  case empty
  /// The handler is suspended.
  case suspended
  /// Others are being tried.
  case claimed(until: Timestamp)
  /// The handler is in an outage.
  case outage(until: Timestamp)
  /// All have failed and stepped aside.
  case retrying(until: Timestamp)
  /// One has failed and blocks those behind it.
  case blocked(by: DeliveryID, until: Timestamp)
}

extension DeliveryPolicy {
  /// What a store must look at to tell whose turn it is.
  public enum Selection: Sendable, Hashable {
    /// Nothing: there is no turn.
    case none(DeliveryWait)
    /// The first pending deliveries in line, due or not.
    case first(Int64)
    /// The first due ones in line.
    case due(Int64)
    /// The first pending one that was numbered after another, or else the first of all.
    case after(DeliveryID)
  }

  /// What is to be looked at for a handler.
  public func selection(for handler: HandlerState, at now: Timestamp) -> Selection {
    if handler.isSuspended { return .none(.suspended) }
    if let claim = handler.claim, now < claim.expires {
      return .none(.claimed(until: claim.expires))
    }
    if let outage = handler.outage {
      guard outage.nextProbe <= now else { return .none(.outage(until: outage.nextProbe)) }
      let mayRotate =
        !outage.isHandlerFailure || outage.start.adding(seconds: orderedOutage) <= now
      if mayRotate, !handler.keepsOrder, let last = handler.failures?.last { return .after(last) }
      return .first(1)
    }
    return handler.keepsOrder ? .first(handler.pace) : .due(handler.pace)
  }

  /// Claims the deliveries that have their turn.
  ///
  /// - Parameters:
  ///   - handler: The handler; it keeps the claim.
  ///   - pending: Deliveries of it in order: at least those that ``selection(for:at:)`` asks for
  ///     and, where it asks for due ones and there are none, the one that is due first.
  ///   - now: The time.
  public func claim(
    for handler: inout HandlerState, from pending: [DeliveryState], at now: Timestamp
  ) -> DeliveryTurn {
    let pending = pending.filter(\.isPending)
    let selection = selection(for: handler, at: now)
    if case .none(let wait) = selection { return .wait(wait) }
    guard let first = pending.first else { return .wait(.empty) }
    let chosen: [DeliveryState]
    switch selection {
    case .none: chosen = []
    case .after(let last): chosen = [pending.first { $0.id > last } ?? first]
    case .first where handler.outage != nil: chosen = [first]
    case .first(let count):
      chosen = Array(pending.prefix(Int(count)).prefix { $0.isDue(at: now) })
      if chosen.isEmpty, case .retrying(let time) = first.phase {
        return .wait(.blocked(by: first.id, until: time))
      }
    case .due(let count):
      chosen = Array(pending.filter { $0.isDue(at: now) }.prefix(Int(count)))
    }
    guard !chosen.isEmpty else { return .wait(Self.retrying(pending)) }
    handler.claims += 1
    handler.claim = HandlerState.Claim(
      number: handler.claims, deliveries: chosen.map(\.id),
      expires: now.adding(seconds: attemptTime * Int64(chosen.count)))
    return .deliver(chosen.map(\.id))
  }

  /// The wait for the first of deliveries that have all stepped aside.
  private static func retrying(_ deliveries: [DeliveryState]) -> DeliveryWait {
    let times = deliveries.compactMap { delivery -> Timestamp? in
      if case .retrying(let time) = delivery.phase { time } else { nil }
    }
    return times.min().map { .retrying(until: $0) } ?? .empty
  }
}
