import RestanteJSON
import RestanteREST

/// A value of a field as filters and orders compare it: case does not count, numbers are compared
/// as numbers.
struct FieldValue: Sendable, Hashable, Comparable {
  /// The text in small letters; empty where there is no value.
  let text: String
  /// The number that the text is, if it is one.
  let number: Double?

  init(_ text: String) {
    self.text = text.lowercased()
    number = JSONNumber(text: text)?.double
  }

  /// Takes a value; lists and maps count as none.
  init(_ value: JSONValue?) {
    self.init(value?.phpText ?? "")
  }

  /// The values that a field holds: those of a list one by one, and the `VALUE` of entries such as
  /// phones.
  static func all(in value: JSONValue?) -> [FieldValue] {
    switch value {
    case .array(let elements)?:
      let values = elements.flatMap { all(in: $0) }
      return values.isEmpty ? [FieldValue("")] : values
    case .object(let members)?: return [FieldValue(members["VALUE"])]
    default: return [FieldValue(value)]
    }
  }

  /// Whether it begins as dates do that are kept: `2026-01-31`.
  var isDated: Bool {
    let bytes = text.utf8.prefix(10)
    return bytes.count == 10
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7
          ? byte == UInt8(ascii: "-")
          : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  /// Nothing comes first, then numbers, then texts.
  static func < (lhs: FieldValue, rhs: FieldValue) -> Bool {
    switch (lhs.number, rhs.number) {
    case (let left?, let right?): left < right
    case (_?, nil): !rhs.text.isEmpty
    case (nil, _?): lhs.text.isEmpty
    case (nil, nil): lhs.text < rhs.text
    }
  }
}
