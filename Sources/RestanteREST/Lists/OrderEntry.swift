package import RestanteJSON

/// An entry of an `order`.
package struct OrderEntry: Sendable, Hashable {
  /// The field as it was spelled.
  package let field: String
  /// Whether the entry is numbered, so that its field stands where others have the direction.
  package let isNumbered: Bool
  /// Whether large values come first; `nil` where the direction is neither `ASC` nor `DESC`.
  /// Numbered entries go up.
  package let isDescending: Bool?

  private init(_ key: String, _ value: JSONValue) {
    isNumbered = Int64(key) != nil
    guard !isNumbered else {
      field = value.phpText ?? ""
      isDescending = false
      return
    }
    field = key
    switch PHPText.uppercased(value.phpText ?? "") {
    case "ASC": isDescending = false
    case "DESC": isDescending = true
    default: isDescending = nil
    }
  }

  /// Reads an `order`.
  ///
  /// - Parameters:
  ///   - value: The parameter.
  ///   - read: Which field an entry means, and whether large values come first.
  /// - Returns: The fields by their weight; one that was named before keeps its place and takes
  ///   the later direction. `nil` for what is neither a list nor a map.
  package static func terms<Field: Equatable, Failure: Error>(
    of value: JSONValue,
    _ read: (OrderEntry) throws(Failure) -> (field: Field, isDescending: Bool)
  ) throws(Failure) -> [(field: Field, isDescending: Bool)]? {
    guard let entries = value.phpEntries else { return nil }
    var terms: [(field: Field, isDescending: Bool)] = []
    for (key, value) in entries {
      let term = try read(OrderEntry(key, value))
      if let index = terms.firstIndex(where: { $0.field == term.field }) {
        terms[index] = term
      } else {
        terms.append(term)
      }
    }
    return terms
  }
}
