import RestanteJSON

/// JSON schemas in a word or two, for people.
enum SchemaText {
  /// A member of an object; members of members are separated by dots.
  struct Member {
    let name: String
    let type: String
    let meaning: String
  }

  /// The members of a body, which may also come as an array of such bodies.
  static func members(of schema: JSONValue, prefix: String = "") -> [Member] {
    guard let object = objectSchema(schema), let properties = object["properties"]?.objectValue
    else { return [] }
    let required = object["required"]?.arrayValue ?? []
    return properties.flatMap { name, schema -> [Member] in
      let isRequired = required.contains(.string(name))
      let own = Member(
        name: prefix + name, type: type(of: schema) + (isRequired ? ", required" : ""),
        meaning: schema["description"]?.stringValue ?? "")
      return [own] + members(of: schema, prefix: "\(prefix)\(name).")
    }
  }

  /// Whether a body may also come as an array.
  static func isListToo(_ schema: JSONValue) -> Bool {
    schema["oneOf"]?.arrayValue?.contains { $0["type"] == "array" } ?? false
  }

  /// The type of a value in words.
  static func type(of schema: JSONValue) -> String {
    if let known = reference(schema) { return type(of: known) }
    if let choices = schema["oneOf"]?.arrayValue {
      return choices.map(type).joined(separator: " or ")
    }
    if let words = schema["enum"]?.arrayValue {
      return words.map { "`\($0.stringValue ?? "null")`" }.joined(separator: " or ")
    }
    if let constant = schema["const"] { return "`\(constant.encodedString())`" }
    switch schema["type"] {
    case .array(let types):
      return types.compactMap(\.stringValue).joined(separator: " or ")
    case .string("array"):
      return "array of " + (schema["items"].map { type(of: $0) } ?? "anything")
    case .string(let type): return type
    default: return "anything"
    }
  }

  private static func objectSchema(_ schema: JSONValue) -> JSONValue? {
    if let known = reference(schema) { return objectSchema(known) }
    if schema["properties"] != nil { return schema }
    return schema["oneOf"]?.arrayValue?.lazy.compactMap(objectSchema).first
  }

  private static func reference(_ schema: JSONValue) -> JSONValue? {
    guard let name = schema["$ref"]?.stringValue?.split(separator: "/").last else { return nil }
    return NativeDescription.schemas[String(name)]
  }
}
