import RestanteJSON

/// Parameters whose names count in any case, as those of the event methods and of `batch` do; of
/// two spellings the later one counts.
struct AnyCaseParameters: Sendable {
  private let values: JSONObject

  init(_ parameters: RequestParameters) {
    var values = JSONObject()
    values.reserveCapacity(parameters.values.count)
    for (name, value) in parameters.values {
      values.append(key: PHPText.uppercased(name), value: value)
    }
    self.values = values
  }

  /// The parameter of a name given in capitals; `nil` when it is absent or null.
  subscript(name: String) -> JSONValue? {
    guard let value = values[name], !value.isNull else { return nil }
    return value
  }

  /// The parameter as text, "" when it is absent; lists and maps are taken for empty.
  func text(_ name: String) -> String {
    self[name]?.phpText ?? ""
  }
}
