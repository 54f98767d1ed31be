/// A JSON value; objects keep their order, numbers keep their text.
///
/// Two values are equal when their encodings are: strings compare by their bytes, not by Unicode
/// equivalence, and numbers by their text, so that `1.0` and `1` differ.
public enum JSONValue: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number, by its text.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, in the order of its members.
  case object(JSONObject)

  /// A number value made of an integer of any width.
  public static func int(_ value: some BinaryInteger) -> JSONValue {
    .number(JSONNumber(value))
  }

  /// The string, or nil when the value is of another kind.
  public var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements, or nil when the value is not an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, or nil when the value is not an object.
  public var objectValue: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The truth value, or nil when the value is neither `true` nor `false`.
  public var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The integer, or nil when the value is no number, has a fraction or an exponent, or does not
  /// fit 64 bits.
  public var intValue: Int64? {
    if case .number(let value) = self { value.int64 } else { nil }
  }

  /// Whether the value is the literal `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of that name, or nil when there is none or the value is not an object.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }
}

// Swift's own string equality would call two differently encoded spellings of "é" the same.
extension JSONValue {
  /// Whether both values have the same kind and the same content, byte for byte.
  public static func == (lhs: JSONValue, rhs: JSONValue) -> Bool {
    switch (lhs, rhs) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Feeds the kind and the content into the hasher.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null:
      hasher.combine(0)
    case .bool(let value):
      hasher.combine(1)
      hasher.combine(value)
    case .number(let value):
      hasher.combine(2)
      hasher.combine(value)
    case .string(let value):
      hasher.combine(3)
      hasher.combine(ByteKey(value))
    case .array(let value):
      hasher.combine(4)
      hasher.combine(value)
    case .object(let value):
      hasher.combine(5)
      hasher.combine(value)
    }
  }
}
