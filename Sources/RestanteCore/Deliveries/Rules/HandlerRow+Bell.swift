import RestanteJSON

/// Notifications about queues, as ``OfflineBell`` says when.
extension HandlerRow {
  private static let noData = JSONValue.array([]).encoded()

  /// Something came into the application's queues; returns the notification if one is to be made.
  mutating func hear(
    of user: ActingUser, session: EventSession, patience: Int64, at now: Timestamp
  ) -> NewDelivery? {
    let before = bell
    let rings = bell.eventsCame(at: now, minimumInterval: minimumInterval, mode: state.mode)
    guard bell != before else { return nil }
    (bellUser, bellSession) = (user, session)
    if rings { return ring(patience: patience, at: now) }
    if let next = bell.nextRing { dueAt = min(dueAt ?? next, next) }
    return nil
  }

  /// Makes the notification of what came within the interval once that is over.
  mutating func ringIfDue(patience: Int64, at now: Timestamp) -> NewDelivery? {
    bell.isDue(at: now) ? ring(patience: patience, at: now) : nil
  }

  /// Attempts to deliver these begin.
  mutating func attemptsBegin(_ deliveries: [DeliveryRow]) {
    if deliveries.contains(where: { $0.name == .offlineEvents }) { bell.attemptBegan() }
  }

  /// Something became of a delivery; returns the next notification if it is to be made at once.
  mutating func note(
    _ delivery: DeliveryRow, patience: Int64, at now: Timestamp
  ) -> NewDelivery? {
    guard delivery.name == .offlineEvents, delivery.state.id.rawValue == bellDelivery else {
      return nil
    }
    switch delivery.state.phase {
    case .waiting, .retrying, .parked(.gone), .parked(.suspended): return nil
    case .parked(.exhausted), .parked(.triedOnce), .parked(.undeliverable), .parked(.byOperator):
      bell.gaveUp()
      return nil
    case .delivered:
      return bell.delivered(at: now, minimumInterval: minimumInterval)
        ? ring(patience: patience, at: now) : nil
    }
  }

  private mutating func ring(patience: Int64, at now: Timestamp) -> NewDelivery {
    let delivery = admit(
      DeliveryContent(
        name: .offlineEvents, user: bellUser, data: Self.noData, time: now, session: bellSession),
      patience: patience, at: now)
    bellDelivery = lastDelivery
    return delivery
  }
}
