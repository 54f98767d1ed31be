public import RestanteJSON

/// The parameters of a request, decoded as PHP decodes them: each top-level name once, a later
/// source replacing an earlier one.
public struct RequestParameters: Sendable {
  /// All parameters in the order in which their names first came.
  public private(set) var values: JSONObject

  /// Wraps decoded parameters.
  public init(_ values: JSONObject = JSONObject()) {
    self.values = values
  }

  /// The parameter of that exact name; `nil` when it is absent or JSON's null, which count as the
  /// same.
  public subscript(name: String) -> JSONValue? {
    guard let value = values[name], !value.isNull else { return nil }
    return value
  }

  /// The parameter as text, numbers and truth values as PHP casts them; `nil` when it is absent or
  /// an array.
  public func text(_ name: String) -> String? {
    self[name]?.phpText
  }

  /// Sets a parameter.
  mutating func set(_ name: String, to value: JSONValue) {
    values.append(key: name, value: value)
  }

  /// Lets the parameters of a later source replace those of the same name.
  mutating func overlay(_ later: JSONObject) {
    if values.isEmpty {
      values = later
      return
    }
    for (name, value) in later { values.append(key: name, value: value) }
  }

  /// The parameters without some names, which routing or authorization have used up.
  func without(_ names: Set<String>) -> RequestParameters {
    guard values.contains(where: { names.contains($0.key) }) else { return self }
    return RequestParameters(
      JSONObject(members: values.lazy.filter { !names.contains($0.key) }.map { ($0.key, $0.value) })
    )
  }
}
