import RestanteJSON

/// Building blocks of the descriptions.
enum Schemas {
  static let text: JSONValue = ["type": "string"]
  static let count: JSONValue = ["type": "integer", "minimum": 0]

  /// A reference to a schema of the document.
  static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// An object whose members are all there.
  static func object(_ properties: JSONObject) -> JSONValue {
    [
      "type": "object", "properties": .object(properties),
      "required": .array(properties.map { .string($0.key) }),
    ]
  }

  /// A reply of JSON.
  static func json(
    _ schema: JSONValue, _ meaning: String, type: String = "application/json"
  ) -> JSONValue {
    ["description": .string(meaning), "content": .object([type: ["schema": schema]])]
  }

  /// A reply of plain text.
  static func plain(_ meaning: String) -> JSONValue {
    json(text, meaning, type: "text/plain")
  }
}
