import RestanteCore
import RestanteJSON

/// The operations on claims and dead letters.
extension NativeDescription {
  static let deadLetters = operation(
    "listDeadLetters", "One page of the failed events that nobody holds.",
    parameters: [
      clientIDParameter, connectorParameter,
      [
        "name": "offset", "in": "query",
        "schema": ["type": "integer", "minimum": 0, "maximum": .int(Int32.max)],
      ],
      [
        "name": "limit", "in": "query",
        "schema": ["type": "integer", "minimum": 1, "maximum": .int(NativeAPI.largestPage)],
      ],
    ],
    reply: Schemas.object([
      "client_id": Schemas.text, "connector": Schemas.text, "total": Schemas.count,
      "next_offset": ["type": ["integer", "null"], "minimum": 1],
      "events": ["type": "array", "items": deadLetter],
    ]), "The page.", failures: [.notFound, .invalidArgument])

  static let release = operation(
    "releaseClaim", "Gives events of a claim back to the queue before its lease is over.",
    parameters: [clientIDParameter, connectorParameter],
    body: [
      "type": "object", "required": ["process_id"],
      "properties": [
        "process_id": ["type": "string", "minLength": 1], "ids": ids, "message_ids": messageIDs,
      ],
    ],
    reply: Schemas.object(["released": Schemas.count]), "How many came back.",
    failures: [.notFound])

  static let redrive = operation(
    "redriveDeadLetters", "Makes dead letters pending again. Exactly one selection is expected.",
    parameters: [clientIDParameter, connectorParameter], body: selection,
    reply: Schemas.object(["redriven": Schemas.count]), "How many became pending.",
    failures: [.notFound])

  static let drop = operation(
    "dropDeadLetters", "Deletes dead letters for good. Exactly one selection is expected.",
    parameters: [clientIDParameter, connectorParameter], body: selection,
    reply: Schemas.object(["dropped": Schemas.count]), "How many were deleted.",
    failures: [.notFound])

  static let ids: JSONValue = [
    "type": "array", "items": ["type": "integer", "minimum": 1, "maximum": .int(Int64.max)],
  ]
  private static let messageIDs: JSONValue = [
    "type": "array", "items": ["type": "string", "pattern": "^[0-9A-Fa-f]{32}$"],
  ]
  private static let selection: JSONValue = [
    "type": "object",
    "properties": [
      "ids": ids, "message_ids": messageIDs, "all": ["type": "boolean"],
      "filter": filter,
    ],
  ]
  static let filter: JSONValue = [
    "type": "object",
    "properties": [
      "event": Schemas.text, "before": ["type": "integer"], "after": ["type": "integer"],
    ],
    "description": "By name and by the time of the last occurrence, in seconds since 1970.",
  ]
  private static let deadLetter = Schemas.object([
    "id": Schemas.count, "message_id": Schemas.text, "event": Schemas.text,
    "data": ["description": "Any JSON."], "attempts": Schemas.count,
    "reason": ["type": ["string", "null"]], "first_at": Schemas.count,
    "last_at": Schemas.count, "failed_at": ["type": ["integer", "null"]],
    "retry_at": ["type": ["integer", "null"]],
  ])
}
