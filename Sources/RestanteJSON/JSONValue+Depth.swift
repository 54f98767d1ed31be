extension JSONValue {
  /// Whether lists and maps nest no deeper than that many levels; a scalar has none.
  public func nests(atMost levels: Int) -> Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array(let elements): levels > 0 && elements.allSatisfy { $0.nests(atMost: levels - 1) }
    case .object(let members):
      levels > 0 && members.allSatisfy { $0.value.nests(atMost: levels - 1) }
    }
  }
}
