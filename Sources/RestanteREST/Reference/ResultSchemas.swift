import RestanteJSON

/// The shapes that several methods answer in.
enum ResultSchemas {
  static let truth: JSONValue = ["type": "boolean"]
  static let text: JSONValue = ["type": "string"]
  static let done: JSONValue = ["const": true]
  static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]

  /// An object whose members are all there, and maybe some that the caller asked for.
  static func object(_ properties: JSONObject, onRequest more: JSONObject = [:]) -> JSONValue {
    [
      "type": "object",
      "properties": .object(
        JSONObject(members: (Array(properties) + Array(more)).map { ($0.key, $0.value) })),
      "required": .array(properties.map { .string($0.key) }),
    ]
  }

  static func list(of element: JSONValue) -> JSONValue {
    ["type": "array", "items": element]
  }

  /// A row of the offline queue as `event.offline.get` returns it.
  static let event = object(eventMembers, onRequest: eventDetails)
  /// A row of the offline queue as `event.offline.list` returns it.
  static let listedEvent = object(
    JSONObject(
      members: eventMembers.map { ($0.key, $0.value) } + [
        ("PROCESS_ID", text), ("ERROR", ["enum": ["0", "1"]]),
      ]), onRequest: eventDetails)

  /// What rows show with `details=1`.
  private static let eventDetails: JSONObject = [
    "ATTEMPTS": ["type": "string", "pattern": "^[0-9]+$"],
    "LAST_REASON": ["type": ["string", "null"]],
    "FIRST_AT": ["type": "string", "format": "date-time"],
  ]

  private static let eventMembers: JSONObject = [
    "ID": ["type": "string", "pattern": "^[0-9]+$"],
    "TIMESTAMP_X": ["type": "string", "format": "date-time"],
    "EVENT_NAME": text,
    "EVENT_DATA": ["description": "As it was published; `false` if there was none."],
    "EVENT_ADDITIONAL": [
      "oneOf": [
        object(["user_id": ["type": ["string", "integer"]]]), ["const": false],
      ]
    ],
    "MESSAGE_ID": ["type": "string", "pattern": "^[0-9a-f]{32}$"],
  ]

  /// The `time` of a reply.
  static let time = object([
    "start": ["type": "number"], "finish": ["type": "number"], "duration": ["type": "number"],
    "processing": ["type": "number"],
    "date_start": ["type": "string", "format": "date-time"],
    "date_finish": ["type": "string", "format": "date-time"],
    "operating": ["type": "number"],
  ])

  /// A map as PHP writes it: an empty one is a list, and so is one whose keys count from 0.
  static func map(of value: JSONValue) -> JSONValue {
    ["type": ["object", "array"], "additionalProperties": value, "items": value]
  }
}
