import RestanteCore
import RestanteJSON

extension HandlerFigures {
  /// A handler as the native API shows it. Its URL may contain credentials, which are left out.
  func shown(now: Timestamp) -> JSONObject {
    [
      "id": .int(handler.rawValue),
      "client_id": clientID.map { .string($0) } ?? .null,
      "event": event.map { .string($0.text) } ?? .null,
      "url": .string(HandlerURL.shown(url)),
      "keeps_order": .bool(state.keepsOrder),
      "suspended_since": Timestamp.shown(suspendedAt),
      "resuming": .bool(isResuming),
      "outage": state.outage.map { .object($0.shown) } ?? .null,
      "waiting": .int(count(.waiting)),
      "retrying": .int(count(.retrying)),
      "delivered": .int(count(.delivered)),
      "parked": .int(count(.parked)),
      "oldest_age_seconds": oldestPendingAt.map { .int(max(0, now.seconds - $0.seconds)) } ?? .null,
      "next_turn_at": Timestamp.shown(dueAt),
    ]
  }

  /// How many deliveries there are in a phase.
  func count(_ phase: DeliveryPhase) -> Int64 { counts[phase] ?? 0 }

  static let schema = Schemas.object([
    "id": Schemas.count,
    "client_id": described(
      Schemas.optionalText, "The application; null for an outgoing webhook."),
    "event": described(
      Schemas.optionalText, "The bound event; null for an outgoing webhook."),
    "url": described(
      Schemas.text, "Without user and fragment, and with parameters without their values."),
    "keeps_order": Schemas.flag("Whether a delivery that fails blocks those behind it."),
    "suspended_since": Schemas.time,
    "resuming": Schemas.flag(
      "Whether the deliveries that the suspension parked are being taken up again."),
    "outage": [
      "oneOf": [["type": "null"], HandlerState.Outage.schema],
      "description": "Set while the handler takes nothing and is only tried now and then.",
    ],
    "waiting": Schemas.count, "retrying": Schemas.count,
    "delivered": described(
      Schemas.count, "Those delivered within the last three days."),
    "parked": Schemas.count,
    "oldest_age_seconds": [
      "type": ["integer", "null"], "minimum": 0,
      "description": "How long ago the oldest event happened that is still to be delivered.",
    ],
    "next_turn_at": described(
      Schemas.time, "Not before then is the handler tried, in seconds since 1970."),
  ])

  private static func described(_ schema: JSONValue, _ meaning: String) -> JSONValue {
    var object = schema.objectValue ?? [:]
    object["description"] = .string(meaning)
    return .object(object)
  }
}

extension HandlerState.Outage {
  fileprivate var shown: JSONObject {
    [
      "since": .int(start.seconds), "attempts": .int(probes),
      "next_attempt_at": .int(nextProbe.seconds),
      "at_fault": isHandlerFailure ? "handler" : "unknown",
    ]
  }

  fileprivate static let schema = Schemas.object([
    "since": Schemas.time, "attempts": Schemas.count, "next_attempt_at": Schemas.time,
    "at_fault": [
      "enum": ["handler", "unknown"],
      "description": "`handler` if it cannot be reached; `unknown` if the events may be at fault.",
    ],
  ])
}
