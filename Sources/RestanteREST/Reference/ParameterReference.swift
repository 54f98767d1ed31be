import RestanteCore
import RestanteJSON

/// What a client may rely on about one parameter of a method.
struct ParameterReference: Sendable {
  /// The name as clients usually spell it; any case counts unless the meaning says otherwise.
  let name: String
  let type: ParameterType
  let isRequired: Bool
  /// What counts when the parameter is absent, in words or as a value; `nil` where nothing does.
  let standard: String?
  /// What the parameter does, in Markdown.
  let meaning: String

  init(
    _ name: String, _ type: ParameterType, required: Bool = false, default standard: String? = nil,
    _ meaning: String
  ) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.standard = standard
    self.meaning = meaning
  }

  /// The source key, which event methods share.
  static let connector = ParameterReference(
    "auth_connector", .text, default: "no connector",
    "The connector that selects the queue: up to 255 characters, chosen by the application.")
}

/// The form of a parameter's value. The wire casts as PHP does, so that a number may always come as
/// text.
enum ParameterType: Sendable {
  case text
  case choice([String])
  case integer
  case positiveInteger
  /// 0 or 1.
  case flag
  /// 0 or 1, or in safe mode a word such as `Y` or `false`.
  case clearFlag
  case texts
  case positiveIntegers
  case messageIDs
  case filter([String])
  case order([String])
  case options
  case commands

  /// The form in a word or two.
  var label: String {
    switch self {
    case .text: "string"
    case .choice(let values): values.map { "`\($0)`" }.joined(separator: " or ")
    case .integer: "integer"
    case .positiveInteger: "positive integer"
    case .flag, .clearFlag: "0 or 1"
    case .texts: "array of strings"
    case .positiveIntegers: "array of positive integers"
    case .messageIDs: "array of message ids"
    case .filter: "object: operator and field → value"
    case .order: "object: field → `ASC` or `DESC`"
    case .options: "object"
    case .commands: "object or array of strings"
    }
  }

  /// The form as a JSON schema: what every server accepts, not all that this one puts up with.
  var schema: JSONValue {
    switch self {
    case .text: ["type": "string"]
    case .choice(let values):
      ["type": "string", "enum": .array(values.map { .string($0) })]
    case .integer: Self.integer(minimum: 0)
    case .positiveInteger: Self.integer(minimum: 1)
    case .flag, .clearFlag: ["type": "integer", "enum": [0, 1]]
    case .texts: ["type": "array", "items": ["type": "string"]]
    case .positiveIntegers: ["type": "array", "items": Self.integer(minimum: 1)]
    case .messageIDs:
      ["type": "array", "items": ["type": "string", "pattern": "^[0-9a-f]{32}$"]]
    case .filter(let fields): Self.filterSchema(fields)
    case .order(let fields): Self.orderSchema(fields)
    case .options: ["type": "object"]
    case .commands:
      ["type": "object", "additionalProperties": ["type": "string"], "maxProperties": 50]
    }
  }

  /// Whether the value is an object, which queries spell with brackets.
  var isObject: Bool {
    switch self {
    case .filter, .order, .options, .commands: true
    default: false
    }
  }

  /// Whether the value is a list, which queries spell with `[]`.
  var isList: Bool {
    switch self {
    case .texts, .positiveIntegers, .messageIDs: true
    default: false
    }
  }

  /// Numbers beyond 32 bits are legal, but no client needs them.
  private static func integer(minimum: Int) -> JSONValue {
    ["type": "integer", "minimum": .int(minimum), "maximum": .int(Int(Int32.max))]
  }

  /// What both modes understand everywhere: strict mode claims neither by time nor with `@` and
  /// `%`.
  private static func filterSchema(_ fields: [String]) -> JSONValue {
    var properties = JSONObject()
    for field in fields where field != EventField.occurredAt.rawValue {
      let isNumeric = EventField(rawValue: field)?.isNumeric == true
      let value: JSONValue = isNumeric ? integer(minimum: 0) : ["type": "string"]
      for operation in ["", "=", ">", "<", ">=", "<="] {
        properties[operation + field] = value
      }
    }
    return [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
  }

  private static func orderSchema(_ fields: [String]) -> JSONValue {
    var properties = JSONObject()
    for field in fields { properties[field] = ["type": "string", "enum": ["ASC", "DESC"]] }
    return [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
  }
}
