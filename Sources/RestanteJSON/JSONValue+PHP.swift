extension JSONValue {
  /// The value with PHP's list rule applied at every level.
  ///
  /// PHP arrays do not tell lists from maps: an object without members comes back as `[]`, and one
  /// whose names are exactly `0`, `1`, ... in order as a list.
  public var phpNormalized: JSONValue {
    switch self {
    case .null, .bool, .number, .string:
      self
    case .array(let elements):
      .array(elements.map(\.phpNormalized))
    case .object(let members) where members.isPHPList:
      .array(members.map(\.value.phpNormalized))
    case .object(let members):
      .object(members.mapValues(\.phpNormalized))
    }
  }
}

extension JSONObject {
  /// Whether PHP would take the members for a list.
  var isPHPList: Bool {
    var expected = 0
    for (key, _) in self {
      guard key.isDecimal(expected) else { return false }
      expected += 1
    }
    return true
  }
}

extension String {
  /// Whether the string is the usual decimal text of a number that is not negative.
  fileprivate func isDecimal(_ number: Int) -> Bool {
    utf8.elementsEqual(String(number).utf8)
  }
}
