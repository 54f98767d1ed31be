import RestanteCore

/// The fields of a query string or a form body, names and values decoded.
struct FormFields: Sendable {
  private var values: [String: String] = [:]

  /// Reads fields; of several with one name the last counts.
  init(_ text: some Sequence<UInt8>) {
    for pair in Array(text).split(separator: UInt8(ascii: "&")) {
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = PercentCoding.decode(pair[..<mark], plusIsSpace: true)
      values[name] = PercentCoding.decode(pair[mark...].dropFirst(), plusIsSpace: true)
    }
  }

  /// The value of a field; `nil` when it is missing.
  subscript(name: String) -> String? { values[name] }

  /// All fields.
  var all: [String: String] { values }

  /// Takes over the fields of `other`, which win.
  mutating func overlay(_ other: FormFields) {
    values.merge(other.values) { _, new in new }
  }
}

/// The `%41` notation of URLs.
enum PercentCoding {
  /// The text behind the bytes. A percent sign without two digits stays what it is; bytes that
  /// are not UTF-8 become U+FFFD.
  static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index != bytes.endIndex {
      let byte = bytes[index]
      let digits = bytes[bytes.index(after: index)...].prefix(2)
      if byte == UInt8(ascii: "%"), let value = hexadecimal(digits) {
        text.append(value)
        index = digits.endIndex
        continue
      }
      text.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      index = bytes.index(after: index)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 2 else { return nil }
    return Hex.decode(String(decoding: digits, as: UTF8.self))?.first
  }
}
