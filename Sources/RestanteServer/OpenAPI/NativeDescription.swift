import HTTPTypes
import RestanteCore
import RestanteJSON
import RestanteREST

/// The native side of the OpenAPI document.
enum NativeDescription {
  /// The name of the security scheme that the operations refer to.
  static let keyScheme = "key"

  static let paths: JSONObject = [
    "/v1/events": ["post": .object(publish)],
    "/v1/event-names": ["get": .object(eventNames), "post": .object(addEventName)],
    "/v1/queues": ["get": .object(queues)],
    "/v1/queues/{client_id}": ["get": .object(queue)],
    "/v1/queues/{client_id}/dead": ["get": .object(deadLetters)],
    "/v1/queues/{client_id}/release": ["post": .object(release)],
    "/v1/queues/{client_id}/redrive": ["post": .object(redrive)],
    "/v1/queues/{client_id}/drop": ["post": .object(drop)],
    "/v1/queues/{client_id}/explain": ["get": .object(explanation)],
    "/v1/queues/{client_id}/stream": ["get": .object(stream)],
    "/v1/queues/{client_id}/history": ["get": .object(history)],
    "/v1/queues/{client_id}/restore": ["post": .object(restore)],
  ]

  private static let publish = operation(
    "publishEvents", "Takes events in, all or none.",
    parameters: [
      [
        "name": "Idempotency-Key", "in": "header", "schema": WireDescription.idempotencyKeySchema,
        "description": .string(
          "A name for this attempt. For a day the same request with the same name has no second "
            + "effect and gets the same reply."),
      ]
    ],
    body: [
      "oneOf": [
        Schemas.reference("Publication"),
        [
          "type": "array", "items": Schemas.reference("Publication"),
          "maxItems": .int(RequestLimits.eventsPerRequest),
        ],
      ]
    ],
    reply: Schemas.object([
      "accepted": Schemas.count, "queued": Schemas.count, "deliveries": Schemas.count,
      "suppressed": Schemas.count,
    ]), "How many events were accepted and what became of them, once all is durable.",
    replyHeaders: [
      "Idempotent-Replayed": [
        "schema": ["const": "true"], "description": "`true` when the request was made before.",
      ]
    ],
    failures: [.queueFull, .lowSpace, .idempotencyInProgress, .idempotencyReused])

  private static let eventNames = operation(
    "listEventNames", "The events of the operator's own, oldest first.",
    reply: Schemas.object([
      "event_names": ["type": "array", "items": Schemas.reference("EventName")]
    ]), "The names.")

  private static let addEventName = operation(
    "addEventName", "Adds an event of the operator's own that applications may bind to.",
    body: [
      "type": "object", "required": ["event"],
      "properties": [
        "event": eventName,
        "scope": [
          "type": "string", "maxLength": 255, "pattern": .string(plainName),
          "description": "Who may bind to it; every application when absent.",
        ],
      ],
    ],
    reply: Schemas.reference("EventName"), "The name; adding it again changes nothing.",
    failures: [.limitReached])

  private static let queues = operation(
    "listQueues", "The figures of all queues.",
    reply: Schemas.object([
      "queues": ["type": "array", "items": Schemas.reference("Queue")]
    ]), "The queues.")

  private static let queue = operation(
    "getQueue", "The figures of one application's queue.",
    parameters: [clientIDParameter, connectorParameter],
    reply: Schemas.reference("Queue"), "The queue.", failures: [.notFound])

  static let clientIDParameter: JSONValue = [
    "name": "client_id", "in": "path", "required": true,
    "schema": ["type": "string", "minLength": 1],
  ]
  static let connectorParameter: JSONValue = [
    "name": "connector", "in": "query", "schema": Schemas.text,
    "description": "The queue's connector; none when absent.",
  ]
  private static let plainName = "^[A-Za-z0-9._-]+$"
  private static let eventName: JSONValue = [
    "type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$",
    "maxLength": .int(EventName.maximumLength),
    "description": "The event's name, made capital. Any text without control characters.",
  ]
}

extension NativeDescription {
  /// An operation with its errors: those that every one has and those of its kind.
  static func operation(
    _ name: String, _ summary: String, parameters: [JSONValue] = [], body: JSONValue? = nil,
    reply: JSONValue, _ meaning: String, replyHeaders: JSONObject = [:],
    failures: [Problem.Kind] = []
  ) -> JSONObject {
    var operation: JSONObject = [
      "operationId": .string(name), "tags": ["Native API"], "summary": .string(summary),
      "security": [.object([keyScheme: []])],
    ]
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    var kinds = failures
    kinds += [.unauthorized, .forbidden, .unknownOutcome, .internalError, .unavailable]
    if let body {
      operation["requestBody"] = [
        "required": true, "content": ["application/json": ["schema": body]],
      ]
      kinds += [.invalidJSON, .invalidArgument, .tooLarge, .unsupportedMediaType]
    }
    var responses = responses(reply, meaning, kinds)
    if !replyHeaders.isEmpty, var success = responses["200"]?.objectValue {
      success["headers"] = .object(replyHeaders)
      responses["200"] = .object(success)
    }
    operation["responses"] = .object(responses)
    return operation
  }

  private static func responses(
    _ reply: JSONValue, _ meaning: String, _ kinds: [Problem.Kind]
  ) -> JSONObject {
    var responses: JSONObject = ["200": Schemas.json(reply, meaning)]
    for status in Set(kinds.map(\.status.code)).sorted() {
      let titles = kinds.filter { $0.status.code == status }.map { "`\($0.name)`: \($0.title)." }
      responses[String(status)] = Schemas.json(
        Schemas.reference("Problem"), titles.joined(separator: "\n\n"),
        type: "application/problem+json")
    }
    return responses
  }

  static let schemas: JSONObject = [
    "Publication": [
      "type": "object", "required": ["event"],
      "properties": [
        "event": eventName,
        "data": ["description": "Any JSON; shown as `false` when absent."],
        "user_id": [
          "oneOf": [Schemas.reference("UserNumber"), ["const": false]],
          "description": "Who caused the event; `false` hides it, 0 is nobody.",
        ],
        "message_id": [
          "type": "string", "pattern": "^[0-9A-Fa-f]{32}$",
          "description": "The key of equal events; made from name and data when absent.",
        ],
        "origin": [
          "type": "object", "required": ["client_id"],
          "properties": [
            "client_id": ["type": "string", "minLength": 1], "auth_connector": Schemas.text,
          ],
          "description": "The application and connector that caused it, which do not get it.",
        ],
      ],
    ],
    "UserNumber": [
      "oneOf": [
        ["type": "integer", "minimum": 0, "maximum": .int(Int64.max)],
        ["type": "string", "pattern": "^[0-9]{1,18}$"],
      ]
    ],
    "EventName": Schemas.object(["event": Schemas.text, "scope": Schemas.text]),
    "Queue": Schemas.object([
      "client_id": Schemas.text, "connector": Schemas.text, "pending": Schemas.count,
      "claimed": Schemas.count, "failed": Schemas.count,
      "oldest_age_seconds": ["type": ["integer", "null"], "minimum": 0],
      "next_lease_expiry": [
        "type": ["integer", "null"], "description": "Seconds since 1970.",
      ],
    ]),
    "Problem": [
      "type": "object", "required": ["type", "title", "status", "detail"],
      "properties": [
        "type": ["type": "string", "format": "uri-reference"], "title": Schemas.text,
        "status": ["type": "integer"], "detail": Schemas.text, "index": Schemas.count,
        "argument": Schemas.text,
      ],
    ],
  ]
}
