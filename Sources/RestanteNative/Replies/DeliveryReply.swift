import RestanteCore
import RestanteJSON

/// Deliveries as the native API shows them.
enum DeliveryReply {
  /// A delivery as it is listed.
  static func listed(_ delivery: ListedDelivery) -> JSONObject {
    let state = delivery.state
    var reason: String?
    var retryAt: Timestamp?
    var since: Timestamp?
    switch state.phase {
    case .waiting: break
    case .retrying(let time): retryAt = time
    case .delivered: since = delivery.since
    case .parked(let why): (reason, since) = (why.shown, delivery.since)
    }
    return [
      "handler": .int(delivery.key.handler.rawValue),
      "id": .int(delivery.key.id.rawValue),
      "event": .string(delivery.name.text),
      "phase": .string(state.listedPhase.rawValue),
      "reason": reason.map { .string($0) } ?? .null,
      "attempts": .int(delivery.tries),
      "happened_at": .int(delivery.time.seconds),
      "failed_at": Timestamp.shown(state.lastFailure),
      "retry_at": Timestamp.shown(retryAt),
      "since": Timestamp.shown(since),
      "deadline": .int(state.deadline.seconds),
    ]
  }

  /// A delivery with all that is known of it.
  static func details(_ delivery: DeliveryDetails) -> JSONObject {
    var object = listed(delivery.listed)
    object["user_id"] = delivery.content.user.shown
    object["data"] = (try? JSONParser().parse(delivery.content.data)) ?? .null
    object["attempt_log"] = .array(delivery.attempts.map { .object(attempt($0)) })
    return object
  }

  private static func attempt(_ attempt: RecordedAttempt) -> JSONObject {
    var status: Int?
    var failure: DeliveryFailure?
    switch attempt.outcome {
    case .replied(let code): status = code
    case .failed(let why): failure = why
    }
    return [
      "number": .int(attempt.number),
      "started_at": .int(attempt.start.seconds),
      "milliseconds": .int(attempt.milliseconds),
      "status": status.map { .int($0) } ?? .null,
      "failure": failure.map { .string($0.rawValue) } ?? .null,
      "reply": .string(String(decoding: attempt.excerpt, as: UTF8.self)),
    ]
  }

  static let listedSchema = Schemas.object(listedMembers)

  static let detailsSchema = Schemas.object(
    JSONObject(
      members: [listedMembers, detailMembers].flatMap { part in part.map { ($0.key, $0.value) } }))

  private static let listedMembers: JSONObject = [
    "handler": Schemas.count, "id": Schemas.count, "event": Schemas.text,
    "phase": Schemas.choice(DeliveryPhase.allCases.map(\.rawValue)),
    "reason": [
      "enum": .array(ParkingReason.allCases.map { .string($0.shown) } + [.null]),
      "description": "Why it is parked.",
    ],
    "attempts": Schemas.count, "happened_at": Schemas.time, "failed_at": Schemas.time,
    "retry_at": Schemas.time,
    "since": [
      "type": ["integer", "null"],
      "description": "Since when it is delivered or parked, in seconds since 1970.",
    ],
    "deadline": [
      "type": "integer",
      "description": "After this time a failed attempt parks it, in seconds since 1970.",
    ],
  ]

  private static let detailMembers: JSONObject = [
    "user_id": ["oneOf": [["type": "integer", "minimum": 0], ["const": false]]],
    "data": ["description": "Any JSON."],
    "attempt_log": [
      "type": "array",
      "description":
        "The first and the last attempts, oldest first; those in between are not kept.",
      "items": Schemas.object([
        "number": Schemas.count, "started_at": Schemas.time, "milliseconds": Schemas.count,
        "status": ["type": ["integer", "null"], "description": "The HTTP status of the reply."],
        "failure": [
          "enum": .array(DeliveryFailure.allCases.map { .string($0.rawValue) } + [.null]),
          "description": "Why there was no reply.",
        ],
        "reply": ["type": "string", "description": "The first bytes of the reply's body."],
      ]),
    ],
  ]
}

extension ParkingReason {
  /// The reason as the native API names it.
  var shown: String {
    switch self {
    case .gone: "gone"
    case .suspended: "suspended"
    case .exhausted: "exhausted"
    case .triedOnce: "tried_once"
    case .undeliverable: "undeliverable"
    case .byOperator: "by_operator"
    }
  }
}

extension ListDeliveries.Cursor {
  /// The place as pages name it: handler, milliseconds and number.
  var text: String { "\(key.handler.rawValue).\(since.milliseconds).\(key.id.rawValue)" }

  /// A place from its text.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).compactMap {
      Int64($0)
    }
    guard parts.count == 3, parts.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init(
      key: DeliveryKey(
        handler: BindingID(rawValue: parts[0]), id: DeliveryID(rawValue: parts[2])),
      since: Timestamp(milliseconds: parts[1]))
  }
}
