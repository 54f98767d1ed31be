public import RestanteJSON

/// Building blocks of JSON schemas.
public enum Schemas {
  /// The longest label and the like, in bytes.
  static let longestText = 255
  /// The longest life of a credential that can be asked for, in seconds: a hundred years.
  static let longestLifetime: Int64 = 100 * 365 * 86_400

  /// Any text.
  public static let text: JSONValue = ["type": "string"]
  /// A number of things.
  public static let count: JSONValue = ["type": "integer", "minimum": 0]
  package static let boolean: JSONValue = ["type": "boolean"]
  static let optionalText: JSONValue = ["type": ["string", "null"]]
  /// A time that may be missing.
  static let time: JSONValue = [
    "type": ["integer", "null"], "description": "Seconds since 1970.",
  ]

  /// A reference to a schema of the document.
  public static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// An object whose members are all there.
  public static func object(_ properties: JSONObject) -> JSONValue {
    [
      "type": "object", "properties": .object(properties),
      "required": .array(properties.map { .string($0.key) }),
    ]
  }

  /// A reply of JSON.
  public static func json(
    _ schema: JSONValue, _ meaning: String, type: String = "application/json"
  ) -> JSONValue {
    ["description": .string(meaning), "content": .object([type: ["schema": schema]])]
  }

  /// A reply of plain text.
  public static func plain(_ meaning: String) -> JSONValue {
    json(text, meaning, type: "text/plain")
  }

  /// The body of a request: an object of these members.
  package static func members(_ parts: JSONObject..., required: [String] = []) -> JSONValue {
    .object(
      closed(
        JSONObject(members: parts.flatMap { part in part.map { ($0.key, $0.value) } }),
        required: required))
  }

  /// An object that has no members but these; others are refused by name.
  static func closed(
    _ properties: JSONObject, required: [String] = [], orNull: Bool = false,
    _ meaning: String? = nil
  ) -> JSONObject {
    var schema: JSONObject = [
      "type": orNull ? ["object", "null"] : "object", "properties": .object(properties),
      "additionalProperties": false,
    ]
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    if let meaning { schema["description"] = .string(meaning) }
    return schema
  }

  /// The body of a request that has no members.
  package static let nothing = JSONValue.object(closed([:]))

  package static func list(_ element: JSONValue) -> JSONValue {
    ["type": "array", "items": element]
  }

  static func flag(_ meaning: String) -> JSONValue {
    ["type": "boolean", "description": .string(meaning)]
  }

  static func pattern(_ text: String) -> JSONValue { ["type": "string", "pattern": .string(text)] }

  package static func choice(_ words: [String]) -> JSONValue {
    ["enum": .array(words.map { .string($0) })]
  }

  package static func integer(_ range: ClosedRange<Int64>, _ meaning: String? = nil) -> JSONValue {
    var schema: JSONObject = [
      "type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound),
    ]
    if let meaning { schema["description"] = .string(meaning) }
    return .object(schema)
  }

  /// A label and the like.
  package static func shortText(_ meaning: String) -> JSONValue {
    [
      "type": "string", "pattern": "^[ -~]*$", "maxLength": .int(longestText),
      "description": .string(meaning + " No control characters."),
    ]
  }

  /// Names of letters, digits, dots, '-' and '_'.
  static let plainName = "^[A-Za-z0-9._-]+$"

  /// Scopes of anything that has them.
  package static let scope: JSONValue = [
    "oneOf": [
      ["type": "string", "pattern": "^[A-Za-z0-9._,-]*$"],
      ["type": "array", "items": ["type": "string", "pattern": .string(plainName)]],
    ],
    "description": "The scopes, as a list or separated by commas. Default: all.",
  ]

  /// The lifetime of a new credential.
  package static let lifetime = integer(
    1...longestLifetime, "How many seconds it is valid. Default: until it is revoked.")

  /// Numbers of events.
  static let ids = list(integer(1...Int64.max))
}
