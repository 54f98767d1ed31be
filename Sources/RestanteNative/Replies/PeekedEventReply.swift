import RestanteCore
import RestanteJSON

/// Events as the native API shows them to those who look at a queue.
enum PeekedEventReply {
  /// All that is known of an event.
  static func shown(_ event: PeekedEvent) -> JSONObject {
    let place = Place(event.standing)
    return [
      "id": .int(event.id.rawValue),
      "message_id": .string(event.messageID.text),
      "event": .string(event.name.text),
      "state": .string(event.standing.part.rawValue),
      "user_id": event.body?.user.shown ?? .null,
      "data": event.body.flatMap { try? JSONParser().parse($0.data) } ?? .null,
      "damaged": .bool(event.isDamaged),
      "first_at": .int(event.firstOccurredAt),
      "last_at": .int(event.occurredAt),
      "attempts": .int(event.attempts),
      "failed_at": event.failedAt.map { .int($0) } ?? .null,
      "reason": event.reason.map { .string($0) } ?? .null,
      "retry_at": event.retryAt.map { .int($0.seconds) } ?? .null,
      "process_id": place.processID.map { .string($0.text) } ?? .null,
      "until": place.until.map { .int($0.seconds) } ?? .null,
      "departure": place.departure.map { .string($0.rawValue) } ?? .null,
      "left_at": place.leftAt.map { .int($0.seconds) } ?? .null,
      "repeats": .int(event.body?.provenance.repeats ?? 0),
      "published_by": event.body?.provenance.publisher.map { .string("\($0)") } ?? .null,
      "traceparent": event.body?.provenance.trace.map { .string($0.text) } ?? .null,
    ]
  }

  static let members: JSONObject = [
    "id": Schemas.count, "message_id": Schemas.text, "event": Schemas.text,
    "state": Schemas.choice(QueuePart.allCases.map(\.rawValue)),
    "user_id": ["type": ["integer", "boolean", "null"]],
    "data": ["description": "Any JSON; null if the event is damaged."],
    "damaged": ["type": "boolean", "description": "Whether the data are not what was published."],
    "first_at": Schemas.time, "last_at": Schemas.time, "attempts": Schemas.count,
    "failed_at": Schemas.time, "reason": Schemas.optionalText, "retry_at": Schemas.time,
    "process_id": [
      "type": ["string", "null"],
      "description":
        "Who holds the event, may still acknowledge it after the lease, or had it when it left.",
    ],
    "until": Schemas.time,
    "departure": ["enum": .array(PastEvent.Departure.shown + [.null])],
    "left_at": Schemas.time,
    "repeats": [
      "type": "integer", "minimum": 0,
      "description": "How often the event occurred again while it was waiting.",
    ],
    "published_by": [
      "type": ["string", "null"],
      "description": "The id of the key or door with which it was last published.",
    ],
    "traceparent": Schemas.optionalText,
  ]

  static let schema = Schemas.object(members)

  /// What is known besides of where an event is.
  private struct Place {
    var processID: ProcessID?
    var until: Timestamp?
    var departure: PastEvent.Departure?
    var leftAt: Timestamp?

    init(_ standing: PeekedEvent.Standing) {
      switch standing {
      case .pending(let lastHolder), .dead(let lastHolder): processID = lastHolder
      case .claimed(let holder, let deadline): (processID, until) = (holder, deadline)
      case .past(let way, let holder, let time):
        (processID, departure, leftAt) = (holder, way, time)
      }
    }
  }
}

extension PastEvent.Departure {
  /// The words for it.
  static var shown: [JSONValue] { allCases.map { .string($0.rawValue) } }
}
