import RestanteCore
import RestanteJSON

/// Events as the native API shows them, failed ones and past ones alike.
enum EventReply {
  /// A dead letter.
  static func deadLetter(_ event: OfflineEvent) -> JSONObject {
    var object = head(event)
    append(occurrence(event), to: &object)
    object["failed_at"] = event.failedAt.map { .int($0) } ?? .null
    object["retry_at"] = event.retryAt.map { .int($0.seconds) } ?? .null
    return object
  }

  static let deadLetterSchema = Schemas.object(
    merged(
      headSchema, occurrenceSchema,
      ["failed_at": ["type": ["integer", "null"]], "retry_at": ["type": ["integer", "null"]]]))

  /// An event that left its queue.
  static func past(_ past: PastEvent) -> JSONObject {
    let event = past.event
    var object = head(event)
    object["user_id"] = event.user.shown
    append(occurrence(event), to: &object)
    object["departure"] = .string(past.departure.rawValue)
    object["process_id"] = .string(event.processID.text)
    object["left_at"] = .int(past.leftAt.seconds)
    return object
  }

  static let pastMembers = merged(
    headSchema, ["user_id": ["oneOf": [["type": "integer", "minimum": 0], ["const": false]]]],
    occurrenceSchema,
    [
      "departure": ["enum": .array(PastEvent.Departure.shown)], "process_id": Schemas.text,
      "left_at": Schemas.count,
    ])

  /// Which event it is, and what it carries.
  private static func head(_ event: OfflineEvent) -> JSONObject {
    [
      "id": .int(event.id.rawValue),
      "message_id": .string(event.messageID.text),
      "event": .string(event.name.text),
      "data": (try? JSONParser().parse(event.data)) ?? .null,
    ]
  }

  private static let headSchema: JSONObject = [
    "id": Schemas.count, "message_id": Schemas.text, "event": Schemas.text,
    "data": ["description": "Any JSON."],
  ]

  /// How often it failed, and when it occurred.
  private static func occurrence(_ event: OfflineEvent) -> JSONObject {
    [
      "attempts": .int(event.attempts),
      "reason": event.reason.map { .string($0) } ?? .null,
      "first_at": .int(event.firstOccurredAt),
      "last_at": .int(event.occurredAt),
    ]
  }

  private static let occurrenceSchema: JSONObject = [
    "attempts": Schemas.count, "reason": Schemas.optionalText, "first_at": Schemas.count,
    "last_at": Schemas.count,
  ]

  private static func append(_ members: JSONObject, to object: inout JSONObject) {
    for (name, value) in members { object[name] = value }
  }

  private static func merged(_ parts: JSONObject...) -> JSONObject {
    JSONObject(members: parts.flatMap { part in part.map { ($0.key, $0.value) } })
  }
}

extension ActingUser {
  /// The user as the native API shows it: 0 for nobody, `false` where it is not disclosed.
  var shown: JSONValue {
    switch self {
    case .undisclosed: false
    case .nobody: 0
    case .user(let id): .int(id.rawValue)
    }
  }
}
