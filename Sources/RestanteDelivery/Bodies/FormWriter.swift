import RestanteJSON

/// Writes nested values as `application/x-www-form-urlencoded`, as `http_build_query` of PHP does.
///
/// Nulls and empty lists and maps vanish, truth values are 1 and 0.
struct FormWriter {
  private(set) var bytes: [UInt8] = []
  /// The encoded name of the value that is being written.
  private var name: [UInt8] = []
  private let maximumBytes: Int

  /// A writer of at most so many bytes: names repeat those of all maps around them, so that deeply
  /// nested data grows by a large factor.
  init(maximumBytes: Int) {
    self.maximumBytes = maximumBytes
  }

  /// Writes a value under a name.
  mutating func write(_ value: JSONValue, as key: String) throws(DeliveryBodyTooLarge) {
    Self.encode(key, into: &name)
    try write(value)
    name.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ value: JSONValue) throws(DeliveryBodyTooLarge) {
    switch value {
    case .null: break
    case .bool(let isTrue): try write(text: isTrue ? "1" : "0")
    case .number(let number): try write(text: Self.text(of: number))
    case .string(let text): try write(text: text)
    case .array(let elements):
      for (index, element) in elements.enumerated() { try write(element, at: String(index)) }
    case .object(let members):
      for (key, member) in members { try write(member, at: key) }
    }
  }

  private mutating func write(_ value: JSONValue, at key: String) throws(DeliveryBodyTooLarge) {
    let length = name.count
    name.append(contentsOf: "%5B".utf8)
    Self.encode(key, into: &name)
    name.append(contentsOf: "%5D".utf8)
    try write(value)
    name.removeSubrange(length...)
  }

  private mutating func write(text: String) throws(DeliveryBodyTooLarge) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
    bytes.append(contentsOf: name)
    bytes.append(UInt8(ascii: "="))
    Self.encode(text, into: &bytes)
    guard bytes.count <= maximumBytes else {
      throw DeliveryBodyTooLarge(maximumBytes: maximumBytes)
    }
  }

  /// Integers keep all their digits; others are written as PHP writes a double, with a capital E.
  private static func text(of number: JSONNumber) -> String {
    let isInteger = number.text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || 0x30...0x39 ~= $0 }
    guard !isInteger, number.double.isFinite else { return number.text }
    return JSONNumber(number.double).text.uppercased()
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encode(_ text: String, into target: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        target.append(byte)
      case UInt8(ascii: " "):
        target.append(UInt8(ascii: "+"))
      default:
        target.append(UInt8(ascii: "%"))
        target.append(digits[Int(byte >> 4)])
        target.append(digits[Int(byte & 15)])
      }
    }
  }
}
