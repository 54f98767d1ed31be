import RestanteCore
import RestanteJSON

/// All that is known of a handler when somebody asks why an application gets nothing.
struct HandlerSituation: Sendable {
  /// The maximum number of an application's handlers that are looked at.
  static let maximum = 100

  /// Its state and how many deliveries it has.
  let figures: HandlerFigures
  /// Since when the oldest of its parked deliveries is parked.
  let parkedSince: Timestamp?
  /// The last attempt of a delivery that failed; `nil` where none does.
  let lastAttempt: RecordedAttempt?

  /// Finds out about a handler.
  init(
    of figures: HandlerFigures, on portal: PortalID, in store: any Store
  ) async throws(StoreError) {
    self.figures = figures
    func first(_ phase: DeliveryPhase) async throws(StoreError) -> ListedDelivery? {
      guard figures.count(phase) > 0 else { return nil }
      return try await store.deliveries(
        ListDeliveries(portal: portal, handler: figures.handler, phase: phase, limit: 1)
      ).first
    }
    let parked = try await first(.parked)
    parkedSince = parked?.since
    var key = figures.state.failures.map { DeliveryKey(handler: figures.handler, id: $0.last) }
    if key == nil { key = try await first(.retrying)?.key ?? parked?.key }
    lastAttempt =
      if let key { try await store.delivery(key, on: portal)?.attempts.last } else { nil }
  }

  /// Finds out about the handlers of an application, no more than ``maximum``, and whether it has
  /// more of them.
  static func all(
    of application: ApplicationID, on portal: PortalID, in store: any Store
  ) async throws(StoreError) -> (found: [HandlerSituation], isMore: Bool) {
    let all = try await store.handlers(
      on: portal, of: application, after: nil, limit: maximum + 1)
    var found: [HandlerSituation] = []
    for figures in all.prefix(maximum) {
      found.append(try await HandlerSituation(of: figures, on: portal, in: store))
    }
    return (found, all.count > maximum)
  }

  /// How many deliveries are still to be made.
  var pending: Int64 { figures.count(.waiting) + figures.count(.retrying) }

  /// Whether it said that it is gone, and is not tried any more.
  var isSuspended: Bool { figures.state.isSuspended }

  /// Whether it takes nothing at present.
  var isInOutage: Bool { !isSuspended && figures.state.outage != nil }

  /// The handler as the details of a reason show it.
  var shown: JSONObject {
    var (status, failure): (Int?, DeliveryFailure?)
    switch lastAttempt?.outcome {
    case .replied(let code): status = code
    case .failed(let why): failure = why
    case nil: break
    }
    return [
      "id": .int(figures.handler.rawValue),
      "event": figures.event.map { .string($0.text) } ?? .null,
      "url": .string(HandlerURL.shown(figures.url)),
      "waiting": .int(figures.count(.waiting)), "retrying": .int(figures.count(.retrying)),
      "delivered": .int(figures.count(.delivered)), "parked": .int(figures.count(.parked)),
      "parked_since": Timestamp.shown(parkedSince),
      "suspended_since": Timestamp.shown(figures.suspendedAt),
      "outage_since": Timestamp.shown(figures.state.outage?.start),
      "next_turn_at": Timestamp.shown(figures.dueAt),
      "last_status": status.map { .int($0) } ?? .null,
      "last_failure": failure.map { .string($0.rawValue) } ?? .null,
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.count, "event": Schemas.optionalText, "url": Schemas.text,
    "waiting": Schemas.count, "retrying": Schemas.count, "delivered": Schemas.count,
    "parked": Schemas.count, "parked_since": Schemas.time, "suspended_since": Schemas.time,
    "outage_since": Schemas.time, "next_turn_at": Schemas.time,
    "last_status": ["type": ["integer", "null"]], "last_failure": Schemas.optionalText,
  ])
}
