import RestanteJSON
import RestanteNative

/// What the OpenAPI document says of doors.
enum DoorDescription {
  static let path = "/hooks/{code}"

  static let item: JSONObject = ["post": .object(operation)]

  private static let operation: JSONObject = [
    "operationId": "postToDoor", "tags": ["Doors"],
    "summary": "Takes an event in the form in which a portal posts it to a handler.",
    "description": .string(
      "An equal body within 10 minutes, or the same `webhook-id` within a day, has no second "
        + "effect and returns the same reply."),
    "security": [],
    "parameters": [
      ["name": "code", "in": "path", "required": true, "schema": Schemas.text],
      [
        "name": "webhook-id", "in": "header", "schema": Schemas.text,
        "description": "Names a delivery over all of its attempts.",
      ],
      [
        "name": "traceparent", "in": "header", "schema": Schemas.text,
        "description": "The trace that the event belongs to (W3C Trace Context).",
      ],
    ],
    "requestBody": [
      "required": true, "content": ["application/x-www-form-urlencoded": ["schema": form]],
    ],
    "responses": .object(responses),
  ]

  private static let form: JSONValue = [
    "type": "object", "required": ["event"],
    "properties": [
      "event": Schemas.text, "ts": ["type": "integer", "minimum": 0],
      "data": ["type": "object"], "auth": ["type": "object"],
    ],
  ]

  private static let responses: JSONObject = {
    let count = Schemas.count
    let reply = Schemas.object([
      "accepted": count, "queued": count, "deliveries": count, "suppressed": count,
    ])
    let failure = Schemas.object(["error": Schemas.text, "error_description": Schemas.text])
    var success = Schemas.json(reply, "The event is durable.").objectValue ?? [:]
    success["headers"] = [
      "Idempotent-Replayed": [
        "schema": ["const": "true"],
        "description": "`true` if this is the reply to an earlier request.",
      ]
    ]
    return [
      "200": .object(success),
      "400": Schemas.json(failure, "The body cannot be read; nothing was stored."),
      "403": Schemas.json(failure, "The application token is wrong, or the portal is closed."),
      "404": Schemas.json(failure, "There is no such door."),
      "413": Schemas.json(failure, "The body exceeds the server's limit."),
      "429": Schemas.json(failure, "Too many codes from this address were refused."),
      "500": Schemas.json(failure, "The event may or may not have been stored."),
      "503": Schemas.json(failure, "The database is unavailable; nothing was stored."),
    ]
  }()
}
