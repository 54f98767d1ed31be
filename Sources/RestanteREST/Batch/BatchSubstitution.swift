import RestanteJSON

/// Puts the answers of earlier commands where the parameters of later ones refer to them.
struct BatchSubstitution {
  /// How many bytes references may bring into the parameters of one batch: commands that double
  /// what the one before them answered would otherwise fill any memory.
  static let maxBytes = 4 << 20

  /// How many references the commands of one batch may have in all.
  static let maxReferences = 10_000

  private var room = maxBytes
  private var references = maxReferences

  /// The parameters with their references replaced; names are left as they are.
  mutating func apply(
    _ answers: inout BatchAnswers, to parameters: RequestParameters
  ) throws(RESTError) -> RequestParameters {
    var replaced = JSONObject()
    for (name, value) in parameters.values {
      replaced.append(key: name, value: try apply(&answers, to: value))
    }
    return RequestParameters(replaced)
  }

  private mutating func apply(
    _ answers: inout BatchAnswers, to value: JSONValue
  ) throws(RESTError) -> JSONValue {
    switch value {
    case .string(let text):
      return try apply(&answers, toText: text)
    case .array(let elements):
      var replaced: [JSONValue] = []
      replaced.reserveCapacity(elements.count)
      for element in elements { replaced.append(try apply(&answers, to: element)) }
      return .array(replaced)
    case .object(let members):
      return .object(try apply(&answers, to: RequestParameters(members)).values)
    case .null, .bool, .number:
      return value
    }
  }

  /// A text that is one reference becomes what it leads to, whatever its type. Within a text only
  /// strings and numbers are put in; what leads elsewhere stays as it is.
  private mutating func apply(
    _ answers: inout BatchAnswers, toText text: String
  ) throws(RESTError) -> JSONValue {
    let references = BatchReference.all(in: text, most: self.references + 1)
    self.references -= references.count
    guard self.references >= 0 else { throw RESTError(.batchReferences, argument: "cmd") }
    guard let first = references.first else { return .string(text) }
    if first.range == text.startIndex..<text.endIndex {
      let value = answers.value(of: first)
      try take(value)
      return value
    }
    var replaced = ""
    var position = text.startIndex
    for reference in references {
      replaced += text[position..<reference.range.lowerBound]
      position = reference.range.upperBound
      let value = answers.value(of: reference)
      switch value {
      case .string, .number:
        try take(value)
        replaced += value.phpText ?? ""
      case .null, .bool, .array, .object:
        replaced += text[reference.range]
      }
    }
    return .string(replaced + text[position...])
  }

  private mutating func take(_ value: JSONValue) throws(RESTError) {
    Self.reduce(&room, by: value)
    guard room >= 0 else { throw RESTError(.batchReferences, argument: "cmd") }
  }

  /// Takes off about what a value needs as text, and stops as soon as nothing is left.
  private static func reduce(_ room: inout Int, by value: JSONValue) {
    room -= 1
    switch value {
    case .null, .bool:
      break
    case .number(let number):
      room -= number.text.utf8.count
    case .string(let text):
      room -= text.utf8.count
    case .array(let elements):
      for element in elements where room >= 0 { reduce(&room, by: element) }
    case .object(let members):
      for (name, value) in members where room >= 0 {
        room -= name.utf8.count
        reduce(&room, by: value)
      }
    }
  }
}
