/// The bytes that a style of writing cannot leave as they are in a string.
struct EscapeSet: Sendable {
  // One bit for each ASCII character: a table without a table's memory accesses.
  private let low: UInt64
  private let high: UInt64
  /// Whether U+2028 and U+2029, which older JavaScript reads as line ends, are escaped.
  let separators: Bool

  init(_ style: JSONWriter.Style) {
    var low: UInt64 = 0xFFFF_FFFF
    var high: UInt64 = 0
    let special: String =
      switch style {
      case .plain: #""\"#
      case .php: #""\/<>&'"#
      }
    for byte in special.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    (self.low, self.high) = (low, high)
    separators = style == .php
  }

  /// Whether the byte needs a closer look; 0xE2 begins the two line separators.
  func mayEscape(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte == 0xE2 && separators }
    let bits = byte < 64 ? low : high
    return bits &>> UInt64(byte & 63) & 1 != 0
  }

  /// Whether one of eight bytes needs a closer look.
  func mayEscape(anyOf bytes: UInt64) -> Bool {
    // Subtracting borrows from a byte's highest bit where the byte was smaller.
    var found = (bytes &- Self.repeated(0x20)) & ~bytes
    found |= Self.places(of: UInt8(ascii: "\""), in: bytes)
    found |= Self.places(of: UInt8(ascii: "\\"), in: bytes)
    if separators {
      found |= Self.places(of: UInt8(ascii: "/"), in: bytes)
      found |= Self.places(of: UInt8(ascii: "<"), in: bytes)
      found |= Self.places(of: UInt8(ascii: ">"), in: bytes)
      found |= Self.places(of: UInt8(ascii: "&"), in: bytes)
      found |= Self.places(of: UInt8(ascii: "'"), in: bytes)
      found |= Self.places(of: 0xE2, in: bytes)
    }
    return found & Self.repeated(0x80) != 0
  }

  /// Eight bytes of which the first with its highest bit set is the first that is `byte`.
  private static func places(of byte: UInt8, in bytes: UInt64) -> UInt64 {
    let differences = bytes ^ repeated(byte)
    return (differences &- repeated(1)) & ~differences
  }

  private static func repeated(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }
}
