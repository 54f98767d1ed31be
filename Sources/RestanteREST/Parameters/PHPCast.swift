package import RestanteJSON

/// PHP's casts, which the wire's parameters go through.
extension JSONValue {
  /// The integer that PHP makes of the value: a number's whole part, a string's leading number, 1
  /// for true and for lists and maps that hold anything, else 0. What does not fit 64 bits becomes
  /// the nearest integer that does.
  package var phpInteger: Int64 {
    switch self {
    case .null: 0
    case .bool(let value): value ? 1 : 0
    case .number(let number): number.int64 ?? PHPInteger.saturating(number.double)
    case .string(let text): PHPInteger.leading(text)
    case .array(let elements): elements.isEmpty ? 0 : 1
    case .object(let members): members.isEmpty ? 0 : 1
    }
  }

  /// The text that PHP makes of a scalar; nil for lists and maps.
  package var phpText: String? {
    switch self {
    case .null: ""
    case .bool(let value): value ? "1" : ""
    case .number(let number):
      number.int64.map { String($0) } ?? JSONNumber(number.double).text
    case .string(let text): text
    case .array, .object: nil
    }
  }

  /// Whether PHP takes the value for true.
  package var phpTruth: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let number): number.double != 0
    case .string(let text): !text.isEmpty && text != "0"
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  /// The entries of a list or map, a list's keys counting from 0; nil for scalars.
  package var phpEntries: [(key: String, value: JSONValue)]? {
    switch self {
    case .array(let elements): elements.enumerated().map { (String($0), $1) }
    case .object(let members): Array(members)
    default: nil
    }
  }

  /// The values of a list or map; nil for scalars.
  package var phpElements: [JSONValue]? {
    switch self {
    case .array(let elements): elements
    case .object(let members): members.map(\.value)
    default: nil
    }
  }
}

/// PHP's casts to integer.
enum PHPInteger {
  /// The whole part of a double within 64 bits; 0 for infinities.
  static func saturating(_ value: Double) -> Int64 {
    guard value.isFinite else { return 0 }
    if let exact = Int64(exactly: value.rounded(.towardZero)) { return exact }
    return value < 0 ? .min : .max
  }

  /// The number that a text begins with, after white space; 0 when it begins otherwise.
  static func leading(_ text: String) -> Int64 {
    var rest = Substring(text).utf8
    rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let start = rest
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let digits = rest
    rest = rest.drop(while: isDigit)
    let whole = start[..<rest.startIndex]
    let fraction = fractionAndExponent(&rest, hasWhole: digits.startIndex != rest.startIndex)
    guard fraction else { return integer(String(Substring(whole))) }
    return saturating(Double(String(Substring(start[..<rest.startIndex]))) ?? 0)
  }

  /// Skips what makes a number a double; tells whether there was any. Digits may be missing on one
  /// side of the point.
  private static func fractionAndExponent(
    _ rest: inout Substring.UTF8View, hasWhole: Bool
  ) -> Bool {
    var found = false
    if rest.first == UInt8(ascii: "."), hasWhole || rest.dropFirst().first.map(isDigit) == true {
      rest = rest.dropFirst().drop(while: isDigit)
      found = true
    }
    guard hasWhole || found else { return false }
    guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") else { return found }
    var exponent = rest.dropFirst()
    if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      exponent = exponent.dropFirst()
    }
    guard let digit = exponent.first, isDigit(digit) else { return found }
    rest = exponent.drop(while: isDigit)
    return true
  }

  private static func integer(_ text: String) -> Int64 {
    if let value = Int64(text) { return value }
    guard let last = text.utf8.last, isDigit(last) else { return 0 }
    return text.utf8.first == UInt8(ascii: "-") ? .min : .max
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
